package mockapi_test

import (
	"fmt"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// TestARoleIsOnlyGivenByWhoMayGiveIt: the permission to invite does not say as
// what. Whose company it is follows from the caller.
func TestARoleIsOnlyGivenByWhoMayGiveIt(t *testing.T) {
	for _, test := range []struct {
		who, role string
		status    int
		gate      lab.Gate
	}{
		{"amy", "customer", 201, lab.GateHandler},
		{"amy", "bookkeeper", 403, lab.GateContext},
		{"amy", "finance", 403, lab.GateContext},
		{"amy", "admin", 403, lab.GateContext},
		{"amy", "Customer", 403, lab.GateContext},
		{"amy", "", 400, lab.GateHandler},
		{"ada", "finance", 201, lab.GateHandler},
		{"ada", "customer", 403, lab.GateContext},
		{"ada", "admin", 403, lab.GateContext},
		{"ro", "viewer", 403, lab.GateFunction},
		{"ana", "customer", 403, lab.GateFunction},
		{"nobody", "customer", 401, lab.GateCredential},
	} {
		t.Run(test.who+" "+test.role, func(t *testing.T) {
			w := newWorld(1, lab.Hidden)
			got := ask(t, mockapi.New(w, mockapi.Options{}), test.who, "", fmt.Sprintf("POST /invitations\n\n{\"name\": \"Olga\", \"role\": %q}", test.role))
			if got.Response.Status != test.status || got.Trace.StoppedAt() != test.gate {
				t.Errorf("%d at %s, want %d at %s\n%s", got.Response.Status, got.Trace.StoppedAt(), test.status, test.gate, traceText(got.Trace))
			}
			kept := w.Invitations().List()
			if let := test.status == 201; len(kept) != map[bool]int{true: 1}[let] {
				t.Fatalf("kept %+v", kept)
			} else if let && (kept[0].Owner != test.who || kept[0].Role != test.role || kept[0].Status != "sent") {
				t.Errorf("kept %+v", kept[0])
			}
			checkAnswer(t, got)
		})
	}
}

// TestNobodyGivesWhatGivesMore: with no role that may be handed out can somebody
// hand out a role that could not be reached before.
func TestNobodyGivesWhatGivesMore(t *testing.T) {
	for _, role := range world.Roles() {
		for _, given := range world.Gives([]string{role}) {
			if more := world.Gives([]string{given}); len(more) > 0 {
				t.Errorf("%s gives %s, who gives %v", role, given, more)
			}
		}
	}
}

// TestNobodyEmptiesTheLog, and who may read it finds in it who tried.
func TestNobodyEmptiesTheLog(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	a := mockapi.New(w, mockapi.Options{})
	for _, person := range w.People() {
		if got := ask(t, a, person.ID, "", "DELETE /audit"); got.Response.Status < 400 || len(got.Wrote) > 0 {
			t.Errorf("%s: %d, wrote %v", person.ID, got.Response.Status, got.Wrote)
		}
	}
	got := ask(t, a, "ada", "session", "GET /audit")
	if got.Response.Status != 200 || !strings.Contains(got.Response.Body, `"path":"/audit"`) || !strings.Contains(got.Response.Body, "no role of ada grants audit.delete") {
		t.Errorf("the log says %d %s", got.Response.Status, got.Response.Body)
	}
}
