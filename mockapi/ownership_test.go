package mockapi_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
)

// TestWhoseItIs is the policy of the routes that name an object in other ways than
// by one id in the path.
func TestWhoseItIs(t *testing.T) {
	rows := []row{
		{"ana", "GET /orders/{{anas-order}}/invoices/{{anas-invoice}}", 200, lab.GateHandler},
		{"amy", "GET /orders/{{anas-order}}/invoices/{{anas-invoice}}", 200, lab.GateHandler},
		{"ana", "GET /orders/{{anas-order}}/invoices/{{bens-invoice}}", 404, lab.GateObject},
		{"ana", "GET /orders/{{anas-order}}/invoices/{{anas-second-invoice}}", 404, lab.GateObject}, // hers, and not of this order
		{"ana", "GET /orders/{{bens-order}}/invoices/{{bens-invoice}}", 404, lab.GateObject},

		{"ana", "GET /tracking?order={{anas-order}}", 200, lab.GateHandler},
		{"sue", "GET /tracking?order={{anas-order}}", 200, lab.GateHandler},
		{"ana", "GET /tracking?order={{bens-order}}", 404, lab.GateObject},
		{"ana", "GET /tracking?order={{anas-order}}&order={{bens-order}}", 404, lab.GateObject},
		{"ana", "GET /tracking?order={{bens-order}}&order={{anas-order}}", 404, lab.GateObject},
		{"ana", "GET /tracking?order={{anas-order}}&order={{anas-second-order}}", 400, lab.GateHandler},
		{"ana", "GET /tracking", 400, lab.GateHandler},

		{"ana", "GET /portal/orders/{{anas-order}}", 200, lab.GateHandler},
		{"ana", "GET /portal/orders/{{bens-order}}", 303, lab.GateObject},
		{"ana", "GET /portal/orders/ord-0", 303, lab.GateObject},
		{"nobody", "GET /portal/orders/{{bens-order}}", 401, lab.GateCredential},

		{"ana", "GET /deliveries/{{anas-delivery}}", 200, lab.GateHandler},
		{"ana", "GET /deliveries/{{bens-delivery}}", 404, lab.GateObject},
		{"ana", "GET /deliveries/reviews", 200, lab.GateHandler},
		{"sue", "GET /deliveries/{{bens-delivery}}", 200, lab.GateHandler},

		{"ana", "POST /invoices/{{anas-invoice}}/download", 201, lab.GateHandler},
		{"ana", "POST /invoices/{{bens-invoice}}/download", 404, lab.GateObject},
		{"nobody", "GET /downloads/{{anas-invoice}}?{{anas-download}}", 200, lab.GateHandler},
		{"nobody", "GET /downloads/{{bens-invoice}}?{{anas-download}}", 404, lab.GateObject},
		{"nobody", "GET /downloads/{{anas-invoice}}?{{anas-old-download}}", 404, lab.GateObject},
		{"ana", "GET /downloads/{{anas-invoice}}?expires=4000000000", 404, lab.GateObject},
		{"ana", "GET /downloads/{{anas-invoice}}?expires=4000000000&signature={{anas-signature}}", 404, lab.GateObject},
	}
	checkRows(t, lab.Hidden, rows)
}

// TestAPartOfAnotherWholeIsOnRecord: the path named it, wherever it is.
func TestAPartOfAnotherWholeIsOnRecord(t *testing.T) {
	got := ask(t, mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}), "ana", "", "GET /orders/{{anas-order}}/invoices/{{bens-invoice}}")
	if got.Response.Status != 404 || got.Object == nil || got.Object.Owner != "ben" {
		t.Errorf("%d, about %+v; want 404, about Ben's invoice", got.Response.Status, got.Object)
	}
}

// TestABrowserThatIsSentAwayLearnsNothing: the answer is the same, to the letter,
// for another's order and for none.
func TestABrowserThatIsSentAwayLearnsNothing(t *testing.T) {
	for _, existence := range []lab.Existence{lab.Hidden, lab.Disclosed} {
		for _, path := range []string{"{{bens-order}}", "ord-0"} {
			got := ask(t, mockapi.New(newWorld(1, existence), mockapi.Options{}), "ana", "", "GET /portal/orders/"+path).Response
			if got.Status != 303 || got.Body != "" || got.Header.Get("Location") != "/orders" || got.Header.Get("Content-Type") != "" {
				t.Errorf("%s: %d to %q with %q (%s)", path, got.Status, got.Header.Get("Location"), got.Body, got.Header.Get("Content-Type"))
			}
		}
	}
}

// TestALinkToAFileEnds: what the house hands out works for whoever has it, until
// its time is over.
func TestALinkToAFileEnds(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	var link struct{ URL, Expires string }
	made := ask(t, mockapi.New(w, mockapi.Options{}), "ana", "", "POST /invoices/{{anas-invoice}}/download")
	if err := json.Unmarshal([]byte(made.Response.Body), &link); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		after time.Duration
		want  int
	}{{0, 200}, {14 * time.Minute, 200}, {time.Minute, 404}} {
		w.Advance(test.after)
		if got := ask(t, mockapi.New(w, mockapi.Options{}), "nobody", "", "GET "+link.URL); got.Response.Status != test.want {
			t.Errorf("%v later: %d, want %d", test.after, got.Response.Status, test.want)
		}
	}
	if !strings.Contains(made.Response.Body, "10:15:00Z") {
		t.Errorf("%s does not say when it ends", made.Response.Body)
	}
}

// TestIDsOfDeliveriesAreDrawn: there is nothing to count up.
func TestIDsOfDeliveriesAreDrawn(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(5) {
		for _, object := range newWorld(seed, lab.Hidden).Objects("delivery") {
			if len(object.ID) != 36 || object.ID[14] != '4' || seen[object.ID] {
				t.Errorf("%q is no new UUID of version 4", object.ID)
			}
			seen[object.ID] = true
		}
	}
}
