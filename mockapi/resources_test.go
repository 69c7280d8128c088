package mockapi_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi"
	"authlab/mockapi/world"

	"github.com/google/go-cmp/cmp"
)

// row is one line of a policy: who sends what, and what becomes of it.
type row struct {
	who, send string
	status    int
	gate      lab.Gate
}

// checkRows holds the API to a policy, each line in a world of its own.
func checkRows(t *testing.T, existence lab.Existence, rows []row) {
	t.Helper()
	for _, test := range rows {
		t.Run(test.who+" "+strings.ReplaceAll(test.send, "\n", " "), func(t *testing.T) {
			got := ask(t, mockapi.New(newWorld(1, existence), mockapi.Options{}), test.who, "", test.send)
			if got.Response.Status != test.status || got.Trace.StoppedAt() != test.gate {
				t.Errorf("got %d at %s, want %d at %s\n%s", got.Response.Status, got.Trace.StoppedAt(), test.status, test.gate, traceText(got.Trace))
			}
			if got.Response.Status >= 400 && len(got.Wrote) > 0 {
				t.Errorf("refused, and yet wrote %v", got.Wrote)
			}
			checkAnswer(t, got)
		})
	}
}

// TestEveryResource is the policy of what came after orders and tickets. Ana's
// document is Abel's to change and Ben's to read; Ben's is published.
func TestEveryResource(t *testing.T) {
	const retitle = "\n\n{\"title\": \"x\"}"
	checkRows(t, lab.Hidden, []row{
		{"ana", "GET /customers/{{anas-profile}}", 200, lab.GateHandler},
		{"ana", "GET /customers/{{abels-profile}}", 404, lab.GateObject},
		{"ana", "GET /customers/cus-9999", 404, lab.GateObject},
		{"ana", "PATCH /customers/{{anas-profile}}\n\n{\"phone\": \"+1 202 555 0199\"}", 200, lab.GateHandler},
		{"ana", "PATCH /customers/{{anas-profile}}\n\n{\"notes\": \"pays early\"}", 403, lab.GateField},
		{"ana", "PATCH /customers/{{bens-profile}}\n\n{\"phone\": \"1\"}", 404, lab.GateObject},
		{"sam", "GET /customers/{{bens-profile}}", 200, lab.GateHandler},
		{"sam", "PATCH /customers/{{bens-profile}}\n\n{\"phone\": \"1\"}", 403, lab.GateFunction},
		{"sue", "GET /customers/{{bens-profile}}", 403, lab.GateFunction},
		{"amy", "GET /customers/{{anas-profile}}", 403, lab.GateFunction},

		{"ana", "GET /documents/{{anas-document}}", 200, lab.GateHandler},
		{"abel", "GET /documents/{{anas-document}}", 200, lab.GateHandler},
		{"ben", "GET /documents/{{anas-document}}", 200, lab.GateHandler}, // of another tenant, and invited
		{"ana", "GET /documents/doc-9999", 404, lab.GateObject},
		{"sue", "GET /documents/{{anas-document}}", 403, lab.GateFunction},
		{"ana", "PATCH /documents/{{anas-document}}" + retitle, 200, lab.GateHandler},
		{"abel", "PATCH /documents/{{anas-document}}" + retitle, 200, lab.GateHandler},
		{"ben", "PATCH /documents/{{anas-document}}" + retitle, 403, lab.GateObject}, // who reads it knows of it
		{"abel", "PATCH /documents/{{anas-document}}\n\n{\"status\": \"published\"}", 403, lab.GateField},
		{"ana", "PATCH /documents/{{anas-document}}\n\n{\"status\": \"published\"}", 200, lab.GateHandler},
		{"ana", "PATCH /documents/{{anas-document}}\n\n{\"status\": \"archived\"}", 400, lab.GateHandler},
		{"ana", "PATCH /documents/{{anas-document}}\n\n{\"owner\": \"ben\"}", 403, lab.GateField},
		{"ben", "PATCH /documents/{{bens-document}}" + retitle, 403, lab.GateContext}, // it is published
		{"abel", "DELETE /documents/{{anas-document}}", 403, lab.GateObject},
		{"ana", "DELETE /documents/{{anas-document}}", 204, lab.GateHandler},
		{"abel", "PUT /documents/{{anas-document}}/sharing\n\n{\"editors\": [\"abel\"]}", 403, lab.GateObject},
		{"ana", "PUT /documents/{{anas-document}}/sharing\n\n{\"viewers\": [\"amy\"]}", 200, lab.GateHandler},
		{"ana", "PUT /documents/{{anas-document}}/sharing\n\n{\"viewers\": [\"\"]}", 400, lab.GateHandler},
		{"ana", "PUT /documents/{{anas-document}}/link", 200, lab.GateHandler},
		{"abel", "PUT /documents/{{anas-document}}/link", 403, lab.GateObject},
		{"ana", "DELETE /documents/{{anas-document}}/link", 200, lab.GateHandler},
		{"ana", "POST /documents/{{anas-document}}/transfer\n\n{\"to\": \"abel\"}", 204, lab.GateHandler},
		{"ana", "POST /documents/{{anas-document}}/transfer\n\n{\"to\": \"ben\"}", 400, lab.GateHandler},
		{"ana", "POST /documents/{{anas-document}}/transfer\n\n{\"to\": \"mallory\"}", 400, lab.GateHandler},
		{"abel", "POST /documents/{{anas-document}}/transfer\n\n{\"to\": \"abel\"}", 403, lab.GateObject},
		{"ana", "POST /documents\n\n{\"title\": \"Plan\"}", 201, lab.GateHandler},
		{"ana", "POST /documents\n\n{\"title\": \"Plan\", \"owner\": \"ben\"}", 403, lab.GateField},
		{"amy", "POST /documents\n\n{\"title\": \"Plan\"}", 403, lab.GateFunction},

		{"nia", "GET /dashboards/{{sales-dashboard}}", 200, lab.GateHandler},
		{"vi", "PATCH /dashboards/{{sales-dashboard}}" + retitle, 403, lab.GateFunction},
		{"nia", "PATCH /dashboards/{{sales-dashboard}}" + retitle, 403, lab.GateFunction},
		{"ed", "PATCH /dashboards/{{sales-dashboard}}" + retitle, 200, lab.GateHandler},
		{"ada", "PATCH /dashboards/{{sales-dashboard}}" + retitle, 200, lab.GateHandler}, // includes editor
		{"ana", "GET /dashboards/{{sales-dashboard}}", 403, lab.GateFunction},
		{"reporter", "GET /dashboards", 200, lab.GateHandler},
		{"nia", "GET /dashboards/{{sales-dashboard}}/alerts", 200, lab.GateHandler},
		{"nia", "GET /dashboards/das-9999/alerts", 404, lab.GateObject},
		{"nia", "GET /dashboards/{{sales-dashboard}}/alerts/{{sales-alert}}", 200, lab.GateHandler},
		{"nia", "GET /dashboards/{{support-dashboard}}/alerts/{{sales-alert}}", 404, lab.GateObject},
		{"nia", "GET /dashboards/das-9999/alerts/{{sales-alert}}", 404, lab.GateObject},
		{"ed", "PATCH /dashboards/{{sales-dashboard}}/alerts/{{sales-alert}}\n\n{\"above\": 5}", 200, lab.GateHandler},
		{"ed", "PATCH /dashboards/{{support-dashboard}}/alerts/{{sales-alert}}\n\n{\"above\": 5}", 404, lab.GateObject},
		{"ed", "PATCH /dashboards/{{sales-dashboard}}/alerts/{{sales-alert}}\n\n{\"dashboard\": \"das-7002\"}", 403, lab.GateField},
		{"ed", "PATCH /dashboards/{{sales-dashboard}}/alerts/{{sales-alert}}\n\n{\"above\": -5}", 400, lab.GateHandler},
		{"nia", "DELETE /dashboards/{{sales-dashboard}}/alerts/{{sales-alert}}", 403, lab.GateFunction},
		{"ed", "DELETE /dashboards/{{support-dashboard}}/alerts/{{sales-alert}}", 404, lab.GateObject},
		{"ed", "DELETE /dashboards/{{sales-dashboard}}/alerts/{{sales-alert}}", 204, lab.GateHandler},
		{"ed", "POST /dashboards/{{sales-dashboard}}/alerts\n\n{\"figure\": \"orders\", \"above\": 5}", 201, lab.GateHandler},

		{"biller", "POST /invoices\n\n{\"order\": \"{{bens-order}}\", \"amount\": 500}", 201, lab.GateHandler},
		{"biller", "POST /invoices\n\n{\"order\": \"{{bens-order}}\", \"amount\": 99999999}", 400, lab.GateHandler},
		{"biller", "POST /invoices\n\n{\"order\": \"{{bens-order}}\", \"amount\": -1}", 400, lab.GateHandler},
		{"biller", "POST /invoices\n\n{\"order\": \"ord-0\", \"amount\": 500}", 400, lab.GateHandler},
		{"biller", "POST /invoices\n\n{\"order\": \"{{bens-order}}\", \"amount\": 500, \"owner\": \"ana\"}", 403, lab.GateField},
		{"biller", "GET /invoices", 403, lab.GateFunction}, // to write them is not to read them
		{"fin", "POST /invoices\n\n{\"order\": \"{{bens-order}}\", \"amount\": 500}", 403, lab.GateFunction},
		{"reporter", "POST /reports\n\n{\"title\": \"march\", \"orders\": 7}", 201, lab.GateHandler},
		{"nia", "POST /reports\n\n{\"title\": \"march\", \"orders\": 7}", 403, lab.GateFunction},
		{"nia", "GET /reports/{{january-report}}", 200, lab.GateHandler},
		{"vi", "GET /reports/{{january-report}}", 403, lab.GateFunction},
		{"biller", "GET /reports", 403, lab.GateFunction},

		{"amy", "GET /billing/{{alder-billing}}", 200, lab.GateHandler},
		{"amy", "GET /billing/{{birch-billing}}", 404, lab.GateObject},
		{"amy", "PATCH /billing/{{alder-billing}}\n\n{\"plan\": \"large\"}", 200, lab.GateHandler},
		{"amy", "PATCH /billing/{{alder-billing}}\n\n{\"card\": \"0000\"}", 403, lab.GateField},
		{"amy", "PATCH /billing/{{alder-billing}}\n\n{\"plan\": \"free\"}", 400, lab.GateHandler},
		{"fern", "GET /billing/{{birch-billing}}", 200, lab.GateHandler},
		{"fern", "PATCH /billing/{{birch-billing}}\n\n{\"plan\": \"large\"}", 403, lab.GateFunction},
		{"ana", "GET /billing/{{alder-billing}}", 403, lab.GateFunction},

		{"plato", "GET /infra/{{replicas-setting}}", 200, lab.GateHandler},
		{"plato", "PUT /infra/{{replicas-setting}}\n\n{\"value\": \"9\"}", 200, lab.GateHandler},
		{"pia", "GET /infra/{{replicas-setting}}", 200, lab.GateHandler},
		{"pia", "PUT /infra/{{replicas-setting}}\n\n{\"value\": \"9\"}", 403, lab.GateContext}, // on her own laptop
		{"ada", "GET /infra", 403, lab.GateFunction},
		{"plato", "GET /secrets/{{database-secret}}", 200, lab.GateHandler},
		{"pia", "GET /secrets/{{database-secret}}", 403, lab.GateContext},
		{"pia", "GET /secrets", 200, lab.GateHandler},
		{"ada", "GET /secrets", 403, lab.GateFunction},

		{"ada", "GET /users/ana", 200, lab.GateHandler},
		{"ada", "GET /users/mallory", 404, lab.GateObject},
		{"ada", "PATCH /users/sue\n\n{\"roles\": [\"suspended\"]}", 200, lab.GateHandler},
		{"ada", "PATCH /users/ada\n\n{\"roles\": [\"admin\", \"finance\"]}", 403, lab.GateContext},
		{"ada", "PATCH /users/sue\n\n{\"roles\": [\"Finance\"]}", 400, lab.GateHandler},
		{"ada", "PATCH /users/sue\n\n{\"password\": \"x\"}", 403, lab.GateField},
		{"sue", "PATCH /users/sue\n\n{\"roles\": [\"admin\"]}", 403, lab.GateFunction},
		{"ada", "GET /audit", 200, lab.GateHandler},
		{"plato", "GET /audit", 403, lab.GateFunction},
		{"nobody", "GET /audit", 401, lab.GateCredential},

		{"ana", "GET /orders/{{anas-order}}/invoices", 200, lab.GateHandler},
		{"ana", "GET /orders/{{bens-order}}/invoices", 404, lab.GateObject},
		{"sue", "GET /orders/{{bens-order}}/invoices", 403, lab.GateFunction},
		{"ana", "GET /orders/count", 200, lab.GateHandler},
		{"plato", "GET /orders/count", 403, lab.GateFunction},
		{"ana", "GET /invoices/export", 200, lab.GateHandler},
		{"sue", "GET /invoices/export", 403, lab.GateFunction},
	})
}

