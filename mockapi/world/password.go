package world

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"

	"golang.org/x/crypto/argon2"
)

// HashPassword is the house's password hash: argon2id. Its parameters are as low
// as they go, on purpose: a world is grown for every probe, hundreds at once,
// and its passwords guard nothing. RFC 9106 §4 says what to take at work.
func HashPassword(password string, salt []byte) []byte {
	const passes, memoryKiB, lanes, size = 1, 8, 1, 32
	return argon2.IDKey([]byte(password), salt, passes, memoryKiB, lanes, size)
}

// setPassword draws a password of the kind "ana-cedar-417". In the canonical
// world it is simply "ana-pw", for stories and command lines to quote.
func (w *World) setPassword(person *Person, draw *rand.Rand) {
	person.Password = fmt.Sprintf("%s-%s-%d", person.ID, pick(draw, "cedar", "amber", "cobalt", "meadow"), 100+draw.IntN(900))
	if w.spec.Seed == canonicalSeed {
		person.Password = person.ID + "-pw"
	}
}

func saltFrom(draw *rand.Rand) []byte {
	return binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, draw.Uint64()), draw.Uint64())
}

// SetPassword changes somebody's password.
func (w *World) SetPassword(id, password string) bool {
	return w.changePerson(id, func(p *Person) {
		p.Password, p.Salt = password, []byte(w.Token())
		w.Record("update", "password", id)
	})
}

// PasswordHash is what the house keeps of a password. It is made when somebody
// signs in: of the hundreds of worlds grown to judge a fix, most never see that.
func (p Person) PasswordHash() []byte { return HashPassword(p.Password, p.Salt) }
