package situation

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// aboutCredential takes apart what the request carries. A gatekeeper could do it by
// hand: decode the token, look the session up, check the signature with the key.
func (h *hand) aboutCredential() []lab.Fact {
	fields := h.request.Header.Values("Authorization")
	switch {
	case len(fields) > 1:
		return []lab.Fact{{Name: "kind", Value: kindOf(fields[0])}, {Name: "form", Value: "two Authorization fields"}}
	case len(fields) == 1:
		return h.aboutField(fields[0])
	case h.request.Header.Get("Cookie") != "":
		return h.aboutSession(strings.TrimPrefix(h.request.Header.Get("Cookie"), mockapi.SessionCookie+"="))
	case h.request.Channel != nil && h.request.Channel.Certificate != "":
		return h.aboutCertificate(h.request.Channel.Certificate)
	}
	return []lab.Fact{{Name: "kind", Value: "none"}}
}

func (h *hand) aboutField(field string) []lab.Fact {
	scheme, credentials, _ := strings.Cut(field, " ")
	if credentials == "" {
		return []lab.Fact{{Name: "kind", Value: kindOf(field)}, {Name: "form", Value: "a scheme and nothing behind it"}}
	}
	switch scheme {
	case "Bearer":
		return h.aboutToken(credentials)
	case "ApiKey":
		return h.aboutAPIKey(credentials)
	case "Basic":
		return h.aboutPassword(credentials)
	}
	return []lab.Fact{{Name: "kind", Value: kindOf(field)}}
}

// kindOf says what an Authorization field means to be.
func kindOf(field string) string {
	scheme, _, _ := strings.Cut(field, " ")
	known := map[string]string{"Bearer": "bearer token", "ApiKey": "API key", "Basic": "name and password"}
	return cmp.Or(known[scheme], "of the scheme "+scheme)
}

func (h *hand) aboutSession(token string) []lab.Fact {
	var s sheet
	s.say("kind", "session cookie")
	session, kept := h.world.Session(token)
	if !kept {
		s.say("session", "the house keeps none under this name")
		return s
	}
	s.say("session", "kept")
	s.say("person", session.Person)
	s.say("actor", session.Actor)
	if !session.Proven.IsZero() {
		s.say("proven", session.Proven.Format(instant))
	}
	s.say("assurance", inWords(session.ACR))
	if session.Half {
		s.say("still missing", "a second factor")
	}
	return s
}

// inWords is a level of assurance with what it takes, for whoever has not met it yet.
func inWords(acr string) string {
	switch acr {
	case world.AAL1:
		return "one factor (" + acr + ")"
	case world.AAL2:
		return "two factors (" + acr + ")"
	}
	return acr
}

func (h *hand) aboutToken(token string) []lab.Fact {
	var s sheet
	s.say("kind", "bearer token")
	header, claims := segment(token, 0), claimsOf(token)
	for _, name := range []string{"typ", "alg", "kid"} {
		s.say(name, text(header[name]))
	}
	for _, name := range []string{"iss", "aud", "sub", "act", "jti", "scope", "acr"} {
		s.say(name, text(claims[name]))
	}
	for _, name := range []string{"nbf", "exp", "auth_time"} {
		if seconds, dated := claims[name].(float64); dated {
			s.say(name, time.Unix(int64(seconds), 0).UTC().Format(instant))
		}
	}
	s.say("bound to", h.holder(claims))
	s.say("signature", h.signature(token, text(claims["iss"]), text(header["kid"])))
	return s
}

// holder says whose certificate a token is bound to, and whether it was shown.
func (h *hand) holder(claims map[string]any) string {
	bound, _ := claims["cnf"].(map[string]any)
	if bound == nil {
		return ""
	}
	shown := h.request.Channel
	if shown == nil || shown.Certificate == "" {
		return "a certificate, which was not shown"
	}
	certificate, found := h.world.Certificate(shown.Certificate)
	if found && authn.CertificateThumbprint(certificate.Leaf) == bound["x5t#S256"] {
		return "the certificate that was shown"
	}
	return "another certificate than was shown"
}

// signature says whether a token was signed by the key it names.
func (h *hand) signature(token, issuer, kid string) string {
	owner := world.House
	if issuer != h.world.Issuer() {
		owner = world.Partner
	}
	key, known := h.world.KeyOf(owner, kid)
	if !known {
		return "cannot be checked: no such key"
	}
	err := key.Holds(token, func() error {
		signed := jwt.NewParser(jwt.WithoutClaimsValidation(), jwt.WithValidMethods([]string{key.Alg}))
		_, err := signed.Parse(token, func(*jwt.Token) (any, error) { return key.Public(), nil })
		return err
	})
	if err != nil {
		return "was not made by " + kid
	}
	return "was made by " + kid
}

func claimsOf(token string) map[string]any { return segment(token, 1) }

// segment is a part of a token, decoded; empty where it cannot be.
func segment(token string, at int) map[string]any {
	var object map[string]any
	if parts := strings.Split(token, "."); at < len(parts) {
		octets, _ := base64.RawURLEncoding.DecodeString(parts[at]) // what cannot be read says nothing
		_ = json.Unmarshal(octets, &object)
	}
	return object
}

// text is a claim as a paper writes it.
func text(value any) string {
	switch value := value.(type) {
	case nil:
		return ""
	case []any:
		words := make([]string, len(value))
		for i, one := range value {
			words[i] = text(one)
		}
		return strings.Join(words, ", ")
	case map[string]any:
		words := make([]string, 0, len(value))
		for _, name := range slices.Sorted(maps.Keys(value)) {
			words = append(words, name+" "+text(value[name]))
		}
		return strings.Join(words, ", ")
	}
	return fmt.Sprint(value)
}

func (h *hand) aboutAPIKey(key string) []lab.Fact {
	var s sheet
	s.say("kind", "API key")
	kept, found := h.world.APIKey(key)
	if !found {
		s.say("key", "the house keeps none like it")
		return s
	}
	s.say("key", "kept")
	s.say("owner", kept.Owner)
	s.list("scopes", kept.Scopes)
	s.list("from", kept.From)
	from := "127.0.0.1"
	if channel := h.request.Channel; channel != nil && channel.From != "" {
		from = channel.From
	}
	s.say("came from", from)
	s.say("used in the last minute", fmt.Sprint(h.before))
	return s
}

func (h *hand) aboutPassword(pair string) []lab.Fact {
	var s sheet
	s.say("kind", "name and password")
	octets, _ := base64.StdEncoding.DecodeString(pair) // what cannot be read names nobody
	name, password, _ := strings.Cut(string(octets), ":")
	person, known := h.world.Person(name)
	s.say("name", name)
	s.say("password", map[bool]string{true: "right", false: "wrong"}[known && person.Password == password])
	return s
}

func (h *hand) aboutCertificate(name string) []lab.Fact {
	var s sheet
	s.say("kind", "client certificate")
	shown, found := h.world.Certificate(name)
	if !found {
		return s
	}
	leaf := shown.Leaf
	for _, uri := range leaf.URIs {
		s.say("stands for", uri.String())
	}
	s.say("signed by", leaf.Issuer.CommonName)
	s.say("signature", map[bool]string{true: "the house's authority made it", false: "the house's authority did not make it"}[leaf.CheckSignatureFrom(h.world.Authority()) == nil])
	s.say("not before", leaf.NotBefore.UTC().Format(instant))
	s.say("not after", leaf.NotAfter.UTC().Format(instant))
	s.say("taken back", map[bool]string{true: "yes", false: "no"}[h.world.CertificateRevoked(leaf)])
	return slices.Clip(s)
}
