// Package idp is the house's identity provider: OpenID Connect and OAuth 2.0
// over a world.
//
// It is written here and not taken from a library. Those there are read the
// machine's clock and draw from its randomness by package functions, so that no
// two runs would be alike and a learner could not move the time; they answer
// wrongly where this lab teaches (a refresh token passes at userinfo, a reused one
// leaves its family alive, a repeated parameter passes); and none says at which
// gate it refused. What is hard, the signatures, is golang-jwt's.
//
// A Provider decides about one request. It notes what each gate found, and ends
// in an answer or in an *Error; the HTTP around it is package mockapi's.
package idp

import (
	"net/netip"
	"strings"

	"authlab/lab"
	"authlab/mockapi/world"
)

// Provider is the identity provider at work on one request.
type Provider struct {
	World *world.World
	Base  string     // where its endpoints are reached: "https://authlab.test"
	From  netip.Addr // of whoever asks

	// Holder is the thumbprint of the key that the client proved to hold, which all it is
	// given is bound to (RFC 9449 §5); empty for none.
	Holder string

	// Checks are what the gates found so far, but for the one that refused.
	Checks []lab.Check
}

// New is a provider for one request, reached at a base URL from an address.
func New(w *world.World, base string, from netip.Addr) *Provider {
	return &Provider{World: w, Base: base, From: from}
}

// pass notes that a gate had nothing against the request.
func (p *Provider) pass(gate lab.Gate, reason string, facts ...lab.Fact) {
	p.Checks = append(p.Checks, lab.Check{Gate: gate, Outcome: lab.Pass, Reason: reason, Facts: facts})
}

func fact(name, value string) lab.Fact { return lab.Fact{Name: name, Value: shortened(value)} }

func scopesFact(scopes []string) lab.Fact { return fact("scope", strings.Join(scopes, " ")) }

// shortened keeps what a stranger wrote from filling the screen.
func shortened(text string) string {
	const most = 200
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}
