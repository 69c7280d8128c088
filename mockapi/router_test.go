package mockapi_test

import (
	"slices"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
)

// TestEveryMethodOfEveryPath: what a path has answers by its route, what another path
// has is 405 with Allow, and what none has is 501 (RFC 9110 §9.1). Which methods those
// are is what the table of routes says. Nobody is asked who they are before that.
func TestEveryMethodOfEveryPath(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	somewhere := methodsSomewhere()
	refused, unknown := 0, 0
	for _, route := range mockapi.Routes() {
		target := targetsOf(w, route)[0]
		has := methodsOf(target)
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", ""} {
			got := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: method, Target: target})
			checkAnswer(t, got)
			allow := got.Response.Header.Get("Allow")
			if slices.Contains(has, method) {
				if got.Response.Status == 405 || allow != "" || got.Route == "" {
					t.Errorf("%s %s: %d, Allow %q", method, target, got.Response.Status, allow)
				}
				continue
			}
			if !slices.Contains(somewhere, method) {
				unknown++
				if got.Response.Status != 501 || got.Trace.StoppedAt() != lab.GateRoute || allow != "" || got.Principal != nil {
					t.Errorf("%s %s: %d at %s, Allow %q, want 501", method, target, got.Response.Status, got.Trace.StoppedAt(), allow)
				}
				continue
			}
			refused++
			if got.Response.Status != 405 || got.Trace.StoppedAt() != lab.GateRoute || allow != strings.Join(has, ", ") {
				t.Errorf("%s %s: %d at %s, Allow %q, want %v", method, target, got.Response.Status, got.Trace.StoppedAt(), allow, has)
			}
		}
	}
	if refused < 300 || unknown < 300 {
		t.Errorf("only %d methods were refused, and %d unknown", refused, unknown)
	}
}

// TestMethodsThatNoPathHas are 501 wherever they are sent: no answer about a path
// would be true of them (RFC 9110 §9.1).
func TestMethodsThatNoPathHas(t *testing.T) {
	for _, target := range []string{"/", "/nowhere", "//orders", "/orders/ord-1001", "*", "http://parcelly.test/rates"} {
		for _, method := range []string{"OPTIONS", "TRACE", "CONNECT", "BREW", "delete"} {
			got := newAPI().Do(t.Context(), lab.Request{Method: method, Target: target})
			checkAnswer(t, got)
			if got.Response.Status != 501 || got.Trace.StoppedAt() != lab.GateRoute || got.Response.Header.Get("Location") != "" {
				t.Errorf("%s %s: %d at %s", method, target, got.Response.Status, got.Trace.StoppedAt())
			}
		}
	}
}

// methodsSomewhere are those that a path has, whichever.
func methodsSomewhere() []string {
	var all []string
	for _, route := range mockapi.Routes() {
		all = append(all, methodsOf(route.Pattern)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// methodsOf reads off the table which methods a path has, in the order Allow says
// them. A pattern fits a path that has as many parts and the same words.
func methodsOf(target string) []string {
	has := map[string]bool{}
	for _, route := range mockapi.Routes() {
		if fits(route.Pattern, target) {
			has[route.Method] = true
			has["HEAD"] = has["HEAD"] || route.Method == "GET"
		}
	}
	return slices.DeleteFunc([]string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}, func(method string) bool { return !has[method] })
}

func fits(pattern, target string) bool {
	want, given := strings.Split(pattern, "/"), strings.Split(target, "/")
	if len(want) != len(given) {
		return false
	}
	for i := range want {
		if want[i] != given[i] && !strings.HasPrefix(want[i], "{") {
			return false
		}
	}
	return true
}

// TestUntidyPaths: a path that has a shorter form is sent there by the router,
// before any gate and whatever is presented; the answer says so in the trace. The
// other way of writing a path never reaches a route with less checked.
func TestUntidyPaths(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	for target, location := range map[string]string{
		"//orders":                         "/orders",
		"/orders//" + "ord-1001":           "/orders/ord-1001",
		"/./orders":                        "/orders",
		"/documents/../secrets":            "/secrets",
		"/orders/../../secrets":            "/secrets",
		"/dashboards/x/../y/alerts":        "/dashboards/y/alerts",
		"//secrets?fields=value":           "/secrets?fields=value",
		"//evil.test/..//documents/shared": "/documents/shared",
	} {
		for _, who := range []string{"nobody", "ana", "plato"} {
			for _, method := range []string{"GET", "POST", "DELETE"} {
				key, _ := lab.FindKey(mockapi.Keys(w), who, "")
				got := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: method, Target: target}.With(key))
				if got.Response.Status != 301 || got.Response.Header.Get("Location") != location || got.Trace.StoppedAt() != lab.GateRoute || got.Principal != nil {
					t.Errorf("%s %s: %d to %q at %s", method, target, got.Response.Status, got.Response.Header.Get("Location"), got.Trace.StoppedAt())
				}
			}
		}
	}
	for _, target := range []string{"/orders/", "/Orders", "/secrets;/", "/secrets%2f", "/%73ecrets/", "/documents/..%2fsecrets/x"} {
		got := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: "GET", Target: target})
		if got.Response.Status < 300 || got.Response.Body != "" && strings.Contains(got.Response.Body, "password") {
			t.Errorf("%s: %d %s", target, got.Response.Status, got.Response.Body)
		}
	}
}

// TestHeadOfEveryRoute meets the gates that GET does, and has no content.
func TestHeadOfEveryRoute(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	for _, key := range oneKeyEach(w) {
		for _, route := range mockapi.Routes() {
			if route.Method != "GET" {
				continue
			}
			target := targetsOf(w, route)[0]
			get := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: "GET", Target: target}.With(key))
			head := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: "HEAD", Target: target}.With(key))
			if head.Response.Status != get.Response.Status || head.Response.Body != "" || traceText(head.Trace) != traceText(get.Trace) {
				t.Errorf("%s HEAD %s: %d %q, GET %d", key.Who, target, head.Response.Status, head.Response.Body, get.Response.Status)
			}
		}
	}
}
