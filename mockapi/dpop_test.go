package mockapi_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
	"github.com/google/go-cmp/cmp"
)

const (
	anyBound   = `DPoP realm="authlab", algs="ES256 EdDSA"`
	badProof   = `DPoP realm="authlab", error="invalid_dpop_proof", algs="ES256 EdDSA"`
	badBound   = `DPoP realm="authlab", error="invalid_token", algs="ES256 EdDSA"`
	wantsNonce = `DPoP realm="authlab", error="use_dpop_nonce", algs="ES256 EdDSA"`
)

// holder is Plato, with a token bound to his key, and what he proves that with.
type holder struct {
	forger
	key   *ecdsa.PrivateKey
	token string
}

func newHolder(t testing.TB) holder {
	f := newForger(t)
	h := holder{forger: f, key: f.w.HolderKey("plato")}
	h.token = h.bound(func(*authn.Token) {})
	return h
}

// bound is Plato's token with a change.
func (h holder) bound(change func(*authn.Token)) string {
	token := authn.TokenFor(h.w, "plato", "test")
	thumbprint, err := authn.KeyThumbprint(h.key.Public())
	if err != nil {
		h.Fatal(err)
	}
	token.HolderKey = thumbprint
	change(&token)
	return h.by(world.House, world.EdDSA, token)
}

const boundTarget = "http://authlab.test/whoami/bound"

// proof is an honest one with changed claims.
func (h holder) proof(more map[string]any) string {
	text, err := authn.Prove(h.key, "GET", boundTarget, h.token, "proof-1", h.w.ProofNonce(), h.w.Now(), more)
	if err != nil {
		h.Fatal(err)
	}
	return text
}

// proofBy is an honest one signed and headed in another way.
func (h holder) proofBy(method jwt.SigningMethod, key, jwk any, more map[string]any) string {
	proof := jwt.NewWithClaims(method, jwt.MapClaims{
		"jti": "proof-1", "htm": "GET", "htu": boundTarget, "iat": h.w.Now().Unix(),
		"ath": authn.TokenHash(h.token), "nonce": h.w.ProofNonce(),
	})
	proof.Header["typ"], proof.Header["jwk"] = authn.ProofType, jwk
	maps.Copy(proof.Header, more)
	maps.DeleteFunc(proof.Header, func(_ string, value any) bool { return value == nil })
	text, err := proof.SignedString(key)
	if err != nil {
		h.Fatal(err)
	}
	return text
}

func (h holder) ask(w *world.World, authorization string, proofs ...string) lab.Exchange {
	h.Helper()
	header := http.Header{"Authorization": {authorization}, "Dpop": proofs}
	return mockapi.New(w, mockapi.Options{}).Do(h.Context(), lab.Request{Method: "GET", Target: "/whoami/bound", Header: header})
}

func TestAProofOfPossessionLetsIn(t *testing.T) {
	h := newHolder(t)
	ed := ed25519.NewKeyFromSeed(make([]byte, 32))
	edToken := h.bound(func(t *authn.Token) { t.HolderKey, _ = authn.KeyThumbprint(ed.Public()) })
	h2 := h
	h2.token = edToken
	for name, test := range map[string]struct{ token, proof string }{
		"as it is":              {h.token, h.proof(nil)},
		"with randomness":       {h.token, h.proofBy(jwt.SigningMethodES256, h.key, jose.JSONWebKey{Key: h.key.Public()}, nil)},
		"by Ed25519":            {edToken, h2.proofBy(jwt.SigningMethodEdDSA, ed, jose.JSONWebKey{Key: ed.Public()}, nil)},
		"with a query":          {h.token, h.proof(map[string]any{"htu": boundTarget + "?a=b#c"})},
		"in other letters":      {h.token, h.proof(map[string]any{"htu": "HTTP://AuthLab.test/whoami/bound"})},
		"with the usual port":   {h.token, h.proof(map[string]any{"htu": "http://authlab.test:80/whoami/bound"})},
		"with escapes":          {h.token, h.proof(map[string]any{"htu": "http://authlab.test/%77hoami/./x/%2e%2e/bound"})},
		"a little old":          {h.token, h.proof(map[string]any{"iat": h.w.Now().Add(time.Second - authn.ProofLifetime).Unix()})},
		"from a clock ahead":    {h.token, h.proof(map[string]any{"iat": h.w.Now().Add(authn.Skew).Unix()})},
		"with claims of no use": {h.token, h.proof(map[string]any{"exp": 1, "more": "x"})},
	} {
		t.Run(name, func(t *testing.T) {
			got := h.ask(h.w.Clone(), "DPoP "+test.token, test.proof)
			if got.Response.Status != 200 || got.Principal == nil || got.Principal.Proof != "token bound to a key" {
				t.Errorf("%d %v\n%s", got.Response.Status, got.Principal, traceText(got.Trace))
			}
			if got.Response.Header.Get("DPoP-Nonce") != h.w.ProofNonce() {
				t.Error("no nonce for the next time")
			}
			checkAnswer(t, got)
		})
	}
}

