package mockapi_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// TestWhatIsMintedHolds: whatever an honest token says, by whichever of the
// house's keys and at whatever time, it proves just that until it expires.
func TestWhatIsMintedHolds(t *testing.T) {
	word := rapid.StringMatching(`[a-z]{1,8}(\.[a-z]{1,8})?`)
	anyText := rapid.StringN(1, 40, 200)
	rapid.Check(t, func(r *rapid.T) {
		w := newWorld(rapid.Uint64Range(1, 5).Draw(r, "seed"), lab.Hidden)
		w.Advance(time.Duration(rapid.Int64Range(0, 200*24*3600).Draw(r, "seconds")) * time.Second)
		person := rapid.SampledFrom(w.People()).Draw(r, "who")
		token := authn.TokenFor(w, person.ID, anyText.Draw(r, "jti"))
		token.Client = anyText.Draw(r, "client")
		token.Scope = rapid.SliceOfN(word, 0, 5).Draw(r, "scope")
		token.ACR, token.AMR = rapid.OneOf(rapid.Just(""), anyText).Draw(r, "acr"), rapid.SliceOfN(anyText, 0, 3).Draw(r, "amr")
		token.Actor = rapid.OneOf(rapid.Just(""), anyText).Draw(r, "act")
		token.Claims = map[string]any{"x-" + word.Draw(r, "name"): anyText.Draw(r, "value")}
		lives := rapid.Int64Range(1, 3600).Draw(r, "lives")
		token.Expires = w.Now().Add(time.Duration(lives) * time.Second)
		key := w.CurrentKey(world.House, rapid.SampledFrom([]string{world.EdDSA, world.ES256}).Draw(r, "alg"))
		text, err := authn.MintBy(key, token)
		if err != nil {
			r.Fatal(err)
		}
		proof, err := authn.Bearer(w, text, nil)
		if err != nil {
			r.Fatalf("%v: %s", err, text)
		}
		want := authn.Proof{Person: person, Scopes: token.Scope, Actor: token.Actor, ACR: token.ACR, AMR: token.AMR, At: token.SignedIn}
		if diff := cmp.Diff(want, proof, cmpopts.EquateEmpty()); diff != "" || proof.Scopes == nil {
			r.Fatalf("(-want +got):\n%s", diff)
		}
		w.Advance(time.Duration(lives) * time.Second)
		if _, err := authn.Bearer(w, text, nil); err == nil {
			r.Fatal("it holds although it has expired")
		}
	})
}

// FuzzTokens: no text of a token, and no change to an honest one, breaks the API
// or proves anybody but Ana.
func FuzzTokens(f *testing.F) {
	h := newHolder(f)
	honest := h.but(func(*authn.Token) {})
	for _, text := range []string{
		honest, h.token, "", ".", "..", "a.b.c", honest + ".", strings.ToUpper(honest),
		h.with(h.honest, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType), `{"payload":""}`, encoded("{}") + "." + encoded("{}") + ".",
	} {
		f.Add(text, h.proof(nil), true)
		f.Add(text, "", false)
	}
	f.Fuzz(func(t *testing.T, text, proof string, bound bool) {
		request := lab.Request{Method: "GET", Target: "/whoami", Header: http.Header{"Authorization": {"Bearer " + text}}}
		if bound {
			request = lab.Request{Method: "GET", Target: "/whoami/bound", Header: http.Header{"Authorization": {"DPoP " + text}, "Dpop": {proof}}}
		}
		got := mockapi.New(h.w.Clone(), mockapi.Options{}).Do(t.Context(), request)
		switch got.Response.Status {
		case 400, 401:
			if got.Principal != nil {
				t.Errorf("refused, and yet proven: %+v", got.Principal)
			}
		case 200:
			if trimmed := strings.TrimSpace(text); trimmed != honest && trimmed != h.token {
				t.Errorf("%q was taken", text)
			}
		default:
			t.Errorf("status %d", got.Response.Status)
		}
	})
}

// FuzzAuthorization: whatever stands in the field, the API answers with what it
// is meant to, and challenges each scheme once.
func FuzzAuthorization(f *testing.F) {
	h := newHolder(f)
	for _, field := range []string{"", "Bearer", "DPoP", "bearer  " + h.token, "DPoP " + h.token + ",", "Basic YTpi", "Bearer\t" + h.token, "\x00", "DPoP DPoP"} {
		f.Add(field, field, "/whoami")
		f.Add(field, h.proof(nil), "/whoami/bound?access_token=x")
	}
	f.Fuzz(func(t *testing.T, field, second, target string) {
		header := http.Header{"Authorization": {field, second}, "Dpop": {second}}
		got := mockapi.New(h.w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: "GET", Target: target, Header: header})
		if got.Response.Status >= 500 || got.Response.Status < 200 {
			t.Errorf("status %d", got.Response.Status)
		}
		challenges := got.Response.Header.Values("WWW-Authenticate")
		if (got.Response.Status == 401) && len(challenges) == 0 {
			t.Error("a 401 without a challenge")
		}
		seen := map[string]bool{}
		for _, challenge := range challenges {
			name, _, _ := strings.Cut(challenge, " ")
			if seen[name] {
				t.Errorf("%s is challenged twice", name)
			}
			seen[name] = true
		}
	})
}
