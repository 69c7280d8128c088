package authn

import "authlab/mockapi/world"

// The second factors, as a sign-in that is half way lists them.
const (
	FactorCode     = "otp"
	FactorRecovery = "recovery"
	FactorPasskey  = "passkey"
)

// SecondFactors are those a person can complete a sign-in with.
func SecondFactors(w *world.World, person string) []string {
	if !w.HasSecondFactor(person) {
		return nil
	}
	return []string{FactorCode, FactorRecovery}
}
