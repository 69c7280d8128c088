package mockapi_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"

	"github.com/google/go-cmp/cmp"
)

const anyBasic = `Basic realm="authlab", charset="UTF-8"`

func basic(userPass string) string {
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(userPass))
}

func legacyOrders(t testing.TB, a *mockapi.API, authorization ...string) lab.Exchange {
	t.Helper()
	return a.Do(t.Context(), lab.Request{Method: "GET", Target: "/legacy/orders", Header: http.Header{"Authorization": authorization}})
}

// TestBasic: name and password as RFC 7617 writes them, and everything that is nearly that.
func TestBasic(t *testing.T) {
	for name, test := range map[string]struct {
		fields []string
		status int
		gate   lab.Gate
	}{
		"as it should be":          {[]string{basic("ana:ana-pw")}, 200, lab.GateHandler},
		"in another case":          {[]string{strings.Replace(basic("ana:ana-pw"), "Basic", "bAsIc", 1)}, 200, lab.GateHandler},
		"more spaces":              {[]string{strings.Replace(basic("ana:ana-pw"), " ", "   ", 1)}, 200, lab.GateHandler},
		"nothing":                  {nil, 401, lab.GateCredential},
		"an empty field":           {[]string{""}, 401, lab.GateCredential},
		"the scheme alone":         {[]string{"Basic"}, 401, lab.GateCredential},
		"not encoded":              {[]string{"Basic ana:ana-pw"}, 401, lab.GateCredential},
		"without padding":          {[]string{strings.TrimRight(basic("ana:ana-pw"), "=")}, 401, lab.GateCredential},
		"for the URL":              {[]string{"Basic " + base64.URLEncoding.EncodeToString([]byte("ana:\xc3\xbf\xc3\xbf\xc3\xbf"))}, 401, lab.GateCredential},
		"bits left over":           {[]string{"Basic YW5hOmFuYS1wd3=="}, 401, lab.GateCredential},
		"no colon":                 {[]string{basic("ana")}, 401, lab.GateCredential},
		"no name":                  {[]string{basic(":ana-pw")}, 401, lab.GateCredential},
		"no password":              {[]string{basic("ana:")}, 401, lab.GateCredential},
		"Latin-1":                  {[]string{basic("ana:p\xe4ss")}, 401, lab.GateCredential},
		"a line end":               {[]string{basic("ana:ana-pw\n")}, 401, lab.GateCredential},
		"a null":                   {[]string{basic("ana\x00:ana-pw")}, 401, lab.GateCredential},
		"a delete":                 {[]string{basic("ana:ana-pw\x7f")}, 401, lab.GateCredential},
		"a control of two bytes":   {[]string{basic("ana:ana-pw\u0085")}, 401, lab.GateCredential},
		"a wrong password":         {[]string{basic("ana:wrong")}, 401, lab.GateIdentity},
		"more than the password":   {[]string{basic("ana:ana-pw:")}, 401, lab.GateIdentity},
		"nobody":                   {[]string{basic("mallory:ana-pw")}, 401, lab.GateIdentity},
		"another case of name":     {[]string{basic("Ana:ana-pw")}, 401, lab.GateIdentity},
		"a service":                {[]string{basic("biller:x")}, 401, lab.GateIdentity},
		"who has a second factor":  {[]string{basic("fin:fin-pw")}, 401, lab.GateIdentity},
		"who may not":              {[]string{basic("nia:nia-pw")}, 403, lab.GateFunction},
		"a token":                  {[]string{"Bearer nonsense"}, 401, lab.GateCredential},
		"two fields":               {[]string{basic("ana:ana-pw"), basic("ben:ben-pw")}, 400, lab.GateCredential},
		"RFC 7617 §2, Aladdin's":   {[]string{"Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="}, 401, lab.GateIdentity},
		"RFC 7617 §2.1, the pound": {[]string{"Basic dGVzdDoxMjPCow=="}, 401, lab.GateIdentity},
	} {
		t.Run(name, func(t *testing.T) {
			got := wants(t, legacyOrders(t, newAPI(), test.fields...), test.status, test.gate)
			var want []string
			if test.status == 400 || test.status == 401 {
				want = []string{anyBasic}
			}
			if diff := cmp.Diff(want, challengesOf(got)); diff != "" {
				t.Errorf("challenges (-want +got):\n%s", diff)
			}
		})
	}
}

