package authn

import (
	"crypto/subtle"

	"authlab/mockapi/world"
)

// wrongPassword is the one answer to every failed login: an unknown name and a
// wrong password must not be told apart (ASVS 6.3.8).
const wrongPassword = "name and password do not belong together"

// Password proves a person by name and password.
func Password(w *world.World, name, password string) (Proof, error) {
	person, found := w.Person(name)
	// Somebody unknown is hashed for as well, so that time does not tell either.
	given, kept := world.HashPassword(password, person.Salt), person.PasswordHash()
	matches := subtle.ConstantTimeCompare(given, kept) == 1
	if !found || person.Password == "" || !matches { // services have no password
		return Proof{}, refuse(wrongPassword)
	}
	return Proof{Person: person}, nil
}
