package mockapi_test

import (
	"slices"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// TestAnEngineThatIsDownLetsNobodyIn: vulnerability, a check that cannot be made
// counts as passed. This test verifies for every route and everybody that what
// needs a decision is refused as undecided, at the gate that needed it, and that
// the same requests go through once the engine is up again.
func TestAnEngineThatIsDownLetsNobodyIn(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	down := w.Clone()
	down.SetEngine(false)
	refused, letIn := 0, 0
	for _, route := range mockapi.Routes() {
		if !slices.ContainsFunc(route.Gates(), func(g lab.Gate) bool { return g.Checkpoint() == lab.Authorization }) || route.Access == mockapi.Token {
			continue // no policy is asked
		}
		for _, key := range append(oneKeyEach(w), lab.Key{Who: lab.Nobody}) {
			if !opens(w, key, route) {
				continue
			}
			request := lab.Request{Method: route.Method, Target: targetsOf(w, route)[0], Body: goodBody(w, route)}.With(key)
			got := mockapi.New(down.Clone(), mockapi.Options{}).Do(t.Context(), request)
			checkAnswer(t, got)
			want, gate := 503, lab.GateFunction
			if route.Access == mockapi.Linked {
				gate = lab.GateObject
			} else if route.Permission == "" && key.Who != lab.Nobody {
				gate = lab.GateContext
			} else if key.Who == lab.Nobody || (route.Access == mockapi.Mutual) != (key.With == lab.WithCertificate) {
				want, gate = 401, lab.GateCredential
			}
			if got.Response.Status != want || got.Trace.StoppedAt() != gate || len(got.Wrote) > 0 {
				t.Errorf("%s %s: %d at %s, wrote %v", key.Who, route.Name(), got.Response.Status, got.Trace.StoppedAt(), got.Wrote)
			}
			if want == 503 {
				refused++
				if got.Response.Header.Get("Retry-After") == "" {
					t.Errorf("%s: 503 without Retry-After", route.Name())
				}
			}
			if up := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), request); up.Response.Status < 300 {
				letIn++
			}
		}
	}
	if refused < 1000 || letIn < 100 {
		t.Errorf("%d were refused, and %d let in with the engine up: too few to mean anything", refused, letIn)
	}
}

// opens reports whether a key is of the kind a route takes, and proves enough for it.
func opens(w *world.World, key lab.Key, route mockapi.Route) bool {
	for _, one := range []struct {
		access mockapi.Access
		takes  []string
	}{
		{mockapi.Partner, []string{lab.WithAPIKey, ""}},
		{mockapi.Legacy, []string{""}},
		{mockapi.Mutual, []string{lab.WithCertificate, ""}},
		{mockapi.SignedIn, []string{lab.WithSession, lab.WithBearer, ""}},
		{mockapi.Linked, []string{lab.WithSession, lab.WithBearer, lab.WithAPIKey, ""}},
	} {
		if one.access == route.Access {
			return slices.Contains(one.takes, key.With) && (route.ACR == "" || key.Who == lab.Nobody || w.HasSecondFactor(key.Who))
		}
	}
	return false
}

// TestWhatNeedsNoDecisionGoesOn: who one is can be said without the engine.
func TestWhatNeedsNoDecisionGoesOn(t *testing.T) {
	spec := newWorld(1, lab.Hidden).Spec()
	spec.Engine = lab.EngineDown
	w := world.New(spec)
	play(t, w, []step{
		{"nobody", "GET /", 200},
		{"ana", "GET /whoami", 200},
		{"ana", "GET /invoices/{{anas-invoice}}", 503},
		{"nobody", "POST /login\n\n{\"name\": \"ana\", \"password\": \"ana-pw\"}", 200},
	})
	w.SetEngine(true)
	play(t, w, []step{{"ana", "GET /invoices/{{anas-invoice}}", 200}})
}

// bodies are what somebody might send who hopes to learn from the answer.
func bodies(w interface{ Expand(string) (string, error) }, route mockapi.Route) []string {
	return []string{
		goodBody(w, route), "", "{}", "null", "[]", "{", "no JSON", `{"owner": "mallory", "tenant": "oak"}`,
		`{"amount": "ten"}`, `{"ids": []}`, strings.Repeat("[", 2000), strings.Repeat("x", 70<<10),
	}
}

