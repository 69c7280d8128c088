package lab

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// In reports whether a request's text carries the key.
func (k Key) In(request string) bool { return k.Value != "" && strings.Contains(request, k.Value) }

// Proves says what showing a key of its kind proves to the API.
func (k Key) Proves() string {
	kind := strings.TrimPrefix(k.With, SignedIn)
	if wanted, err := ParseWanted(kind); err == nil {
		if wanted.As != "" {
			return provesActing(wanted)
		}
		kind = wanted.Kind
	}
	switch kind {
	case "":
		return "proves nothing: the request stops at the credential gate where one is wanted"
	case WithSession:
		return "proves a sign-in the server remembers; the cookie itself says nothing, and can be ended at once"
	case WithBearer:
		return "proves what its issuer signed, to whoever trusts that issuer; who holds it, can use it"
	case WithDPoP:
		return "proves what a bearer token does, and that the caller holds the key it is bound to; the proof is for this request, once"
	case WithBasic:
		return "proves that the caller knows the password, with every request anew"
	case WithAPIKey:
		return "proves which application calls, and no person"
	case WithIDToken:
		return "proves to a client who signed in; an API takes access tokens, and not this"
	case WithCode, WithRecovery:
		return "proves the second factor, once; with the password before it, it makes the session whole"
	case WithPasskey:
		return "proves by a signature, made for this site alone, that its owner was there"
	case WithCertificate:
		return "proves in the TLS handshake that the caller holds the private key"
	}
	return "proves what the gate makes of it"
}

// provesActing says it of a key in another's name.
func provesActing(wanted Wanted) string {
	if wanted.Kind == WithSession {
		return "proves that support acts for " + wanted.As + ", who was not asked to sign in; it is asked each time whether they still may"
	}
	return "proves that its issuer lets a service act for " + wanted.As + ", within its scopes; it permits no more than " + wanted.As + " may"
}

// InShort is what matters of a token in a line; its age where the time is not zero.
func (t Token) InShort(now time.Time) string {
	var says struct {
		Sub, Scope, ACR string
		Act             struct{ Sub string }
		Exp             int64
	}
	if err := json.Unmarshal([]byte(t.Claims), &says); err != nil {
		return ""
	}
	parts := []string{"for " + says.Sub}
	if says.Act.Sub != "" {
		parts[0] += ", held by " + says.Act.Sub
	}
	if says.ACR != "" {
		parts = append(parts, says.ACR)
	}
	if says.Exp != 0 && !now.IsZero() {
		left := time.Unix(says.Exp, 0).Sub(now).Round(time.Minute)
		if left > 0 {
			parts = append(parts, fmt.Sprintf("good for %d more minutes", int(left.Minutes())))
		} else {
			parts = append(parts, fmt.Sprintf("ran out %d minutes ago", int(-left.Minutes())))
		}
	}
	if says.Scope != "" {
		parts = append(parts, says.Scope)
	}
	return strings.Join(parts, " · ")
}
