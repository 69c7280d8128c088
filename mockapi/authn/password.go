package authn

import (
	"crypto/subtle"
	"net/netip"
	"strings"
	"time"

	"authlab/mockapi/world"

	"golang.org/x/text/unicode/norm"
)

// wrongPassword is the one answer to every failed login: an unknown name and a
// wrong password must not be told apart (ASVS 6.3.8).
const wrongPassword = "name and password do not belong together"

// Login proves a person by name and password, and rations the failures (ASVS
// 6.3.1). While a ration is spent no password is looked at, not even a right one:
// the answer would tell a guesser which it was.
//
// A success gives nothing back. Whoever may sign in as themselves could otherwise
// make room for guesses at somebody else, one after the other.
func Login(w *world.World, name, password string, from netip.Addr) (Proof, error) {
	rations := loginRations(w, name, from)
	if err := rations.allow(w); err != nil {
		return Proof{}, err
	}
	proof, err := Password(w, name, password)
	if err != nil {
		rations.spend(w)
	}
	return proof, err
}

// Password proves a person by name and password.
func Password(w *world.World, name, password string) (Proof, error) {
	person, found := w.Person(name)
	// Somebody unknown is hashed for as well, so that time does not tell either.
	given, kept := world.HashPassword(spelt(password), person.Salt), person.PasswordHash()
	matches := subtle.ConstantTimeCompare(given, kept) == 1
	if !found || person.Disabled || person.Password == "" || !matches { // services have no password
		return Proof{}, refuse(wrongPassword)
	}
	return Proof{Person: person, ACR: world.AAL1, AMR: []string{"pwd"}, At: w.Now()}, nil
}

// The length of a password, in letters (ASVS 6.2.1 and 6.2.9). Nothing else is
// asked of it: rules about digits and signs make passwords worse (6.2.5).
const (
	passwordLeast = 8
	passwordMost  = 128
)

// ChangePassword sets a new password. It reports false where the house does not
// take it.
func ChangePassword(w *world.World, person, old, chosen string) bool {
	chosen = spelt(chosen)
	letters := len([]rune(chosen))
	if letters < passwordLeast || letters > passwordMost || chosen == spelt(old) || strings.Contains(chosen, person) {
		return false
	}
	return w.SetPassword(person, chosen)
}

// spelt brings a text into the one form in which passwords are hashed: an ü can
// be written in two ways, and which of them a keyboard sends is not the person's
// choice (RFC 8265 §4.2.2).
func spelt(password string) string { return norm.NFC.String(password) }

// rations are the counts that one try at a password draws on.
type rations []ration

type ration struct {
	of  world.Ration
	key string
}

// loginRations counts by account and by source address. Names nobody has are
// counted alike, so that being refused tells nothing of who there is.
func loginRations(w *world.World, name string, from netip.Addr) rations {
	const accounts, addresses = 4093, 256
	return rations{
		{world.Ration{Limit: 5, Window: 15 * time.Minute}, "login as " + w.Pigeonhole("account "+name, accounts)},
		{world.Ration{Limit: 20, Window: 15 * time.Minute}, "login from " + w.Pigeonhole("address "+network(from), addresses)},
	}
}

// network is what one caller can choose addresses from: a /64 of IPv6 is one
// household.
func network(from netip.Addr) string {
	if !from.Is6() {
		return from.String()
	}
	prefix, err := from.WithZone("").Prefix(64)
	if err != nil {
		return from.String()
	}
	return prefix.String()
}

// allow refuses while any of the rations is spent.
func (r rations) allow(w *world.World) error {
	var wait time.Duration
	for _, one := range r {
		wait = max(wait, w.Wait(one.of, one.key))
	}
	if wait > 0 {
		return &Refusal{Why: "too many tries: this one was not looked at", Wait: wait}
	}
	return nil
}

func (r rations) spend(w *world.World) {
	for _, one := range r {
		w.Spend(one.of, one.key)
	}
}
