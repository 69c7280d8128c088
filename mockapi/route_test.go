package mockapi_test

import (
	"net/http"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"

	"github.com/google/go-cmp/cmp"
)

// TestWhatTheRouterAnswersItself: none of these reaches a route, and each is
// traced and numbered like any other.
func TestWhatTheRouterAnswersItself(t *testing.T) {
	for _, test := range []struct {
		method, target string
		status         int
		allow          string
	}{
		{"GET", "/nowhere", 404, ""},
		{"GET", "/invoices/", 404, ""},
		{"GET", "/invoices/inv-2001/lines", 404, ""},
		{"DELETE", "/invoices/inv-2001", 405, "GET, HEAD"},
		{"PATCH", "/refunds", 405, "GET, HEAD, POST"},
		{"GET", "/login", 405, "POST"},
		{"GET", "//invoices", 301, ""},
		{"GET", "/invoices/../refunds", 301, ""},
		{"GET", "/%zz", 400, ""},
		{"GET", "", 400, ""},
	} {
		t.Run(test.method+" "+test.target, func(t *testing.T) {
			a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
			got := a.Do(t.Context(), lab.Request{Method: test.method, Target: test.target})
			if got.Response.Status != test.status || got.Trace.StoppedAt() != lab.GateRoute || got.Route != "" {
				t.Errorf("got %d at %s of %q, want %d at route", got.Response.Status, got.Trace.StoppedAt(), got.Route, test.status)
			}
			if allow := got.Response.Header.Get("Allow"); allow != test.allow {
				t.Errorf("Allow: %q, want %q", allow, test.allow)
			}
			checkAnswer(t, got)
		})
	}
}

func TestHeadIsGetWithoutContent(t *testing.T) {
	for _, who := range []string{"ana", "ben", "sue"} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		get := ask(t, a, who, "bearer", "GET /invoices/{{anas-invoice}}")
		head := ask(t, a, who, "bearer", "HEAD /invoices/{{anas-invoice}}")
		if head.Response.Status != get.Response.Status || head.Response.Body != "" {
			t.Errorf("%s: HEAD answers %d %q, GET %d", who, head.Response.Status, head.Response.Body, get.Response.Status)
		}
		if diff := cmp.Diff(get.Trace, head.Trace); diff != "" {
			t.Errorf("%s: the gates differ:\n%s", who, diff)
		}
	}
}

func TestABodyOverTheLimit(t *testing.T) {
	long := "POST /refunds\n\n" + strings.Repeat("x", 64<<10+1)
	for who, want := range map[string]int{"nobody": 401, "sue": 403, "fin": 413} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		if got := ask(t, a, who, "", long); got.Response.Status != want {
			t.Errorf("%s: %d, want %d", who, got.Response.Status, want)
		}
	}
}

func TestTheIndexListsEveryRoute(t *testing.T) {
	got := ask(t, mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}), "nobody", "", "GET /")
	for _, route := range mockapi.Routes() {
		if !strings.Contains(got.Response.Body, `"`+route.Name()+`"`) {
			t.Errorf("the index leaves out %s", route.Name())
		}
	}
}

func TestEveryRouteButThePublicOnesAsksWhoIsCalling(t *testing.T) {
	for _, route := range mockapi.Routes() {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		target := strings.NewReplacer("{id}", "inv-2001", "{alert}", "inv-2001").Replace(route.Pattern)
		got := ask(t, a, "nobody", "", route.Method+" "+target)
		switch route.Access {
		case mockapi.Public: // what a form leaves out is the handler's to say
			if got.Trace.StoppedAt() != lab.GateHandler || route.Method == http.MethodGet && got.Response.Status != 200 {
				t.Errorf("%s: %d at %s", route.Name(), got.Response.Status, got.Trace.StoppedAt())
			}
		case mockapi.Linked:
			if got.Response.Status != 404 || got.Trace.StoppedAt() != lab.GateObject {
				t.Errorf("%s: %d at %s", route.Name(), got.Response.Status, got.Trace.StoppedAt())
			}
		case mockapi.Flow: // what it asks at which step is tested step by step
			if got.Response.Status == 200 || got.Principal != nil {
				t.Errorf("%s: %d for %v", route.Name(), got.Response.Status, got.Principal)
			}
		case mockapi.SignIn, mockapi.Client:
			if got.Response.Status != 400 || got.Trace.StoppedAt() != lab.GateCredential {
				t.Errorf("%s: %d at %s", route.Name(), got.Response.Status, got.Trace.StoppedAt())
			}
		case mockapi.Token, mockapi.SignedIn, mockapi.Bound, mockapi.Mutual, mockapi.HalfSignedIn, mockapi.OneTimeCode, mockapi.RecoveryCode, mockapi.Passkey, mockapi.Legacy, mockapi.Partner, mockapi.Proxy:
			if got.Response.Status != 401 || got.Trace.StoppedAt() != lab.GateCredential {
				t.Errorf("%s: %d at %s", route.Name(), got.Response.Status, got.Trace.StoppedAt())
			}
		}
	}
}
