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
	// OverTLS is the value there, where it is another: a cookie has another name.
	OverTLS string `json:"over_tls,omitempty"`

	// Wrong says what is amiss with it, where it does not open all that its owner may.
	Wrong string `json:"wrong,omitempty"`

	// Body goes with it where a credential is part of what is sent, and Code is the
	// part a person would type.
	Body string `json:"body,omitempty"`
	Code string `json:"code,omitempty"`

	// Proof goes with a token that is bound to a key, in the field DPoP. It is for one
	// request, and missing until KeyFor knows which.
	Proof string `json:"proof,omitempty"`

	// Certificate is whose client certificate is shown, where that is the credential.
	Certificate string `json:"certificate,omitempty"`
}

// Spare reports whether a key only stands for one that Target.Key makes when
// somebody asks for it.
func (k Key) Spare() bool { return k.Who != Nobody && k.Value == "" && k.Certificate == "" }

// on is the key's value on a channel.
func (k Key) on(c *Channel) string {
	if c != nil && c.TLS && k.OverTLS != "" {
		return k.OverTLS
	}
	return k.Value
}

// Secret is the bare credential: the token without its scheme, the cookie's value
// without its name, the code without what is around it.
func (k Key) Secret() string {
	if k.Code != "" {
		return k.Code
	}
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
	WithIDToken     = "id-token" // for a client, and of no use here
	WithBasic       = "basic"
	WithAPIKey      = "api-key"
	WithCertificate = "certificate"
	WithDPoP        = "dpop" // a token bound to a key, with a proof that its owner holds that

	// A second factor, with the session that a password opened.
	WithCode     = "one-time-code"
	WithRecovery = "recovery-code"
	WithPasskey  = "passkey"
)

// What can be amiss with a credential. Whoever shows one of these is refused, or
// is held to be proven less well than the route asks.
const (
	FlawExpired       = "expired"
	FlawEarly         = "early"
	FlawEnded         = "ended"
	FlawIdle          = "idle"
	FlawOutlived      = "outlived"
	FlawRevoked       = "revoked"
	FlawForged        = "forged"
	FlawUnsigned      = "unsigned"
	FlawConfused      = "confused"
	FlawRetiredKey    = "retired-key"
	FlawOtherAudience = "other-audience"
	FlawPartnerIssued = "partner-issued"
	FlawPasswordOnly  = "password-only"
	FlawStale         = "stale"
	FlawWide          = "wide"
	FlawStolen        = "stolen"
	FlawDistant       = "distant"
	FlawWrongPassword = "wrong-password"
	FlawSelfSigned    = "self-signed"
	FlawOtherCA       = "other-ca"
	FlawUsed          = "used"
	FlawPhished       = "phished"
	FlawNonceless     = "nonceless"
	FlawBarred        = "barred" // only of a session in another's name
)

// PhishingOrigin is where the page is that asks for what a phished passkey signs.
const PhishingOrigin = "https://authlab.test.sign-in.example"

// Bound is no flaw: who finds the token has nothing without the certificate.
const Bound = "bound"

// Amiss says of a key what is wrong with it, in words.
func (w Wanted) Amiss() string {
	switch {
	case w.As != "" && w.Flaw == FlawEnded:
		return "whoever acted has ended it"
	case w.Kind == WithIDToken:
		return "it tells a client who signed in, and is no access token"
	case w.Kind == WithDPoP && w.Flaw == FlawStolen:
		return "it is bound to a key, and comes with a proof by another"
	case w.Kind == WithDPoP && w.Flaw == FlawUsed:
		return "its proof was used before"
	}
	return map[string]string{
		FlawExpired:       "it has expired",
		FlawEarly:         "it does not hold yet",
		FlawEnded:         "its owner signed out",
		FlawIdle:          "it was not used for half an hour",
		FlawOutlived:      "it was in use until now, but opened eight hours ago",
		FlawRevoked:       "it was revoked",
		FlawForged:        "somebody signed it who does not have the key it names",
		FlawUnsigned:      "nobody signed it: its algorithm is none",
		FlawConfused:      "it is signed by HS256 with the public key, as if that were a secret",
		FlawRetiredKey:    "a key signed it that is out of use",
		FlawOtherAudience: "it is meant for another API",
		FlawPartnerIssued: "the identity provider of Birch issued it",
		FlawPasswordOnly:  "its owner signed in with a password only",
		FlawStale:         "its owner signed in an hour ago",
		FlawWide:          "it was given for every scope, whatever its owner may",
		FlawStolen:        "it is bound to a certificate, and comes without it",
		FlawDistant:       "it may be used from another network only",
		FlawWrongPassword: "the password is not the owner's",
		FlawSelfSigned:    "it is signed by itself",
		FlawUsed:          "it was used before",
		FlawPhished:       "the page that asked for it is at " + PhishingOrigin,
		FlawNonceless:     "its proof does not repeat the API's nonce",
		FlawOtherCA:       "another authority signed it, of the same name",
		FlawBarred:        "whoever acts in another's name may not do so any more",
	}[w.Flaw]
}

// Wanted is a key as a manifest asks for it: "bearer", "expired bearer", "bearer
// for orders.read tickets.read", "session as ana".
type Wanted struct {
	Flaw string // empty for a good one
	Kind string
	As   string // in whose name its holder acts; empty for their own
	// Scopes are all it was given for; nil for what its owner's roles can use.
	Scopes []string
}

