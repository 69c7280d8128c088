package mockapi_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"

	"github.com/google/go-cmp/cmp"
)

// everyAnswer asks every route, and some that are none, as everybody: what holds
// for all answers is asked of these.
func everyAnswer(t *testing.T, check func(t *testing.T, x lab.Exchange)) {
	t.Helper()
	targets := []string{"GET /nowhere", "DELETE /invoices", "GET //invoices", "GET /%zz", "GET /invoices/inv-9999"}
	for _, route := range mockapi.Routes() {
		targets = append(targets, strings.ReplaceAll(route.Name(), "{id}", "inv-2001"))
	}
	for _, key := range mockapi.Keys(newWorld(1, lab.Hidden)) {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		for _, target := range targets {
			method, path, _ := strings.Cut(target, " ")
			check(t, a.Do(t.Context(), lab.Request{Method: method, Target: path}.With(key)))
		}
	}
	for _, header := range []http.Header{
		{"Authorization": {"Bearer nonsense"}}, {"Authorization": {"Bearer"}}, {"Cookie": {"session=nonsense"}},
		{"Host": {"evil.test"}}, {"Origin": {"https://evil.test"}},
	} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		check(t, a.Do(t.Context(), lab.Request{Method: "GET", Target: "/whoami", Header: header}))
	}
}

func TestNoAnswerMayBeStored(t *testing.T) {
	everyAnswer(t, func(t *testing.T, x lab.Exchange) {
		if got := x.Response.Header.Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s %s: %d may be stored: Cache-Control %q", x.Request.Method, x.Request.Target, x.Response.Status, got)
		}
	})
}

// TestProblemsSayTheStatusAndNoMore: a stranger learns from the body what the
// status says already.
func TestProblemsSayTheStatusAndNoMore(t *testing.T) {
	seen := map[int]bool{}
	everyAnswer(t, func(t *testing.T, x lab.Exchange) {
		status := x.Response.Status
		if status < 400 {
			return
		}
		seen[status] = true
		var got map[string]any
		if err := json.Unmarshal([]byte(x.Response.Body), &got); err != nil {
			t.Fatalf("%d %s: %v", status, x.Response.Body, err)
		}
		want := map[string]any{"type": "about:blank", "title": http.StatusText(status), "status": float64(status)}
		if code, isCode := got["error"].(string); isCode && ofTheProvider(x) { // RFC 6749 §5.2
			want = map[string]any{"error": code}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", x.Request.Method, x.Request.Target, diff)
		}
	})
	for _, status := range []int{400, 401, 403, 404, 405, 421} {
		if !seen[status] {
			t.Errorf("none of the answers was a %d", status)
		}
	}
}

// ofTheProvider reports whether an answer is the identity provider's, which says
// what is wrong as OAuth 2.0 has it.
func ofTheProvider(x lab.Exchange) bool {
	return strings.HasPrefix(x.Request.Target, "/idp/") || strings.HasPrefix(x.Request.Target, "/saml/")
}

// aChallenge is a scheme and at least one parameter, of which realm is quoted.
var aChallenge = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]* (?:[a-z_]+=(?:"[^"\\]*"|[A-Za-z0-9._~-]+)(?:, |$))+$`)

var aParameter = regexp.MustCompile(`([a-z_]+)=`)

func TestChallengesAreWellFormed(t *testing.T) {
	everyAnswer(t, func(t *testing.T, x lab.Exchange) {
		for _, challenge := range x.Response.Header.Values("WWW-Authenticate") {
			if !aChallenge.MatchString(challenge) || !strings.Contains(challenge, ` realm="`) {
				t.Errorf("%q is not a challenge with a quoted realm", challenge)
			}
			named := map[string]int{}
			for _, parameter := range aParameter.FindAllStringSubmatch(challenge, -1) {
				if named[parameter[1]]++; named[parameter[1]] > 1 {
					t.Errorf("%q names %s twice", challenge, parameter[1])
				}
			}
		}
		if x.Response.Status == 401 && len(x.Response.Header.Values("WWW-Authenticate")) == 0 {
			t.Errorf("%s %s: a 401 without a challenge", x.Request.Method, x.Request.Target)
		}
	})
}

// TestTheLogSaysWhichGateRefusedAndWhy, also where a handler found it out, or the
// identity provider did: no refusal is told twice, and the second time as less.
func TestTheLogSaysWhichGateRefusedAndWhy(t *testing.T) {
	everyAnswer(t, func(t *testing.T, x lab.Exchange) {
		stop, stopped := x.Trace.Stop()
		if !stopped {
			return
		}
		if last := x.Trace[len(x.Trace)-1]; last.Gate != stop.Gate || last.Reason != stop.Reason {
			t.Errorf("%s %s goes on after %s: %s", x.Request.Method, x.Request.Target, stop.Gate, last.Reason)
		}
		var line struct{ Gate, Reason string }
		if err := json.Unmarshal([]byte(x.Log), &line); err != nil || line.Gate != string(stop.Gate) || line.Reason != stop.Reason {
			t.Errorf("%s %s: %s at %s is logged as %s at %s, %v", x.Request.Method, x.Request.Target, stop.Reason, stop.Gate, line.Reason, line.Gate, err)
		}
	})
}
