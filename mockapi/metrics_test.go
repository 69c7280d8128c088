package mockapi_test

import (
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
)

// TestMetricsAreNotForEverybody: that the API is up may be known to all, how the
// business goes only to those who run the machines.
func TestMetricsAreNotForEverybody(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	play(t, w, []step{
		{"nobody", "GET /health", 200},
		{"nobody", "GET /metrics", 401},
		{"ana", "GET /metrics", 403},
		{"fin", "GET /metrics", 403},
	})
	got := ask(t, mockapi.New(w, mockapi.Options{}), "plato", "", "GET /metrics")
	if body := got.Response.Body; got.Response.Status != 200 || !strings.Contains(body, `billed_cents{tenant="birch"} `) || !strings.Contains(body, "# TYPE orders gauge\n") {
		t.Errorf("%d\n%s", got.Response.Status, body)
	}
}

// TestNoticeIsGivenInTwoSteps: the second asks for the same right as the first, and
// for the first.
func TestNoticeIsGivenInTwoSteps(t *testing.T) {
	play(t, newWorld(1, lab.Hidden), []step{
		{"amy", "POST /billing/{{alder-billing}}/cancellation/confirm", 403},
		{"ana", "POST /billing/{{alder-billing}}/cancellation", 403},
		{"bo", "POST /billing/{{alder-billing}}/cancellation", 404},
		{"amy", "POST /billing/{{alder-billing}}/cancellation", 200},
		{"amy", "POST /billing/{{alder-billing}}/cancellation", 403},
		{"ana", "POST /billing/{{alder-billing}}/cancellation/confirm", 403},
		{"bo", "POST /billing/{{alder-billing}}/cancellation/confirm", 404},
		{"amy", "POST /billing/{{alder-billing}}/cancellation/confirm", 200},
		{"amy", "POST /billing/{{alder-billing}}/cancellation/confirm", 403},
		{"bo", "POST /billing/{{birch-billing}}/cancellation/confirm", 200},
	})
}

// TestTheOldPathAsksTheSame: a path that is kept for an old app has the gates of the new one.
func TestTheOldPathAsksTheSame(t *testing.T) {
	play(t, newWorld(1, lab.Hidden), []step{
		{"ana", "GET /v1/orders/{{anas-order}}", 200},
		{"ana", "GET /v1/orders/{{bens-order}}", 404},
		{"nia", "GET /v1/orders/{{anas-order}}", 403},
		{"nobody", "GET /v1/orders/{{anas-order}}", 401},
	})
}