// ParseWanted reads what Wanted.String writes. What cannot be read is a *Mistake.
func ParseWanted(text string) (Wanted, error) {
	head, scopes, limited := strings.Cut(text, " for ")
	head, as, acting := strings.Cut(head, " as ")
	wanted := Wanted{As: strings.TrimSpace(as)}
	switch words := strings.Fields(head); len(words) {
	case 1:
		wanted.Kind = words[0]
	case 2:
		wanted.Flaw, wanted.Kind = words[0], words[1]
	}
	if _, known := keyFlaws()[wanted.Kind]; !known {
		return Wanted{}, &Mistake{What: fmt.Sprintf("%q is no credential", text), Try: strings.Join(kindsNear(text), ", ")}
	}
	if acting && (wanted.As == "" || actingFlaws()[wanted.Kind] == nil) {
		return Wanted{}, &Mistake{What: fmt.Sprintf("%q is in nobody's name", text), Try: "session as ana, bearer as ana"}
	}
	if wanted.Flaw != "" && !slices.Contains(wanted.flaws(), wanted.Flaw) {
		return Wanted{}, &Mistake{What: fmt.Sprintf("there is no %q %s", wanted.Flaw, wanted.kind()), Try: strings.Join(flawedNear(wanted), ", ")}
	}
	if limited {
		if wanted.Kind != WithBearer && wanted.Kind != WithAPIKey {
			return Wanted{}, &Mistake{What: fmt.Sprintf("a %s has no scopes", wanted.Kind), Try: "bearer for " + scopes}
		}
		if before, as, late := strings.Cut(scopes, " as "); late {
			return Wanted{}, &Mistake{What: fmt.Sprintf("%q says in whose name too late", text), Try: fmt.Sprintf("%s as %s for %s", head, as, before)}
		}
		wanted.Scopes = strings.Fields(scopes)
		if slices.Equal(wanted.Scopes, []string{"nothing"}) {
			wanted.Scopes = []string{}
		}
	}
	return wanted, nil
}

func (w Wanted) String() string {
	text := strings.TrimSpace(w.Flaw + " " + w.kind())
	switch {
	case w.Scopes == nil:
		return text
	case len(w.Scopes) == 0:
		return text + " for nothing"
	default:
		return text + " for " + strings.Join(w.Scopes, " ")
	}
}

// kind is the kind of credential, and in whose name.
func (w Wanted) kind() string {
	if w.As == "" {
		return w.Kind
	}
	return w.Kind + " as " + w.As
}

// flaws lists what it can have amiss.
func (w Wanted) flaws() []string {
	if w.As == "" {
		return keyFlaws()[w.Kind]
	}
	return actingFlaws()[w.Kind]
}

// keyFlaws lists the kinds of credential, and what each can have amiss.
func keyFlaws() map[string][]string {
	return map[string][]string{
		WithSession: {FlawEnded, FlawIdle, FlawOutlived, FlawPasswordOnly, FlawStale},
		WithBearer: {
			FlawExpired, FlawEarly, FlawRevoked, FlawForged, FlawUnsigned, FlawConfused, FlawRetiredKey, FlawOtherAudience,
			FlawPartnerIssued, FlawPasswordOnly, FlawStale, FlawWide, FlawStolen, Bound,
		},
		WithIDToken:     {},
		WithDPoP:        {FlawExpired, FlawStolen, FlawUsed, FlawNonceless},
		WithBasic:       {FlawWrongPassword},
		WithAPIKey:      {FlawExpired, FlawRevoked, FlawDistant},
		WithCode:        {FlawUsed},
		WithRecovery:    {FlawUsed},
		WithPasskey:     {FlawPhished},
		WithCertificate: {FlawExpired, FlawEarly, FlawRevoked, FlawSelfSigned, FlawOtherCA},
	}
}

// actingFlaws is keyFlaws of what somebody can hold in another's name: a session
// that was opened for them, and a token that was exchanged for theirs (RFC 8693).
func actingFlaws() map[string][]string {
	return map[string][]string{
		WithSession: {FlawEnded, FlawBarred},
		WithBearer:  {FlawExpired, FlawEarly, FlawRevoked, FlawForged, FlawRetiredKey, FlawOtherAudience},
	}
}

// CredentialsAs is Credentials of whoever acts in somebody's name: "session as ana",
// "ended session as ana".
func CredentialsAs(person string) []string {
	var all []string
	for _, kind := range kinds() {
		if flaws, acts := actingFlaws()[kind]; acts {
			for _, flaw := range append([]string{""}, flaws...) {
				all = append(all, Wanted{Flaw: flaw, Kind: kind, As: person}.String())
			}
		}
	}
	return all
}

// Credentials lists every key in one's own name that can be asked for, but for the
// scopes of those that have some: "session", "ended session".
func Credentials() []string {
	var all []string
	for _, kind := range kinds() {
		all = append(all, kind)
		for _, flaw := range keyFlaws()[kind] {
			all = append(all, flaw+" "+kind)
		}
	}
	return all
}

func kinds() []string {
	return []string{
		WithSession, WithBearer, WithIDToken, WithDPoP, WithBasic, WithAPIKey, WithCertificate, WithCode, WithRecovery, WithPasskey,
	}
}

// kindsNear lists the kinds a text may have been meant for.
func kindsNear(text string) []string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return kinds()
	}
	return Near(words[len(words)-1], kinds())
}

func flawedNear(wanted Wanted) []string {
	near := slices.Clone(Near(wanted.Flaw, wanted.flaws()))
	for i, flaw := range near {
		near[i] = flaw + " " + wanted.kind()
	}
	return near
}
