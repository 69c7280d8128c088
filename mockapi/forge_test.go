package mockapi_test

import (
	"crypto"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// forger makes tokens for Ana that are nearly right. Where no other key is
// named, the house itself signs: then only what the token says is wrong.
type forger struct {
	testing.TB
	w      *world.World
	honest authn.Token
}

func newForger(t testing.TB) forger {
	w := newWorld(1, lab.Hidden)
	return forger{t, w, authn.TokenFor(w, "ana", "test")}
}

// like is the honest token with a change.
func (f forger) like(change func(*authn.Token)) authn.Token {
	token := f.honest
	change(&token)
	return token
}

// but signs the honest token with a change.
func (f forger) but(change func(*authn.Token)) string {
	return f.by(world.House, world.EdDSA, f.like(change))
}

// claim sets a claim, or takes it away with nil.
func (f forger) claim(name string, value any) string {
	return f.but(func(t *authn.Token) { t.Claims = map[string]any{name: value} })
}

// header sets a parameter of the header, likewise.
func (f forger) header(name string, value any) string {
	return f.but(func(t *authn.Token) { t.Header = map[string]any{name: value} })
}

// by signs with an issuer's current key, under the name the token gives.
func (f forger) by(owner, alg string, token authn.Token) string {
	return f.with(token, jwt.GetSigningMethod(alg), f.w.CurrentKey(owner, alg).Private())
}

// with signs with any method and key.
func (f forger) with(token authn.Token, method jwt.SigningMethod, key any) string {
	f.Helper()
	text, err := authn.MintWith(token, method, key)
	if err != nil {
		f.Fatal(err)
	}
	return text
}

// minted signs with a key, and names it.
func (f forger) minted(key *world.Key, token authn.Token) string {
	f.Helper()
	text, err := authn.MintBy(key, token)
	if err != nil {
		f.Fatal(err)
	}
	return text
}

// parts are the decoded header and claims of the honest token.
func (f forger) parts() (header, claims string) {
	segments := strings.Split(f.but(func(*authn.Token) {}), ".")
	return decoded(f, segments[0]), decoded(f, segments[1])
}

// raw signs a header and claims as they are written.
func (f forger) raw(header, claims string) string {
	f.Helper()
	return f.sign(encoded(header) + "." + encoded(claims))
}

// sign adds the house's signature to any text.
func (f forger) sign(text string) string {
	f.Helper()
	signature, err := f.w.SigningKey().Sign(nil, []byte(text), crypto.Hash(0))
	if err != nil {
		f.Fatal(err)
	}
	return text + "." + encoded(string(signature))
}

// written replaces a text in the claims, and signs the outcome.
func (f forger) written(from, to string) string {
	f.Helper()
	header, claims := f.parts()
	return f.raw(header, replaced(f, claims, from, to))
}

// headed replaces a text in the header, and signs the outcome.
func (f forger) headed(from, to string) string {
	f.Helper()
	header, claims := f.parts()
	return f.raw(replaced(f, header, from, to), claims)
}

func replaced(t testing.TB, text, from, to string) string {
	t.Helper()
	if !strings.Contains(text, from) {
		t.Fatalf("%s is not in %s", from, text)
	}
	return strings.Replace(text, from, to, 1)
}

func encoded(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

func decoded(t testing.TB, segment string) string {
	t.Helper()
	text, err := base64.RawURLEncoding.DecodeString(segment)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// signedAs replaces the signature of a token.
func signedAs(token, signature string) string {
	return token[:strings.LastIndex(token, ".")+1] + encoded(signature)
}

func signatureOf(t testing.TB, token string) string {
	return decoded(t, token[strings.LastIndex(token, ".")+1:])
}

// respelled changes only bits of a segment's last letter that carry nothing: a
// list of revoked tokens would not know it again.
func respelled(segment string) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	last := len(segment) - 1
	at := strings.IndexByte(alphabet, segment[last])
	return segment[:last] + string(alphabet[at^1])
}

func publicPEM(t testing.TB, key *world.Key) []byte {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
}

func asJSON(t testing.TB, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func readJSON(t testing.TB, text string, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), into); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}