// TestPasswordsOfAllLetters: colons, spaces and letters beyond ASCII are part of
// a password, and it does not matter which way a keyboard writes an umlaut.
func TestPasswordsOfAllLetters(t *testing.T) {
	for _, password := range []string{"open: sesame:", "123£123£", "Gr\u00fc\u00dfe, Zw\u00f6lf", "Gru\u0308\u00dfe, Zwo\u0308lf"} {
		a := newAPI()
		if !authn.ChangePassword(a.World(), "ana", "ana-pw", password) {
			t.Fatalf("%q is not taken", password)
		}
		wants(t, legacyOrders(t, a, basic("ana:"+password)), 200, lab.GateHandler)
		wants(t, legacyOrders(t, a, basic("ana:"+password+"!")), 401, lab.GateIdentity)
	}
	a := newAPI()
	authn.ChangePassword(a.World(), "ana", "ana-pw", "Gru\u0308\u00dfe, Zwo\u0308lf")
	wants(t, legacyOrders(t, a, basic("ana:Gr\u00fc\u00dfe, Zw\u00f6lf")), 200, lab.GateHandler)
}

func TestLegacyOrdersAreOnesOwn(t *testing.T) {
	a := newAPI()
	anas, _ := a.World().Expand("{{anas-order}}")
	bens, _ := a.World().Expand("{{bens-order}}")
	got := wants(t, legacyOrders(t, a, basic("ana:ana-pw")), 200, lab.GateHandler)
	if !strings.Contains(got.Response.Body, anas) || strings.Contains(got.Response.Body, bens) {
		t.Errorf("Ana is shown %s", got.Response.Body)
	}
	if got.Principal.Proof != "name and password" || got.Principal.ACR != "aal1" {
		t.Errorf("proven by %+v", got.Principal)
	}
	// A cookie or a token opens nothing here, nor a password elsewhere.
	wants(t, ask(t, a, "ana", "session", "GET /legacy/orders"), 401, lab.GateCredential)
	elsewhere := lab.Request{Method: "GET", Target: "/orders", Header: http.Header{"Authorization": {basic("ana:ana-pw")}}}
	wants(t, a.Do(t.Context(), elsewhere), 401, lab.GateCredential)
}

// TestBasicDrawsOnTheSameRation as the login: a second door is no second ration.
func TestBasicDrawsOnTheSameRation(t *testing.T) {
	a := newAPI()
	for range 3 {
		wants(t, legacyOrders(t, a, basic("ana:wrong")), 401, lab.GateIdentity)
	}
	for range 2 {
		wants(t, login(t, a, "ana", "wrong"), 401, lab.GateIdentity)
	}
	got := wants(t, legacyOrders(t, a, basic("ana:ana-pw")), 429, lab.GateIdentity)
	if got.Response.Header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	wants(t, legacyOrders(t, a, basic("ben:ben-pw")), 200, lab.GateHandler)
}

// TestAPasswordAloneIsNoWayAround: where somebody has a second factor, no way in
// asks for less.
func TestAPasswordAloneIsNoWayAround(t *testing.T) {
	a := newAPI()
	for name, status := range map[string]int{"ana": 200, "fin": 401, "plato": 401, "ada": 401} {
		body := `{"name": "` + name + `", "password": "` + name + `-pw"}`
		got := a.Do(t.Context(), lab.Request{Method: "POST", Target: "/token", Body: body})
		if got.Response.Status != status || (status == 401) != strings.Contains(strings.Join(challengesOf(got), ""), `acr_values="aal2"`) {
			t.Errorf("%s: %d, challenges %v", name, got.Response.Status, challengesOf(got))
		}
	}
}
