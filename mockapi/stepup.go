package mockapi

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// assured asks of a caller who is proven whether they proved it well enough, and
// lately enough, for the route. Where not, it is a 401 (RFC 9470 §3): who asks is
// known, and signing in again, with more, will help. The challenge says with what.
//
// Where somebody acts in the caller's name, what an exchanged token tells of the
// caller's sign-in does not say that they are there, and counts for nothing.
func assured(w *world.World, route Route, c credential, proof authn.Proof, proven ruling) ruling {
	if proof.Actor != "" {
		proof.ACR, proof.At = "", time.Time{}
	}
	var more []string
	now, acr := w.Now(), wantedACR(w, route, proof)
	if acr != "" && !reachesACR(proof.ACR, acr) {
		more = append(more, fmt.Sprintf(`acr_values="%s"`, acr))
	}
	if route.MaxAge > 0 && now.Sub(proof.At) > route.MaxAge { // a proof of no known time is as old as can be
		more = append(more, fmt.Sprintf(`max_age="%d"`, int(route.MaxAge.Seconds())))
	}
	if len(more) == 0 {
		return proven
	}
	return deny(lab.GateIdentity, http.StatusUnauthorized, "it proves who, but not well or lately enough for this",
		fact("acr", proof.ACR), fact("age", ageOf(proof, now)), fact("wanted", strings.Join(more, ", "))).
		challenge(challengesAfter(route.Access.schemes(), c.kind, authn.InsufficientAuthentication, more...)...)
}

func wantedACR(w *world.World, route Route, proof authn.Proof) string {
	if route.Whole && w.HasSecondFactor(proof.Person.ID) {
		return world.AAL2
	}
	return route.ACR
}

// reachesACR knows the two levels of NIST SP 800-63B and takes every other by its
// name alone.
func reachesACR(have, wanted string) bool {
	return have == wanted || have == world.AAL2 && wanted == world.AAL1
}

func ageOf(proof authn.Proof, now time.Time) string {
	if proof.At.IsZero() {
		return "not known"
	}
	return now.Sub(proof.At).String()
}
