// Package saml speaks as much of SAML 2.0 as signing in takes: authentication
// requests, responses with one signed assertion, and metadata.
//
// Signatures and their canonical form are goxmldsig's. The rest is written here,
// because the library at hand, crewjam/saml, keeps its clock and its randomness
// in package variables, which the worlds of one process would have to share. It
// is the other side in the tests.
package saml

import (
	"fmt"
	"time"
)

// The namespaces and names of SAML 2.0.
const (
	nsProtocol  = "urn:oasis:names:tc:SAML:2.0:protocol"
	nsAssertion = "urn:oasis:names:tc:SAML:2.0:assertion"
	nsMetadata  = "urn:oasis:names:tc:SAML:2.0:metadata"
	nsSignature = "http://www.w3.org/2000/09/xmldsig#"

	bindingPost     = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
	bindingRedirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
	statusSuccess   = "urn:oasis:names:tc:SAML:2.0:status:Success"
	methodBearer    = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
	nameUnspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"
)

// The ways of having signed in: by a password over a secure channel, or with a
// one-time code beside it.
const (
	ClassPassword   = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport"
	ClassTwoFactors = "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken"
)

// Lifetime is how long an assertion may be used.
const Lifetime = 5 * time.Minute

// instant writes a time as SAML does (SAML Core §1.3.3): UTC, no zone.
func instant(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05.000Z") }

func parseInstant(text string) (time.Time, error) {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("%q is no time", text)
	}
	return at, nil
}