// TestForgedProofs: vulnerability, a token bound to a key and a proof that is not
// looked at closely; attack, each of these; each is refused as RFC 9449 §7.1 says,
// and TestAProofOfPossessionLetsIn holds the honest ones.
func TestForgedProofs(t *testing.T) {
	h := newHolder(t)
	for name, proofs := range forgedProofs(h) {
		t.Run(name, func(t *testing.T) { h.refused(t, h.ask(h.w.Clone(), "DPoP "+h.token, proofs...), badProof) })
	}
}

func (h holder) refused(t *testing.T, got lab.Exchange, challenge string) {
	t.Helper()
	if got.Response.Status != 401 || got.Trace.StoppedAt() != lab.GateIdentity {
		t.Errorf("got %d at %s\n%s", got.Response.Status, got.Trace.StoppedAt(), traceText(got.Trace))
	}
	if diff := cmp.Diff([]string{challenge, anyBearer}, got.Response.Header.Values("WWW-Authenticate")); diff != "" {
		t.Errorf("challenges (-want +got):\n%s", diff)
	}
	if got.Response.Header.Get("DPoP-Nonce") == "" {
		t.Error("no nonce")
	}
	checkAnswer(t, got)
}

func forgedProofs(h holder) map[string][]string {
	one := func(name string, value any) []string { return []string{h.proof(map[string]any{name: value})} }
	public := jose.JSONWebKey{Key: h.key.Public()}
	by := func(method jwt.SigningMethod, key, jwk any, more map[string]any) []string {
		return []string{h.proofBy(method, key, jwk, more)}
	}
	honest := h.proof(nil)
	p384, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		h.Fatal(err)
	}
	offCurve := map[string]string{"kty": "EC", "crv": "P-256", "x": encoded(strings.Repeat("\x01", 32)), "y": encoded(strings.Repeat("\x01", 32))}
	return map[string][]string{
		"none":                 {},
		"an empty one":         {""},
		"two":                  {honest, honest},
		"two in one field":     {honest + ", " + honest},
		"a word":               {"proof"},
		"the token itself":     {h.token},
		"jti missing":          one("jti", nil),
		"jti empty":            one("jti", ""),
		"jti a number":         one("jti", 1),
		"htm missing":          one("htm", nil),
		"htm another":          one("htm", "POST"),
		"htm in other letters": one("htm", "get"),
		"htu missing":          one("htu", nil),
		"htu another path":     one("htu", "http://authlab.test/whoami"),
		"htu another host":     one("htu", "http://evil.test/whoami/bound"),
		"htu another port":     one("htu", "http://authlab.test:8080/whoami/bound"),
		"htu another scheme":   one("htu", "https://authlab.test/whoami/bound"),
		"htu a path only":      one("htu", "/whoami/bound"),
		"htu with a user":      one("htu", "http://a@authlab.test/whoami/bound"),
		"htu longer":           one("htu", boundTarget+"/"),
		"htu with %2F":         one("htu", "http://authlab.test/whoami%2Fbound"),
		"htu nonsense":         one("htu", "http://[::1"),
		"iat missing":          one("iat", nil),
		"iat a text":           one("iat", "1772445600"),
		"iat old":              one("iat", h.w.Now().Add(-authn.ProofLifetime).Unix()),
		"iat ahead":            one("iat", h.w.Now().Add(authn.Skew+time.Second).Unix()),
		"ath missing":          one("ath", nil),
		"ath of another":       one("ath", authn.TokenHash("another")),
		"ath empty":            one("ath", ""),
		"typ JWT":              by(jwt.SigningMethodES256, h.key, public, map[string]any{"typ": "JWT"}),
		"typ missing":          by(jwt.SigningMethodES256, h.key, public, map[string]any{"typ": nil}),
		"typ of a token":       by(jwt.SigningMethodES256, h.key, public, map[string]any{"typ": authn.TokenType}),
		"jwk missing":          by(jwt.SigningMethodES256, h.key, public, map[string]any{"jwk": nil}),
		"jwk private":          by(jwt.SigningMethodES256, h.key, jose.JSONWebKey{Key: h.key}, nil),
		"jwk symmetric":        by(jwt.SigningMethodHS256, []byte("secret"), jose.JSONWebKey{Key: []byte("secret")}, nil),
		"jwk of another":       by(jwt.SigningMethodES256, h.key, jose.JSONWebKey{Key: h.w.HolderKey("ana").Public()}, nil),
		"jwk off the curve":    by(jwt.SigningMethodES256, h.key, offCurve, nil),
		"jwk of another curve": by(jwt.SigningMethodES384, p384, jose.JSONWebKey{Key: p384.Public()}, nil),
		"jwk a text":           by(jwt.SigningMethodES256, h.key, "key", nil),
		"alg none":             by(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, public, nil),
		"alg HS256":            by(jwt.SigningMethodHS256, publicPEM(h, h.w.CurrentKey(world.House, world.ES256)), public, nil),
		"alg unlike the key":   by(jwt.SigningMethodES256, h.key, public, map[string]any{"alg": "EdDSA"}),
		"crit":                 by(jwt.SigningMethodES256, h.key, public, map[string]any{"crit": []string{"x"}}),
		"jku":                  by(jwt.SigningMethodES256, h.key, public, map[string]any{"jku": "https://evil.test"}),
		"signature of zeros":   {signedAs(honest, string(make([]byte, 64)))},
		"signature respelt":    {respelled(honest)},
		"changed after":        {tampered(h, honest, 1, `"htm":"GET"`, `"htm":"PUT"`)},
	}
}

