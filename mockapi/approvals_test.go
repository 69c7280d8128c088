package mockapi_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// waiting is a world at a time of New York's, in which somebody asked for a
// refund of an amount.
func waiting(t *testing.T, newYork string, by string, amount int) (*world.World, string) {
	t.Helper()
	place, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	now, err := time.ParseInLocation("2006-01-02 15:04", newYork, place)
	if err != nil {
		t.Fatal(err)
	}
	w := world.New(lab.WorldSpec{Seed: 1, Clock: now.UTC(), Existence: lab.Hidden})
	order, err := w.Orders().Create(api.Order{Owner: "ana", Tenant: "alder", Amount: 200000})
	if err != nil {
		t.Fatal(err)
	}
	asked := ask(t, mockapi.New(w, mockapi.Options{}), by, "", fmt.Sprintf("POST /refunds/requests\n\n{\"order\": %q, \"amount\": %d}", order.ID, amount))
	if asked.Response.Status != 201 || len(asked.Wrote) != 1 {
		t.Fatalf("asking: %d\n%s", asked.Response.Status, traceText(asked.Trace))
	}
	return w, asked.Response.Header.Get("Location")
}

// TestTheSecondPerson: circumstances decide, one after the other, and what is not
// known decides against.
func TestTheSecondPerson(t *testing.T) {
	const monday, evening, sunday, summer = "2026-03-02 10:00", "2026-03-02 17:00", "2026-03-01 10:00", "2026-07-06 09:00"
	for _, test := range []struct {
		name, when, by, second string
		amount, status         int
		gate                   lab.Gate
		why                    string
	}{
		{"another manager", monday, "fin", "fern", 60000, 200, lab.GateHandler, ""},
		{"from anywhere, below the threshold", sunday, "fin", "fritz", 70000, 200, lab.GateHandler, ""},
		{"not oneself", monday, "fern", "fern", 60000, 403, lab.GateContext, "who asks"},
		{"no manager", monday, "fern", "fin", 60000, 403, lab.GateFunction, "grants refund.approve"},
		{"support", monday, "fin", "sue", 60000, 403, lab.GateFunction, "grants refund.approve"},
		{"much, at the desk", monday, "fin", "fern", 70001, 200, lab.GateHandler, ""},
		{"much, from elsewhere", monday, "fin", "fritz", 70001, 403, lab.GateContext, "does not work in US"},
		{"much, at five sharp", evening, "fin", "fern", 70001, 403, lab.GateContext, "office hours"},
		{"much, a minute before", "2026-03-02 16:59", "fin", "fern", 70001, 200, lab.GateHandler, ""},
		{"much, on Sunday", sunday, "fin", "fern", 70001, 403, lab.GateContext, "office hours"},
		{"much, at nine in summer", summer, "fin", "fern", 70001, 200, lab.GateHandler, ""},
		{"much, before nine in summer", "2026-07-06 08:59", "fin", "fern", 70001, 403, lab.GateContext, "office hours"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w, location := waiting(t, test.when, test.by, test.amount)
			got := ask(t, mockapi.New(w, mockapi.Options{}), test.second, "session", "POST "+location+"/approve")
			stop, _ := got.Trace.Stop()
			if got.Response.Status != test.status || got.Trace.StoppedAt() != test.gate || !strings.Contains(stop.Reason, test.why) {
				t.Errorf("%d at %s, want %d at %s\n%s", got.Response.Status, got.Trace.StoppedAt(), test.status, test.gate, traceText(got.Trace))
			}
			if wrote := len(got.Wrote); wrote != map[int]int{200: 2, 403: 0}[test.status] {
				t.Errorf("wrote %v", got.Wrote)
			}
			checkAnswer(t, got)
		})
	}
}

// TestMissingAttributesDeny: a manager of whom the house knows no region does not
// pass for one who works in the right one.
func TestMissingAttributesDeny(t *testing.T) {
	w, location := waiting(t, "2026-03-02 10:00", "fin", 70001)
	if err := w.SetRoles("sue", []string{"finance-manager"}); err != nil { // in the EU
		t.Fatal(err)
	}
	stranger := ""
	for _, person := range w.People() {
		if person.Region == "" && person.Kind == world.KindPerson && person.Tenant == world.House {
			stranger = person.ID
		}
	}
	if err := w.SetRoles(stranger, []string{"finance-manager", "platform"}); err != nil {
		t.Fatal(err)
	}
	for _, send := range []string{"POST " + location + "/approve", "GET /secrets/{{database-secret}}"} {
		got := ask(t, mockapi.New(w.Clone(), mockapi.Options{}), stranger, "session", send)
		if got.Response.Status != 403 || got.Trace.StoppedAt() != lab.GateContext || !strings.Contains(traceText(got.Trace), "not known") {
			t.Errorf("%s: %d\n%s", send, got.Response.Status, traceText(got.Trace))
		}
	}
	if got := ask(t, mockapi.New(w, mockapi.Options{}), "fern", "session", "POST "+location+"/approve"); got.Response.Status != 200 {
		t.Errorf("who is known to work there: %d", got.Response.Status)
	}
}

// TestAnApprovalIsGrantedOnce, and the refund is by the one who asked.
func TestAnApprovalIsGrantedOnce(t *testing.T) {
	w, location := waiting(t, "2026-03-02 10:00", "fin", 60000)
	a := mockapi.New(w, mockapi.Options{})
	first := ask(t, a, "fern", "session", "POST "+location+"/approve")
	again := ask(t, a, "fritz", "session", "POST "+location+"/approve")
	if first.Response.Status != 200 || again.Response.Status != 403 || again.Trace.StoppedAt() != lab.GateContext || len(again.Wrote) > 0 {
		t.Errorf("first %d, again %d, wrote %v", first.Response.Status, again.Response.Status, again.Wrote)
	}
	refunds := w.Refunds().List()
	if last := refunds[len(refunds)-1]; last.Amount != 60000 || last.By != "fin" || last.Owner != "ana" {
		t.Errorf("granted %+v", last)
	}
	if got := ask(t, a, "fin", "session", "GET "+location); !strings.Contains(got.Response.Body, `"status":"granted","second":"fern"`) {
		t.Errorf("the request says %s", got.Response.Body)
	}
}
