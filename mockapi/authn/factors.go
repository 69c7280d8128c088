package authn

import (
	"cmp"
	"slices"
	"time"

	"authlab/mockapi/world"
)

// The second factors, as a sign-in that is half way lists them.
const (
	FactorCode     = "otp"
	FactorRecovery = "recovery"
	FactorPasskey  = "passkey"
)

// invalidFactor is the code of a challenge after a second factor that does not hold.
const invalidFactor = "invalid_factor"

// SecondFactors are those a person can complete a sign-in with.
func SecondFactors(w *world.World, person string) []string {
	f := w.Factors(person)
	factors := []string{}
	if len(f.Secret) > 0 {
		factors = append(factors, FactorCode)
	}
	if len(f.Passkeys) > 0 {
		factors = append(factors, FactorPasskey)
	}
	if len(f.Recovery) > 0 {
		factors = append(factors, FactorRecovery)
	}
	return factors
}

// HalfSession proves whose session it is, with or without a second factor: enough
// for what completes it, and for nothing else.
func HalfSession(w *world.World, token string) (Proof, error) {
	_, proof, err := anySession(w, token)
	return proof, err
}

// Complete proves with a second factor what a session has proven with a first.
func Complete(w *world.World, token, factor, answer string) (Proof, error) {
	first, err := HalfSession(w, token)
	if err != nil {
		return Proof{}, err
	}
	if factor != FactorPasskey {
		return Second(w, first, factor, answer)
	}
	return tried(w, first, func() ([]string, error) { return assertPasskey(w, first.Person, token, answer) })
}

// Second adds to a proof a second factor that needs no question beforehand.
func Second(w *world.World, first Proof, factor, answer string) (Proof, error) {
	return tried(w, first, func() ([]string, error) { return answered(w, first.Person.ID, factor, answer) })
}

// tried adds a second factor to a proof. All second factors of a person draw on
// one ration of failures, or each would be a way around the others' (ASVS 6.3.1).
func tried(w *world.World, first Proof, answered func() ([]string, error)) (Proof, error) {
	tries := rations{{world.Ration{Limit: 5, Window: 15 * time.Minute}, "second factor of " + first.Person.ID}}
	if err := tries.allow(w); err != nil {
		return Proof{}, err
	}
	methods, err := answered()
	if err != nil {
		tries.spend(w)
		return Proof{}, err
	}
	first.ACR, first.AMR, first.At = world.AAL2, append(slices.Clone(first.AMR), methods...), w.Now()
	first.AMR = append(first.AMR, "mfa")
	slices.Sort(first.AMR)
	first.AMR = slices.Compact(first.AMR)
	return first, nil
}

// answered returns the methods of RFC 8176 that an answer shows. It has no word
// for a recovery code.
func answered(w *world.World, person, factor, answer string) ([]string, error) {
	switch factor {
	case FactorCode:
		return []string{"otp"}, spendCode(w, person, answer)
	case FactorRecovery:
		if !w.SpendRecoveryCode(person, answer) {
			return nil, wrongFactor("it is no recovery code of this person, or it was used before")
		}
		return nil, nil
	}
	return nil, wrongFactor("there is no such second factor")
}

func wrongFactor(why string) *Refusal { return &Refusal{Why: why, Code: invalidFactor} }

// Raise puts what has been proven by now into a session, under a new token: the
// old one, which may have been seen while it was worth less, is worth nothing
// from here on. The session ends when it would have ended in all.
func Raise(w *world.World, token string, proof Proof) (raised string) {
	session, found := w.Session(token)
	if !found {
		return ""
	}
	CloseSession(w, token)
	session.Half, session.Expires = false, session.Opened.Add(world.SessionLifetime)
	session.Used, session.Proven = w.Now(), proof.At
	session.ACR, session.AMR = cmp.Or(proof.ACR, session.ACR), proof.AMR
	return save(w, session)
}