func TestDisclosedExistenceOfEveryResource(t *testing.T) {
	checkRows(t, lab.Disclosed, []row{
		{"ana", "GET /customers/{{abels-profile}}", 403, lab.GateObject},
		{"ana", "GET /customers/cus-9999", 404, lab.GateObject},
		{"amy", "GET /billing/{{birch-billing}}", 403, lab.GateObject},
		{"nia", "GET /dashboards/{{support-dashboard}}/alerts/{{sales-alert}}", 404, lab.GateObject}, // it is not there
		{"ana", "POST /orders/bulk-archive\n\n{\"ids\": [\"{{anas-order}}\", \"{{bens-order}}\"]}", 403, lab.GateObject},
		{"ana", "POST /orders/bulk-archive\n\n{\"ids\": [\"{{anas-order}}\", \"ord-9999\"]}", 404, lab.GateObject},
		{"ana", "GET /documents/{{anas-document}}", 200, lab.GateHandler},
	})
}

// TestAllOrNothing: vulnerability, a bulk route asks about the list and not about
// what is on it. Attack: one order of another's among one's own. This test
// verifies that nothing is touched, and that one's own alone are.
func TestAllOrNothing(t *testing.T) {
	for body, want := range map[string]struct {
		status int
		gate   lab.Gate
		wrote  int
	}{
		`{"ids": ["{{anas-order}}", "{{anas-second-order}}"]}`:          {200, lab.GateHandler, 2},
		`{"ids": ["{{anas-order}}", "{{bens-order}}"]}`:                 {404, lab.GateObject, 0},
		`{"ids": ["{{bens-order}}", "{{anas-order}}"]}`:                 {404, lab.GateObject, 0},
		`{"ids": ["{{anas-order}}", "ord-9999"]}`:                       {404, lab.GateObject, 0},
		`{"ids": ["{{anas-order}}"], "IDs": ["{{anas-second-order}}"]}`: {403, lab.GateField, 0},
		`{"ids": ["{{anas-order}}"], "IDs": ["{{bens-order}}"]}`:        {404, lab.GateObject, 0}, // package json reads it
		`{"ids": ["{{anas-order}}"], "ids": ["{{bens-order}}"]}`:        {404, lab.GateObject, 0}, // both read the last
		`{"ids": []}`:               {400, lab.GateHandler, 0},
		`{"ids": "{{bens-order}}"}`: {400, lab.GateHandler, 0},
		`nothing`:                   {400, lab.GateHandler, 0},
	} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		got := ask(t, a, "ana", "session", "POST /orders/bulk-archive\n\n"+body)
		if got.Response.Status != want.status || got.Trace.StoppedAt() != want.gate || len(got.Wrote) != want.wrote {
			t.Errorf("%s: %d at %s, wrote %v; want %+v", body, got.Response.Status, got.Trace.StoppedAt(), got.Wrote, want)
		}
	}
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	if got := ask(t, a, "amy", "session", "POST /orders/bulk-archive\n\n{\"ids\": [\"{{anas-order}}\", \"{{abels-order}}\"]}"); got.Response.Status != 200 {
		t.Errorf("the bookkeeper of both: %d", got.Response.Status)
	}
}

