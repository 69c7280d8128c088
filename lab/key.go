package lab

import (
	"fmt"
	"slices"
	"strings"
)

// Key is an entry of the keyring: one person's one credential, ready to be put
// into a request. Nobody's key has no header.
type Key struct {
	Who    string `json:"who"`  // a principal's id, or Nobody
	Name   string `json:"name"` // Ana
	Note   string `json:"note"` // customer · alder
	With   string `json:"with"` // "session", "expired bearer", or empty
	Header string `json:"header,omitempty"`
	Value  string `json:"value,omitempty"`

	// Certificate is whose client certificate is shown, where that is the credential.
	Certificate string `json:"certificate,omitempty"`
}

// Secret is the bare credential: the token without its scheme, the cookie's value
// without its name.
func (k Key) Secret() string {
	if at := strings.IndexAny(k.Value, " ="); at >= 0 {
		return k.Value[at+1:]
	}
	return k.Value
}

// Nobody is the caller who presents no credential.
const Nobody = "nobody"

// The credentials a key can hold.
const (
	WithSession     = "session"
	WithBearer      = "bearer"
	WithBasic       = "basic"
	WithAPIKey      = "api-key"
	WithCertificate = "certificate"
)

// What can be amiss with a credential. Whoever shows one of these is refused, or
// is held to be proven less well than the route asks.
const (
	FlawExpired       = "expired"
	FlawEarly         = "early"          // it does not hold yet
	FlawEnded         = "ended"          // its owner signed out, or it ran out
	FlawRevoked       = "revoked"        // taken back before its time
	FlawForged        = "forged"         // signed by somebody else, in the house's name
	FlawRetiredKey    = "retired-key"    // signed by a key that is not in use any more
	FlawOtherAudience = "other-audience" // meant for another API
	FlawPartnerIssued = "partner-issued" // by Birch's identity provider
	FlawPasswordOnly  = "password-only"  // signed in without a second factor
	FlawStale         = "stale"          // signed in an hour ago
	FlawWrongPassword = "wrong-password"
	FlawSelfSigned    = "self-signed"
	FlawOtherCA       = "other-ca" // signed by an authority the house does not trust
)

// Wanted is a key as a manifest asks for it: "bearer", "expired bearer", "bearer
// for orders.read tickets.read".
type Wanted struct {
	Flaw string // empty for a good one
	Kind string
	// Scopes are all it was given for; nil for what its owner's roles can use.
	Scopes []string
}

// ParseWanted reads what ParseWanted.String writes. What cannot be read is a *Mistake.
func ParseWanted(text string) (Wanted, error) {
	head, scopes, limited := strings.Cut(text, " for ")
	var wanted Wanted
	switch words := strings.Fields(head); len(words) {
	case 1:
		wanted.Kind = words[0]
	case 2:
		wanted.Flaw, wanted.Kind = words[0], words[1]
	}
	flaws, known := keyFlaws()[wanted.Kind]
	if !known {
		return Wanted{}, &Mistake{What: fmt.Sprintf("%q is no credential", text), Try: strings.Join(kindsNear(text), ", ")}
	}
	if wanted.Flaw != "" && !slices.Contains(flaws, wanted.Flaw) {
		return Wanted{}, &Mistake{What: fmt.Sprintf("there is no %q %s", wanted.Flaw, wanted.Kind), Try: strings.Join(flawedNear(wanted), ", ")}
	}
	if limited {
		if wanted.Kind != WithBearer && wanted.Kind != WithAPIKey {
			return Wanted{}, &Mistake{What: fmt.Sprintf("a %s has no scopes", wanted.Kind), Try: "bearer for " + scopes}
		}
		wanted.Scopes = strings.Fields(scopes)
		if slices.Equal(wanted.Scopes, []string{"nothing"}) {
			wanted.Scopes = []string{}
		}
	}
	return wanted, nil
}

func (w Wanted) String() string {
	text := strings.TrimSpace(w.Flaw + " " + w.Kind)
	switch {
	case w.Scopes == nil:
		return text
	case len(w.Scopes) == 0:
		return text + " for nothing"
	default:
		return text + " for " + strings.Join(w.Scopes, " ")
	}
}

// keyFlaws lists the kinds of credential, and what each can have amiss.
func keyFlaws() map[string][]string {
	return map[string][]string{
		WithSession: {FlawEnded, FlawPasswordOnly, FlawStale},
		WithBearer: {
			FlawExpired, FlawEarly, FlawRevoked, FlawForged, FlawRetiredKey, FlawOtherAudience, FlawPartnerIssued,
			FlawPasswordOnly, FlawStale,
		},
		WithBasic:       {FlawWrongPassword},
		WithAPIKey:      {FlawRevoked},
		WithCertificate: {FlawExpired, FlawEarly, FlawRevoked, FlawSelfSigned, FlawOtherCA},
	}
}

// Credentials lists every key that can be asked for, but for the scopes of those
// that have some: "session", "ended session".
func Credentials() []string {
	var all []string
	for _, kind := range []string{WithSession, WithBearer, WithBasic, WithAPIKey, WithCertificate} {
		all = append(all, kind)
		for _, flaw := range keyFlaws()[kind] {
			all = append(all, flaw+" "+kind)
		}
	}
	return all
}

// kindsNear lists the kinds a text may have been meant for.
func kindsNear(text string) []string {
	kinds := []string{WithSession, WithBearer, WithBasic, WithAPIKey, WithCertificate}
	words := strings.Fields(text)
	if len(words) == 0 {
		return kinds
	}
	return Near(words[len(words)-1], kinds)
}

func flawedNear(wanted Wanted) []string {
	near := slices.Clone(Near(wanted.Flaw, keyFlaws()[wanted.Kind]))
	for i, flaw := range near {
		near[i] = flaw + " " + wanted.Kind
	}
	return near
}
