package world

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// The levels of assurance of NIST SP 800-63B: one factor, or two.
const (
	AAL1 = "aal1"
	AAL2 = "aal2"
)

// recoveryCodes is how many a person has.
const recoveryCodes = 8

// Factors are what somebody proves themselves by beside a password.
type Factors struct {
	Secret   []byte    `json:"secret,omitempty"`    // of one-time codes (RFC 6238)
	LastStep int64     `json:"last_step,omitempty"` // whose code was accepted: it, and all before, are spent
	Recovery [][]byte  `json:"recovery,omitempty"`  // hashes of the codes not used yet
	Passkeys []Passkey `json:"passkeys,omitempty"`
}

// Passkey is a public key and what else is kept of it, in the form of whoever
// checks it.
type Passkey struct {
	ID     []byte          `json:"id"`
	Added  time.Time       `json:"added"`
	Record json.RawMessage `json:"record"`
}

// Factors are a person's. What they hold must not be changed in place.
func (w *World) Factors(person string) Factors { return w.factors[person] }

// SaveFactors keeps what a person proves themselves by.
func (w *World) SaveFactors(person string, f Factors) { w.factors[person] = f }

// HasSecondFactor reports whether a password is not all that a person signs in with.
func (w *World) HasSecondFactor(person string) bool {
	f := w.factors[person]
	return len(f.Secret) > 0 || len(f.Passkeys) > 0
}

// enrol gives a second factor to those whose roles are of consequence. Secret and
// codes follow from the seed, so that the keyring can tell what they are.
func (w *World) enrol() {
	for _, person := range w.people {
		if person.Kind == KindPerson && ofConsequence(person.Roles) {
			w.factors[person.ID] = Factors{Secret: w.codeSecret(person.ID), Recovery: hashed(w.KeyringRecoveryCodes(person.ID))}
		}
	}
}

// ofConsequence marks the roles that move money, machines or other people: the
// house asks their holders for a second factor (ASVS 6.3.3).
func ofConsequence(roles []string) bool {
	return Holds(roles, RoleFinance) || Holds(roles, RolePlatform) || Holds(roles, RoleAdmin)
}

// codeSecret has the 160 bits that RFC 4226 §4 recommends.
func (w *World) codeSecret(person string) []byte {
	sum := sha256.Sum256(append(w.keys.secret[:], "one-time codes of "+person...))
	return sum[:20]
}

// KeyringRecoveryCodes are those a person has from the start.
func (w *World) KeyringRecoveryCodes(person string) []string {
	codes := make([]string, recoveryCodes)
	for i := range codes {
		codes[i] = recoveryCode(w.derived(fmt.Sprintf("recovery code %d of %s", i, person)))
	}
	return codes
}

// RecoveryCodeLeft is one of the keyring's that was not used yet.
func (w *World) RecoveryCodeLeft(person string) (code string, found bool) {
	kept := w.factors[person].Recovery
	for _, code := range w.KeyringRecoveryCodes(person) {
		if slices.ContainsFunc(kept, func(hash []byte) bool { return bytes.Equal(hash, hashOf(code)) }) {
			return code, true
		}
	}
	return "", false
}

// NewRecoveryCodes gives a person new ones in place of all they had, and returns
// them for the only time.
func (w *World) NewRecoveryCodes(person string) []string {
	codes := make([]string, recoveryCodes)
	for i := range codes {
		codes[i] = recoveryCode(w.Token())
	}
	f := w.factors[person]
	f.Recovery = hashed(codes)
	w.SaveFactors(person, f)
	w.Record("create", "recovery codes of", person)
	return codes
}

// recoveryCode is 125 bits of a token, as a person can copy them from paper.
func recoveryCode(token string) string {
	bits, err := base64.RawURLEncoding.DecodeString(token)
	if err != nil {
		panic(err) // Token and derived write base64url
	}
	letters := strings.ToLower(base32.StdEncoding.EncodeToString(bits))[:25]
	return strings.Join([]string{letters[:5], letters[5:10], letters[10:15], letters[15:20], letters[20:]}, "-")
}

// SpendRecoveryCode reports whether a code is one of a person's, which it then is
// no longer.
func (w *World) SpendRecoveryCode(person, code string) bool {
	f, given := w.factors[person], hashOf(code)
	at := slices.IndexFunc(f.Recovery, func(kept []byte) bool { return bytes.Equal(kept, given) })
	if at < 0 {
		return false
	}
	f.Recovery = slices.Delete(slices.Clone(f.Recovery), at, at+1)
	w.SaveFactors(person, f)
	w.Record("delete", "a recovery code of", person)
	return true
}

// hashed: a fast hash does for what is drawn from 125 bits (ASVS 6.5.2).
func hashed(codes []string) [][]byte {
	hashes := make([][]byte, len(codes))
	for i, code := range codes {
		hashes[i] = hashOf(code)
	}
	return hashes
}

// hashOf does not mind how a person writes a code down.
func hashOf(code string) []byte {
	plain := strings.Map(func(r rune) rune {
		if r == '-' || r == ' ' {
			return -1
		}
		return r
	}, strings.ToLower(code))
	sum := sha256.Sum256([]byte(plain))
	return sum[:]
}
