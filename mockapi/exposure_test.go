package mockapi_test

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"

	"github.com/google/go-cmp/cmp"
)

// TestWhoReadsWhichFields is the reading side of the gate field, person by person.
func TestWhoReadsWhichFields(t *testing.T) {
	for _, test := range []struct{ who, send, fields string }{
		{"ana", "GET /customers/{{anas-profile}}", "email id name owner phone tenant"},
		{"sam", "GET /customers/{{anas-profile}}", "email id name notes owner phone tenant"},
		{"sam", "GET /customers/{{anas-profile}}?fields=id,notes", "id notes"},
		{"ana", "GET /customers/{{anas-profile}}?fields=email", "email"},
		{"ana", "GET /documents/{{anas-document}}", "editors id link owner status tenant text title viewers"},
		{"abel", "GET /documents/{{anas-document}}", "id owner status tenant text title"},
		{"ben", "GET /documents/{{anas-document}}", "id owner status tenant text title"},
		{"ada", "GET /users/sue", "department device employee groups id kind name region roles tenant"},
		{"plato", "GET /secrets/{{database-secret}}", "id name value"},
		{"abel", "PATCH /documents/{{anas-document}}\n\n{\"title\": \"x\"}", "id owner status tenant text title"},
		{"ana", "GET /invoices/{{anas-invoice}}", "amount id order owner status tenant"},
	} {
		got := ask(t, mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}), test.who, "session", test.send)
		var record map[string]any
		if err := json.Unmarshal([]byte(got.Response.Body), &record); err != nil {
			t.Fatalf("%s %s: %d %s", test.who, test.send, got.Response.Status, got.Response.Body)
		}
		if diff := cmp.Diff(test.fields, strings.Join(slices.Sorted(maps.Keys(record)), " ")); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", test.who, test.send, diff)
		}
	}
}

// TestAskingForAFieldByName: one that is kept from the caller and one that there
// is not are the same to them.
func TestAskingForAFieldByName(t *testing.T) {
	checkRows(t, lab.Hidden, []row{
		{"ana", "GET /customers/{{anas-profile}}?fields=name,notes", 403, lab.GateField},
		{"ana", "GET /customers/{{anas-profile}}?fields=name,nothing", 403, lab.GateField},
		{"ana", "GET /customers/{{anas-profile}}?fields=name", 200, lab.GateHandler},
		{"ana", "GET /customers/{{bens-profile}}?fields=notes", 404, lab.GateObject},
		{"ben", "GET /documents/{{anas-document}}?fields=link", 403, lab.GateField},
		{"ana", "GET /documents/{{anas-document}}?fields=link", 200, lab.GateHandler},
		{"ana", "GET /customers?fields=notes", 403, lab.GateField},
		{"sam", "GET /customers?fields=notes", 200, lab.GateHandler},
		{"plato", "GET /secrets?fields=value", 403, lab.GateField},
		{"ada", "GET /users/ana?fields=password", 403, lab.GateField},
		{"ada", "GET /users?fields=salt", 403, lab.GateField},
	})
}

// TestNoAnswerHoldsAPassword: whatever is read by whomever, no password, salt or
// hash of anybody is in it, and no value of a secret but in the one answer that
// was for it.
func TestNoAnswerHoldsAPassword(t *testing.T) {
	w := newWorld(7, lab.Hidden)
	var kept []string
	for _, person := range w.People() {
		if person.Password != "" {
			kept = append(kept, person.Password, string(person.Salt), base64.StdEncoding.EncodeToString(person.Salt),
				base64.StdEncoding.EncodeToString(person.PasswordHash()))
		}
	}
	for _, secret := range w.Secrets().List() {
		kept = append(kept, secret.Value)
	}
	answers := 0
	for _, key := range oneKeyEach(w) {
		for _, target := range everyTarget(w) {
			got := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), lab.Request{Method: "GET", Target: target}.With(key))
			if got.Response.Status == 200 {
				answers++
			}
			for _, one := range kept {
				if strings.Contains(got.Response.Body, one) && !strings.HasPrefix(target, "/secrets/") {
					t.Errorf("%s reads %q at %s", key.Who, one, target)
				}
			}
		}
	}
	if answers < 300 {
		t.Errorf("only %d answers were looked at", answers)
	}
}
