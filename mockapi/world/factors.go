package world

import "slices"

// The levels of assurance of NIST SP 800-63B: one factor, or two.
const (
	AAL1 = "aal1"
	AAL2 = "aal2"
)

// HasSecondFactor reports whether a password is not all that a person signs in with.
func (w *World) HasSecondFactor(person string) bool {
	somebody, found := w.Person(person)
	return found && somebody.Kind == KindPerson && slices.ContainsFunc(somebody.Roles, ofConsequence)
}

// ofConsequence marks the roles that move money, machines or other people: the
// house asks their holders for a second factor (ASVS 6.3.3).
func ofConsequence(role string) bool {
	return role == RoleFinance || role == RolePlatform || role == RoleAdmin
}
