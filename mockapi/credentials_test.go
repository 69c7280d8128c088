package mockapi_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
)

const (
	anyBearer  = `Bearer realm="authlab"`
	anySession = `Session realm="authlab"`
	badToken   = `Bearer realm="authlab", error="invalid_token"`
	badSession = `Session realm="authlab", error="invalid_session"`
	badRequest = `Bearer realm="authlab", error="invalid_request"`
	twoCookies = `Session realm="authlab", error="invalid_request"`
)

// TestPresentedCredentials is what the form of a credential is answered with.
func TestPresentedCredentials(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	session := "session=" + w.KeyringToken("ana")
	for _, test := range []struct {
		name       string
		header     http.Header
		status     int
		gate       lab.Gate
		challenges []string
	}{
		{"nothing", http.Header{}, 401, lab.GateCredential, []string{anyBearer, anySession}},
		{"an empty field is nothing", http.Header{"Authorization": {""}}, 401, lab.GateCredential, []string{anyBearer, anySession}},
		{"an empty cookie is nothing", http.Header{"Cookie": {"session="}}, 401, lab.GateCredential, []string{anyBearer, anySession}},
		{"another cookie", http.Header{"Cookie": {"theme=dark"}}, 401, lab.GateCredential, []string{anyBearer, anySession}},
		{"another scheme", http.Header{"Authorization": {"Basic YW5hOmFuYS1wdw=="}}, 401, lab.GateCredential, []string{anyBearer, anySession}},
		{"a scheme without a token", http.Header{"Authorization": {"Bearer"}}, 400, lab.GateCredential, []string{badRequest}},
		{"two words", http.Header{"Authorization": {"Bearer one two"}}, 400, lab.GateCredential, []string{badRequest}},
		{"two fields", http.Header{"Authorization": {"Bearer one", "Bearer two"}}, 400, lab.GateCredential, []string{badRequest}},
		{"two sessions", http.Header{"Cookie": {session + "; session=planted"}}, 400, lab.GateCredential, []string{twoCookies}},
		{"no token at all", http.Header{"Authorization": {"Bearer nonsense"}}, 401, lab.GateIdentity, []string{badToken, anySession}},
		{"the case of a scheme does not matter", http.Header{"Authorization": {"bEARER nonsense"}}, 401, lab.GateIdentity, []string{badToken, anySession}},
		{"an unknown session", http.Header{"Cookie": {"session=nonsense"}}, 401, lab.GateIdentity, []string{anyBearer, badSession}},
		{"a session", http.Header{"Cookie": {"theme=dark; " + session}}, 200, lab.GateHandler, nil},
		{"the token counts", http.Header{"Cookie": {session}, "Authorization": {"Bearer nonsense"}}, 401, lab.GateIdentity, []string{badToken, anySession}},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := mockapi.New(w.Clone(), mockapi.Options{})
			got := a.Do(t.Context(), lab.Request{Method: "GET", Target: "/whoami", Header: test.header})
			if got.Response.Status != test.status || got.Trace.StoppedAt() != test.gate {
				t.Errorf("got %d at %s, want %d at %s", got.Response.Status, got.Trace.StoppedAt(), test.status, test.gate)
			}
			if diff := cmp.Diff(test.challenges, got.Response.Header.Values("WWW-Authenticate")); diff != "" {
				t.Errorf("challenges (-want +got):\n%s", diff)
			}
			checkAnswer(t, got)
		})
	}
}

func whoamiWith(t *testing.T, w *world.World, token string) lab.Exchange {
	t.Helper()
	header := http.Header{"Authorization": {"Bearer " + token}}
	return mockapi.New(w, mockapi.Options{}).Do(t.Context(), lab.Request{Method: "GET", Target: "/whoami", Header: header})
}

func TestSigningInAndOut(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	in := a.Do(t.Context(), parse(t, a.World(), "POST /login\n\n{\"name\": \"ana\", \"password\": \"ana-pw\"}"))
	checkAnswer(t, in)
	cookies := (&http.Response{Header: in.Response.Header}).Cookies()
	if in.Response.Status != 200 || len(cookies) != 1 || !cookies[0].HttpOnly || cookies[0].SameSite != http.SameSiteLaxMode {
		t.Fatalf("signing in: %d, cookies %v", in.Response.Status, cookies)
	}
	cookie := http.Header{"Cookie": {"session=" + cookies[0].Value}}
	who := lab.Request{Method: "GET", Target: "/whoami", Header: cookie}
	if got := a.Do(t.Context(), who); got.Response.Status != 200 || got.Principal.Proof != "session cookie" {
		t.Errorf("signed in: %d %+v", got.Response.Status, got.Principal)
	}
	out := a.Do(t.Context(), lab.Request{Method: "POST", Target: "/logout", Header: cookie})
	gone := (&http.Response{Header: out.Response.Header}).Cookies()
	if out.Response.Status != 204 || len(gone) != 1 || gone[0].MaxAge >= 0 {
		t.Errorf("signing out: %d, cookies %v", out.Response.Status, gone)
	}
	if got := a.Do(t.Context(), who); got.Response.Status != 401 {
		t.Errorf("a copied cookie after signing out: %d", got.Response.Status)
	}
}

func TestABearerTokenCannotBeSignedOut(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	if got := ask(t, a, "ana", "bearer", "POST /logout"); got.Response.Status != 400 {
		t.Errorf("status %d", got.Response.Status)
	}
}

func TestATokenForAPassword(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	got := a.Do(t.Context(), parse(t, a.World(), "POST /token\n\n{\"name\": \"sue\", \"password\": \"sue-pw\"}"))
	var issued struct {
		Token string `json:"access_token"`
	}
	if err := json.Unmarshal([]byte(got.Response.Body), &issued); err != nil {
		t.Fatal(err)
	}
	if who := whoamiWith(t, a.World(), issued.Token); who.Principal == nil || who.Principal.ID != "sue" {
		t.Errorf("the token proves %+v", who.Principal)
	}
}

func TestFailedLoginsLookAlike(t *testing.T) {
	var bodies []string
	for _, body := range []string{
		`{"name": "ana", "password": "wrong"}`,
		`{"name": "mallory", "password": "ana-pw"}`,
		`{"name": "reporter", "password": "reporter-pw"}`,
	} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		got := a.Do(t.Context(), lab.Request{Method: "POST", Target: "/login", Body: body})
		checkAnswer(t, got)
		if got.Response.Status != 401 || got.Trace.StoppedAt() != lab.GateIdentity {
			t.Errorf("%s: %d at %s", body, got.Response.Status, got.Trace.StoppedAt())
		}
		bodies = append(bodies, traceText(got.Trace)+got.Response.Body)
	}
	if bodies[0] != bodies[1] || bodies[0] != bodies[2] {
		t.Errorf("they can be told apart:\n%s", strings.Join(bodies, "\n"))
	}
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	if got := a.Do(t.Context(), lab.Request{Method: "POST", Target: "/login", Body: "name=ana"}); got.Response.Status != 400 {
		t.Errorf("not JSON: %d", got.Response.Status)
	}
}

func TestServicesHaveNoPassword(t *testing.T) {
	if _, err := authn.Password(newWorld(1, lab.Hidden), "reporter", ""); err == nil {
		t.Error("a service signed in with an empty password")
	}
}