// TestTheHiddenLooksLikeTheMissingEverywhere: status, header, body and trace
// length of what is another's are those of what is not there.
func TestTheHiddenLooksLikeTheMissingEverywhere(t *testing.T) {
	for who, pairs := range map[string][][2]string{
		"ana": {
			{"GET /customers/{{bens-profile}}", "GET /customers/cus-9999"},
			{"PATCH /customers/{{bens-profile}}\n\n{\"email\": \"x\"}", "PATCH /customers/cus-9999\n\n{\"email\": \"x\"}"},
			{"GET /orders/{{bens-order}}/invoices", "GET /orders/ord-9999/invoices"},
			{"POST /orders/bulk-archive\n\n{\"ids\": [\"{{bens-order}}\"]}", "POST /orders/bulk-archive\n\n{\"ids\": [\"ord-9999\"]}"},
		},
		"amy": {{"GET /billing/{{birch-billing}}", "GET /billing/bil-9999"}},
		"nia": {{"GET /dashboards/{{support-dashboard}}/alerts/{{sales-alert}}", "GET /dashboards/{{support-dashboard}}/alerts/alr-9999"}},
		hiddenCustomer(newWorld(1, lab.Hidden)): {
			{"GET /documents/{{anas-document}}", "GET /documents/doc-9999"},
			{"DELETE /documents/{{anas-document}}", "DELETE /documents/doc-9999"},
			{"POST /documents/{{anas-document}}/transfer\n\nx", "POST /documents/doc-9999/transfer\n\nx"},
		},
	} {
		for _, pair := range pairs {
			a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
			hidden, missing := ask(t, a, who, "bearer", pair[0]), ask(t, a, who, "bearer", pair[1])
			hidden.Response.Header.Del("X-Request-Id") // numbers requests, not objects
			missing.Response.Header.Del("X-Request-Id")
			if diff := cmp.Diff(missing.Response, hidden.Response); diff != "" || hidden.Response.Status != 404 {
				t.Errorf("%s %s: %d; they can be told apart:\n%s", who, pair[0], hidden.Response.Status, diff)
			}
			if len(hidden.Trace) != len(missing.Trace) {
				t.Errorf("%s: the gates they met differ", pair[0])
			}
		}
	}
}