// goodBody makes sense on a route that takes one.
func goodBody(w interface{ Expand(string) (string, error) }, route mockapi.Route) string {
	text := map[string]string{
		"POST /login":                           `{"name": "ana", "password": "ana-pw"}`,
		"POST /token":                           `{"name": "ana", "password": "ana-pw"}`,
		"POST /password":                        `{"old": "ana-pw", "new": "a longer one"}`,
		"POST /registrations":                   `{"name": "Cleo", "email": "cleo@elm.test"}`,
		"POST /login/otp":                       `{"code": "000000"}`,
		"POST /login/recovery":                  `{"code": "aaaa-bbbb"}`,
		"POST /tickets":                         `{"subject": "where is it?"}`,
		"PATCH /tickets/{id}":                   `{"status": "closed"}`,
		"POST /invoices":                        `{"order": "{{anas-order}}", "amount": 500}`,
		"POST /refunds":                         `{"order": "{{anas-order}}", "amount": 500}`,
		"POST /invitations":                     `{"name": "Olga", "role": "customer"}`,
		"POST /refunds/requests":                `{"order": "{{anas-order}}", "amount": 500}`,
		"POST /orders/bulk-archive":             `{"ids": ["{{anas-order}}"]}`,
		"PATCH /customers/{id}":                 `{"phone": "+1 202 555 0100"}`,
		"POST /documents":                       `{"title": "Plan"}`,
		"PATCH /documents/{id}":                 `{"title": "Plan"}`,
		"PUT /documents/{id}/sharing":           `{"viewers": ["amy"]}`,
		"POST /documents/{id}/transfer":         `{"to": "abel"}`,
		"PATCH /dashboards/{id}":                `{"title": "sales"}`,
		"POST /dashboards/{id}/alerts":          `{"figure": "orders", "above": 5}`,
		"PATCH /dashboards/{id}/alerts/{alert}": `{"above": 5}`,
		"POST /reports":                         `{"title": "march", "orders": 7}`,
		"PATCH /billing/{id}":                   `{"plan": "large"}`,
		"PUT /infra/{id}":                       `{"value": "9"}`,
		"PATCH /users/{id}":                     `{"roles": ["viewer"]}`,
		"POST /impersonations":                  `{"customer": "{{anas-profile}}", "reason": "a call"}`,
	}[route.Name()]
	body, err := w.Expand(text)
	if err != nil {
		panic(err)
	}
	return body
}

// TestAuthorizeBeforeValidate: whoever is refused by who they are gets the same
// answer whatever the body says, on every route. What the body itself names (the
// ids of a bulk, the fields, the amount) is asked about after that.
func TestAuthorizeBeforeValidate(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	compared := 0
	for _, route := range mockapi.Routes() {
		if slices.Contains([]mockapi.Access{mockapi.SignIn, mockapi.OneTimeCode, mockapi.RecoveryCode, mockapi.Passkey, mockapi.Client, mockapi.Flow}, route.Access) { // there the credential is in the body
			continue
		}
		for _, key := range append(oneKeyEach(w), lab.Key{Who: lab.Nobody}) {
			target := targetsOf(w, route)[0]
			first := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: route.Method, Target: target, Body: goodBody(w, route)}.With(key))
			if stop := first.Trace.StoppedAt(); rankOf(stop) > rankOf(lab.GateFunction) {
				continue // let in so far
			}
			for _, body := range bodies(w, route) {
				got := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: route.Method, Target: target, Body: body}.With(key))
				compared++
				if answerText(got) != answerText(first) || traceText(got.Trace) != traceText(first.Trace) {
					t.Errorf("%s %s tells bodies apart: %q answers %s", key.Who, route.Name(), body[:min(30, len(body))], answerText(got))
				}
			}
		}
	}
	if compared < 5000 {
		t.Errorf("only %d answers were compared", compared)
	}
	t.Logf("%d answers compared", compared)
}

// answerText is an answer without what numbers it.
func answerText(x lab.Exchange) string {
	header := x.Response.Header.Clone()
	header.Del("X-Request-Id")
	var text strings.Builder
	_ = header.Write(&text) // a builder takes everything
	return text.String() + x.Response.Body
}

func rankOf(gate lab.Gate) int { return slices.Index(lab.Gates(), gate) }