// TestAStolenBoundToken: vulnerability, a bound token that works without its
// key; attack, present it as it is; this test verifies that each way fails as
// invalid_token, and says so in the challenge of the scheme that was tried.
func TestAStolenBoundToken(t *testing.T) {
	h := newHolder(t)
	thief := h
	thief.key = h.w.HolderKey("mallory")
	h.refused(t, h.ask(h.w.Clone(), "DPoP "+h.token, thief.proof(nil)), badBound)

	unbound := h.bound(func(t *authn.Token) { t.HolderKey = "" })
	h.refused(t, h.ask(h.w.Clone(), "DPoP "+unbound, h.proof(nil)), badBound)
	expired := h.bound(func(t *authn.Token) { t.Expires = h.w.Now() })
	h.refused(t, h.ask(h.w.Clone(), "DPoP "+expired, h.proof(nil)), badBound)

	for name, token := range map[string]string{"bound to a key": h.token, "bound to nothing": unbound} {
		got := h.ask(h.w.Clone(), "Bearer "+token)
		if diff := cmp.Diff([]string{anyBound, badToken}, got.Response.Header.Values("WWW-Authenticate")); got.Response.Status != 401 || diff != "" {
			t.Errorf("%s, as a bearer: %d\n%s", name, got.Response.Status, diff)
		}
	}
	refusedAsToken(t, whoamiWith(t, h.w.Clone(), h.token)) // RFC 9449 §7.2
	if got := whoamiWith(t, h.w.Clone(), unbound); got.Response.Status != 200 {
		t.Errorf("the same unbound, where that will do: %d", got.Response.Status)
	}
}

