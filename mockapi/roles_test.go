package mockapi_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// holding finds somebody with exactly these roles.
func holding(t *testing.T, w *world.World, roles string) string {
	t.Helper()
	for _, person := range w.People() {
		if strings.Join(person.Roles, " ") == roles {
			return person.ID
		}
	}
	t.Fatalf("nobody is %s", roles)
	return ""
}

// TestRolesTogether: two roles permit what either does, and one that denies takes
// away what another grants; the trace says which it was.
func TestRolesTogether(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	both, lent := holding(t, w, "support analyst"), holding(t, w, "finance contractor")
	checkRows(t, lab.Hidden, []row{
		{both, "GET /tickets/{{anas-ticket}}", 200, lab.GateHandler},
		{both, "GET /reports/{{january-report}}", 200, lab.GateHandler},
		{both, refund("500"), 403, lab.GateFunction},
		{lent, "GET /refunds/{{anas-refund}}", 200, lab.GateHandler},
		{lent, refund("500"), 403, lab.GateFunction},
		{"fin", refund("500"), 201, lab.GateHandler},
		{"fern", refund("500"), 201, lab.GateHandler}, // by the role that hers includes
	})
	denied := ask(t, mockapi.New(w.Clone(), mockapi.Options{}), lent, "session", refund("500"))
	missing := ask(t, mockapi.New(w.Clone(), mockapi.Options{}), "sue", "session", refund("500"))
	if stop, _ := denied.Trace.Stop(); stop.Reason != "a role of "+lent+" denies refund.create" {
		t.Errorf("denied for %q", stop.Reason)
	}
	if stop, _ := missing.Trace.Stop(); stop.Reason != "no role of sue grants refund.create" {
		t.Errorf("refused for %q", stop.Reason)
	}
}

// TestOtherRolesCountAtOnce: vulnerability, a session or a token carries on with
// the roles it was opened with. This test verifies that both are asked anew.
func TestOtherRolesCountAtOnce(t *testing.T) {
	for _, with := range []string{"session", "bearer"} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		for i, step := range []step{
			{"fin", refund("500"), 201},
			{"ada", "PATCH /users/fin\n\n{\"roles\": [\"finance\", \"suspended\"]}", 200},
			{"fin", refund("500"), 403},
			{"fin", "GET /whoami", 200},
			{"ada", "PATCH /users/fin\n\n{\"roles\": [\"support\", \"finance\"]}", 200},
			{"fin", refund("500"), 201},
			{"fin", "GET /tickets", 200},
		} {
			if got := ask(t, a, step.who, with, step.send); got.Response.Status != step.status {
				t.Errorf("%s, step %d: %d, want %d", with, i+1, got.Response.Status, step.status)
			}
		}
	}
}

// TestTheAuditLogIsRead by those who may, holds who was refused and for what, and
// shows no credential.
func TestTheAuditLogIsRead(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	for range 3 * world.AuditKept {
		ask(t, a, "nobody", "", "GET /tickets")
	}
	ask(t, a, "sue", "session", refund("500"))
	got := ask(t, a, "ada", "session", "GET /audit")
	var lines []struct {
		Who, Gate, Reason, Path string
		Status                  int
	}
	if err := json.Unmarshal([]byte(got.Response.Body), &lines); err != nil {
		t.Fatal(err)
	}
	if len(lines) != world.AuditKept {
		t.Errorf("%d lines, want %d", len(lines), world.AuditKept)
	}
	last := lines[len(lines)-1]
	if last.Who != "sue" || last.Status != 403 || last.Gate != "function" || last.Path != "/refunds" {
		t.Errorf("the last line says %+v", last)
	}
	for _, person := range a.World().People() {
		if strings.Contains(got.Response.Body, a.World().KeyringToken(person.ID)) {
			t.Errorf("the log holds %s's session", person.ID)
		}
	}
}

// TestARoleOfTheHouseCountsAtTheHouse only: whoever holds it at another company runs
// nothing of Oak's, reads nothing of it, and their token is for nothing of it.
func TestARoleOfTheHouseCountsAtTheHouse(t *testing.T) {
	for _, target := range []string{"GET /audit", "GET /users", "GET /metrics", "GET /secrets", "POST /reports", "POST /refunds", "GET /billing"} {
		for who, status := range map[string]int{"abel": 403, "sue": 0} {
			w := newWorld(1, lab.Hidden)
			if err := w.SetRoles(who, []string{"admin", "platform", "finance-manager", "reporter"}); err != nil {
				t.Fatal(err)
			}
			got := ask(t, mockapi.New(w, mockapi.Options{}), who, "bearer", target)
			if refused := got.Trace.StoppedAt() == lab.GateFunction; refused != (status == 403) {
				t.Errorf("%s to %s: %d at %s", who, target, got.Response.Status, got.Trace.StoppedAt())
			}
		}
	}
	w := newWorld(1, lab.Hidden)
	if err := w.SetRoles("abel", []string{"customer", "admin"}); err != nil {
		t.Fatal(err)
	}
	got := ask(t, mockapi.New(w, mockapi.Options{}), "abel", "session", "GET /orders")
	wants(t, got, 200, lab.GateHandler)
	if !slices.Equal(got.Principal.Roles, []string{"customer"}) {
		t.Errorf("abel is %v", got.Principal.Roles)
	}
}