// hiddenCustomer is somebody with whom Ana shares nothing.
func hiddenCustomer(w *world.World) string {
	ana := w.Documents().List()[0]
	for _, person := range w.People() {
		if person.Hidden && person.Tenant == "birch" && !slices.Contains(ana.Editors, person.ID) && !slices.Contains(ana.Viewers, person.ID) {
			return person.ID
		}
	}
	return ""
}

// TestEveryListShowsWhatOneCouldAskFor: a list, its count and its search hold
// exactly what asking for each object would give, for everybody.
func TestEveryListShowsWhatOneCouldAskFor(t *testing.T) {
	w := newWorld(7, lab.Hidden)
	if _, err := w.Approvals().Create(api.Approval{Owner: "ana", Tenant: "alder", By: "fin", Status: "pending"}); err != nil {
		t.Fatal(err)
	}
	lists := 0
	for _, key := range oneKeyEach(w) {
		for kind, path := range map[string]string{
			"invoice": "/invoices", "order": "/orders", "ticket": "/tickets", "refund": "/refunds", "approval": "/refunds/requests",
			"customer": "/customers", "document": "/documents", "dashboard": "/dashboards", "report": "/reports",
			"billing": "/billing", "infra": "/infra", "user": "/users",
		} {
			a := mockapi.New(w.Clone(), mockapi.Options{})
			listed, found := map[string]bool{}, 0
			for _, record := range records(t, with(t, a, key, "GET "+path)) {
				listed[fmt.Sprint(record["id"])] = true
			}
			for _, object := range w.Objects(kind) {
				one := with(t, a, key, "GET "+path+"/"+object.ID)
				if listed[object.ID] != (one.Response.Status == 200) {
					t.Errorf("%s and %s: listed is %v, asking answers %d", key.Who, object.ID, listed[object.ID], one.Response.Status)
				}
				if one.Response.Status == 200 {
					found++
				}
			}
			if len(listed) != found {
				t.Errorf("%s sees %d of %s and could ask for %d", key.Who, len(listed), path, found)
			}
			counted := with(t, a, key, "GET /orders/count")
			if kind == "order" && counted.Response.Status == 200 && counted.Response.Body != fmt.Sprintf("{\"count\":%d}\n", found) {
				t.Errorf("%s counts %s and sees %d", key.Who, counted.Response.Body, found)
			}
			if found > 0 {
				lists++
			}
		}
	}
	if lists < 40 {
		t.Errorf("only %d lists held anything", lists)
	}
}

