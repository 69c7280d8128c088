package lab

import (
	"encoding/json"
	"time"
)

// Claim is what a name in a token's header or claims is for: the gate that looks at
// it, what that gate asks of it, and the clause that says so.
type Claim struct {
	Name   string
	Gate   Gate
	Serves string
	Clause string
}

// Claims lists the names the house's tokens use, those of the header first.
func Claims() []Claim {
	return []Claim{
		{"alg", GateIdentity, "how it is signed: the API holds it against its own list, and never just follows it", "RFC 8725 §3.1"},
		{"kid", GateIdentity, "which of the issuer's keys signed it", "RFC 7515 §4.1.4"},
		{"typ", GateIdentity, "that it is an access token, and not some other token of the same issuer", "RFC 8725 §3.11"},
		{"iss", GateIdentity, "who issued it: only issuers the API trusts, and each for its own people", "RFC 8725 §3.8"},
		{"aud", GateIdentity, "for which API it is meant: a token for another proves nothing here", "RFC 7519 §4.1.3"},
		{"sub", GateIdentity, "who the caller is", "RFC 7519 §4.1.2"},
		{"exp", GateIdentity, "until when it holds", "RFC 7519 §4.1.4"},
		{"nbf", GateIdentity, "from when on it holds", "RFC 7519 §4.1.5"},
		{"iat", GateIdentity, "when it was issued", "RFC 7519 §4.1.6"},
		{"jti", GateIdentity, "its own name, by which this one token can be revoked", "RFC 7519 §4.1.7"},
		{"client_id", GateIdentity, "the program it was issued to", "RFC 9068 §2.2"},
		{"auth_time", GateIdentity, "when its owner last signed in: a route may want that to be lately", "RFC 9470 §3"},
		{"acr", GateIdentity, "how surely its owner signed in: a route may want more", "RFC 9470 §3"},
		{"amr", GateIdentity, "with what its owner signed in: a password, a code, a passkey", "RFC 8176 §2"},
		{"cnf", GateIdentity, "the key of its holder, who must prove to have it", "RFC 7800 §3.1"},
		{"act", GateIdentity, "who acts in the owner's name", "RFC 8693 §4.1"},
		{"scope", GateFunction, "what it was given for: no route beyond that, whatever its owner may do", "RFC 9068 §2.2.3"},
		{"roles", GateFunction, "a copy from when it was issued; what counts is what is stored now", "RFC 9068 §2.2.3.1"},
	}
}

// FindClaim returns the claim of a name.
func FindClaim(name string) (Claim, bool) {
	for _, claim := range Claims() {
		if claim.Name == name {
			return claim, true
		}
	}
	return Claim{}, false
}

// Age is a claim that is a time against the world's clock, in words: "in 12m0s"; empty
// for any other.
func (c Claim) Age(value json.RawMessage, now time.Time) string {
	switch c.Name {
	case "exp", "nbf", "iat", "auth_time":
	default:
		return ""
	}
	var seconds int64
	if err := json.Unmarshal(value, &seconds); err != nil || now.IsZero() {
		return ""
	}
	switch gap := time.Unix(seconds, 0).Sub(now).Round(time.Second); {
	case gap > 0:
		return "in " + gap.String()
	case gap < 0:
		return (-gap).String() + " ago"
	}
	return "now"
}