// TestNothingPresentedWhereATokenMustBeBound (RFC 9449 §7.1): no error code.
func TestNothingPresentedWhereATokenMustBeBound(t *testing.T) {
	h := newHolder(t)
	for _, header := range []http.Header{{}, {"Dpop": {h.proof(nil)}}, {"Cookie": {"session=" + h.w.KeyringToken("plato")}}} {
		got := mockapi.New(h.w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: "GET", Target: "/whoami/bound", Header: header})
		if got.Response.Status != 401 || !cmp.Equal([]string{anyBound, anyBearer}, got.Response.Header.Values("WWW-Authenticate")) {
			t.Errorf("%v: %d %q", header, got.Response.Status, got.Response.Header.Values("WWW-Authenticate"))
		}
	}
}

// TestNonces: a proof must repeat the nonce; who did not is told it, and succeeds
// with it (RFC 9449 §9).
func TestNonces(t *testing.T) {
	h := newHolder(t)
	w := h.w.Clone()
	w.Advance(30 * time.Minute)
	h.w = w
	for name, nonce := range map[string]any{"missing": nil, "empty": "", "old": newHolder(t).w.ProofNonce(), "made up": "nonce", "a number": 1} {
		t.Run(name, func(t *testing.T) {
			got := h.ask(w.Clone(), "DPoP "+h.token, h.proof(map[string]any{"nonce": nonce}))
			h.refused(t, got, wantsNonce)
			again := h.proof(map[string]any{"nonce": got.Response.Header.Get("DPoP-Nonce")})
			if got := h.ask(w.Clone(), "DPoP "+h.token, again); got.Response.Status != 200 {
				t.Errorf("with the nonce it was told: %d\n%s", got.Response.Status, traceText(got.Trace))
			}
		})
	}
}

// TestAProofIsGoodOnce (RFC 9449 §11.1): a replay is refused, a proof refused for
// its nonce is not used up, and another proof or holder is another matter.
func TestAProofIsGoodOnce(t *testing.T) {
	h := newHolder(t)
	w := h.w.Clone()
	proof := h.proof(nil)
	h.refused(t, h.ask(w, "DPoP "+h.token, h.proof(map[string]any{"nonce": "old"})), wantsNonce)
	if got := h.ask(w, "DPoP "+h.token, proof); got.Response.Status != 200 {
		t.Fatalf("the first time: %d\n%s", got.Response.Status, traceText(got.Trace))
	}
	h.refused(t, h.ask(w, "DPoP "+h.token, proof), badProof)
	h.refused(t, h.ask(w, "DPoP "+h.token, h.proof(map[string]any{"iat": h.w.Now().Add(-time.Second).Unix()})), badProof)
	if got := h.ask(w, "DPoP "+h.token, h.proof(map[string]any{"jti": "proof-2"})); got.Response.Status != 200 {
		t.Errorf("another: %d", got.Response.Status)
	}
	snapshot, err := w.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	restored, err := world.Restore(snapshot)
	if err != nil {
		t.Fatal(err)
	}
	h.refused(t, h.ask(restored, "DPoP "+h.token, proof), badProof)
}

// TestABoundTokenOfTooLittleScope is told which scope it lacks, in the words of its
// own scheme (RFC 9449 §7.1, RFC 6750 §3.1), and the nonce for the next proof.
func TestABoundTokenOfTooLittleScope(t *testing.T) {
	h := newHolder(t)
	for scope, want := range map[string]int{"infra.read": 200, "infra.read infra.write": 200, "infra.write": 403, "infra.readwrite": 403, "": 403} {
		h.token = h.bound(func(t *authn.Token) { t.Scope = strings.Fields(scope) })
		proof := h.proof(map[string]any{"htu": "http://authlab.test/infra/bound"})
		header := http.Header{"Authorization": {"DPoP " + h.token}, "Dpop": {proof}}
		got := mockapi.New(h.w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: "GET", Target: "/infra/bound", Header: header})
		if got.Response.Status != want || got.Response.Header.Get("DPoP-Nonce") == "" {
			t.Errorf("%q: %d, nonce %q, want %d", scope, got.Response.Status, got.Response.Header.Get("DPoP-Nonce"), want)
		}
		var challenges []string
		if want == 403 {
			challenges = []string{`DPoP realm="authlab", error="insufficient_scope", scope="infra.read", algs="ES256 EdDSA"`}
		}
		if diff := cmp.Diff(challenges, challengesOf(got)); diff != "" {
			t.Errorf("%q: challenges (-want +got):\n%s", scope, diff)
		}
	}
}