// oneKeyEach is the first key of everybody who has one.
func oneKeyEach(w *world.World) []lab.Key {
	keys := mockapi.Keys(w)[1:]
	return slices.CompactFunc(keys, func(a, b lab.Key) bool { return a.Who == b.Who })
}

func records(t testing.TB, list lab.Exchange) []map[string]any {
	t.Helper()
	if list.Response.Status != 200 {
		return nil
	}
	var all []map[string]any
	if err := json.Unmarshal([]byte(list.Response.Body), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestQueriesAskOnlyWhatIsShown: vulnerability, a search that looks at fields it
// does not show. Attack: guess a note letter by letter. This test verifies that
// only who may read a field finds by it.
func TestQueriesAskOnlyWhatIsShown(t *testing.T) {
	w := newWorld(1, lab.Hidden)
	profile := w.Customers().List()[0]
	for _, test := range []struct {
		who, send string
		found     int
	}{
		{"sam", "GET /customers?q=" + strings.ReplaceAll(strings.ToUpper(profile.Email), "@", "%40"), 1},
		{"ana", "GET /customers?q=ana", 1},
		{"ana", "GET /customers?q=ben", 0},
		{"ana", "GET /customers?q=" + strings.ReplaceAll(profile.Notes, " ", "%20"), 0},
		{"ben", "GET /documents?status=draft", 1},
		{"ben", "GET /documents?status=nothing", 0},
		{"ben", "GET /documents?q=" + w.Documents().List()[0].Link, 0},
		{"ana", "GET /documents?q=" + w.Documents().List()[0].Link, 1},
		{"plato", "GET /secrets?q=database", 1},
		{"plato", "GET /secrets?q=" + w.Secrets().List()[0].Value, 0},
		{"ada", "GET /users?q=ana-pw", 0},
		{"ada", "GET /users?q=bookkeeper&fields=id,roles", 4},
	} {
		got := ask(t, mockapi.New(w.Clone(), mockapi.Options{}), test.who, "session", test.send)
		if found := len(records(t, got)); found != test.found || got.Response.Status != 200 {
			t.Errorf("%s %s: %d, found %d, want %d", test.who, test.send, got.Response.Status, found, test.found)
		}
	}
}

func TestExportIsTheListAsCSV(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	got := ask(t, a, "ana", "session", "GET /invoices/export")
	lines := strings.Split(strings.TrimSpace(got.Response.Body), "\n")
	list := records(t, ask(t, a, "ana", "session", "GET /invoices"))
	if len(lines) != len(list)+1 || lines[0] != "id,owner,tenant,order,amount,status" {
		t.Errorf("%d lines for %d invoices:\n%s", len(lines), len(list), got.Response.Body)
	}
	for i, invoice := range list {
		if !strings.HasPrefix(lines[i+1], fmt.Sprint(invoice["id"])+",ana,alder,") {
			t.Errorf("line %d is %q", i+1, lines[i+1])
		}
	}
	if kind := got.Response.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/csv") {
		t.Errorf("Content-Type %q", kind)
	}
}

// TestAnInvoiceIsForWhomTheOrderWas, whoever wrote it: Ben reads what Biller wrote for
// his order, and Ana does not.
func TestAnInvoiceIsForWhomTheOrderWas(t *testing.T) {
	a := newAPI()
	written := wants(t, ask(t, a, "biller", "bearer", "POST /invoices\n\n{\"order\": \"{{bens-order}}\", \"amount\": 500}"), 201, lab.GateHandler)
	at := written.Response.Header.Get("Location")
	if want := []string{"create invoice " + strings.TrimPrefix(at, "/invoices/")}; !slices.Equal(written.Wrote, want) {
		t.Errorf("wrote %v, want %v", written.Wrote, want)
	}
	wants(t, ask(t, a, "ben", "bearer", "GET "+at), 200, lab.GateHandler)
	wants(t, ask(t, a, "ana", "bearer", "GET "+at), 404, lab.GateObject)
}
