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

	"github.com/google/go-cmp/cmp"
)

func newWorld(seed uint64, existence lab.Existence) *world.World {
	return world.New(lab.WorldSpec{Seed: seed, Clock: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC), Existence: existence})
}

// ask sends one request as somebody; with is a kind of credential.
func ask(t testing.TB, a *mockapi.API, who, with, text string) lab.Exchange {
	t.Helper()
	request := parse(t, a.World(), text)
	key, found := lab.FindKey(mockapi.Keys(a.World()), who, with)
	if !found {
		t.Fatalf("%s has no key with %q", who, with)
	}
	return a.Do(t.Context(), request.With(key))
}

func parse(t testing.TB, w *world.World, text string) lab.Request {
	t.Helper()
	text, err := w.Expand(text)
	if err != nil {
		t.Fatal(err)
	}
	request, err := lab.ParseRequest(text)
	if err != nil {
		t.Fatal(err)
	}
	return request
}

func refund(amount string) string {
	return "POST /refunds\n\n" + `{"order": "{{anas-order}}", "amount": ` + amount + `}`
}

// TestWhoMayDoWhat is the API's policy, row by row, with each kind of credential.
func TestWhoMayDoWhat(t *testing.T) {
	const ticket = "POST /tickets\n\n{\"subject\": \"where is my lamp?\"}"
	const closing = "PATCH /tickets/{{anas-ticket}}\n\n{\"status\": \"closed\"}"
	const rewording = "PATCH /tickets/{{anas-ticket}}\n\n{\"subject\": \"where is my other lamp?\"}"
	for _, test := range []struct {
		who, send string
		status    int
		gate      lab.Gate
	}{
		{"nobody", "GET /", 200, lab.GateHandler},
		{"nobody", "GET /whoami", 401, lab.GateCredential},
		{"nobody", "GET /invoices/{{anas-invoice}}", 401, lab.GateCredential},
		{"nobody", "GET /invoices/inv-9999", 401, lab.GateCredential},
		{"nobody", refund("500"), 401, lab.GateCredential},
		{"ana", "GET /whoami", 200, lab.GateHandler},
		{"ana", "GET /invoices", 200, lab.GateHandler},
		{"ana", "GET /invoices/{{anas-invoice}}", 200, lab.GateHandler},
		{"ana", "GET /invoices/{{abels-invoice}}", 404, lab.GateObject},
		{"ana", "GET /invoices/{{bens-invoice}}", 404, lab.GateObject},
		{"ana", "GET /invoices/inv-9999", 404, lab.GateObject},
		{"ana", "GET /orders/{{anas-order}}", 200, lab.GateHandler},
		{"ana", "GET /orders/{{bens-order}}", 404, lab.GateObject},
		{"ana", "GET /tickets/{{bens-ticket}}", 404, lab.GateObject},
		{"ana", ticket, 201, lab.GateHandler},
		{"ana", closing, 403, lab.GateField},
		{"ana", rewording, 200, lab.GateHandler},
		{"ana", "PATCH /tickets/{{anas-ticket}}\n\n{\"Status\": \"closed\"}", 403, lab.GateField}, // package json would read it
		{"ana", "PATCH /tickets/{{anas-ticket}}\n\n{\"status\": \"closed\"} and more", 403, lab.GateField},
		{"ana", "PATCH /tickets/{{anas-ticket}}\n\n{\"subject\": \"x\", \"owner\": \"ben\"}", 403, lab.GateField},
		{"ana", "PATCH /tickets/{{anas-ticket}}\n\n{\"subject\": \" \"}", 400, lab.GateHandler},
		{"ana", "PATCH /tickets/{{anas-ticket}}\n\n{}", 400, lab.GateHandler},
		{"ana", "PATCH /tickets/{{bens-ticket}}\n\n{\"owner\": \"ana\"}", 404, lab.GateObject},
		{"amy", rewording, 403, lab.GateFunction},
		{"ana", "GET /refunds", 403, lab.GateFunction},
		{"ana", refund("500"), 403, lab.GateFunction},
		{"amy", "GET /invoices/{{anas-invoice}}", 200, lab.GateHandler},
		{"amy", "GET /invoices/{{abels-invoice}}", 200, lab.GateHandler},
		{"amy", "GET /invoices/{{bens-invoice}}", 404, lab.GateObject},
		{"bo", "GET /invoices/{{bens-invoice}}", 200, lab.GateHandler},
		{"bo", "GET /orders/{{anas-order}}", 404, lab.GateObject},
		{"sue", "GET /tickets/{{anas-ticket}}", 200, lab.GateHandler},
		{"sue", "GET /tickets/tic-9999", 404, lab.GateObject},
		{"sue", "GET /orders/{{bens-order}}", 200, lab.GateHandler},
		{"sue", "GET /invoices/{{anas-invoice}}", 403, lab.GateFunction},
		{"sue", closing, 200, lab.GateHandler},
		{"sue", rewording, 403, lab.GateField},
		{"sue", "PATCH /tickets/{{anas-ticket}}\n\nno JSON", 400, lab.GateHandler},
		{"sue", "PATCH /tickets/{{anas-ticket}}\n\n{\"status\": \"lost\"}", 400, lab.GateHandler},
		{"sue", refund("500"), 403, lab.GateFunction},
		{"sue", refund("\"no number\""), 403, lab.GateFunction}, // authorize before validate
		{"fin", refund("500"), 201, lab.GateHandler},
		{"fin", refund("0"), 400, lab.GateHandler},
		{"fin", refund("50000"), 400, lab.GateHandler}, // one may grant it; the order cost less
		{"fin", refund("50001"), 403, lab.GateContext},
		{"fin", refund("60000, \"amount\": null"), 403, lab.GateContext}, // a null changes nothing
		{"fin", refund("500, \"by\": \"sue\""), 403, lab.GateField},
		{"fin", refund("60000, \"by\": \"sue\""), 403, lab.GateField},
		{"sue", refund("60000, \"by\": \"fin\""), 403, lab.GateFunction},
		{"fin", "POST /refunds\n\nno JSON", 400, lab.GateHandler},
		{"fin", "GET /refunds/{{bens-refund}}", 200, lab.GateHandler},
		{"fin", "GET /tickets", 403, lab.GateFunction},
		{"plato", "GET /orders", 403, lab.GateFunction},
		{"ada", refund("500"), 403, lab.GateFunction}, // an admin of what?
		{"biller", "GET /orders/{{anas-order}}", 200, lab.GateHandler},
		{"reporter", "GET /invoices", 403, lab.GateFunction},
	} {
		for _, key := range mockapi.Keys(newWorld(1, lab.Hidden)) {
			if key.Who != test.who {
				continue
			}
			name := test.who + " " + key.With + " " + strings.ReplaceAll(test.send, "\n", " ")
			t.Run(name, func(t *testing.T) {
				got := ask(t, mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}), test.who, key.With, test.send)
				if got.Response.Status != test.status || got.Trace.StoppedAt() != test.gate {
					t.Errorf("got %d at %s, want %d at %s\n%+v", got.Response.Status, got.Trace.StoppedAt(), test.status, test.gate, got.Trace)
				}
				if got.Response.Status >= 400 && len(got.Wrote) > 0 {
					t.Errorf("refused, and yet wrote %v", got.Wrote)
				}
				checkAnswer(t, got)
			})
		}
	}
}

// checkAnswer holds an answer to what every answer must be.
func checkAnswer(t testing.TB, x lab.Exchange) {
	t.Helper()
	header := x.Response.Header
	if header.Get("X-Request-Id") != x.ID || x.ID == "" {
		t.Errorf("the answer says it is request %q, the exchange is %q", header.Get("X-Request-Id"), x.ID)
	}
	if challenged := len(header.Values("WWW-Authenticate")) > 0; x.Response.Status == 401 && !challenged {
		t.Error("a 401 without a challenge")
	}
	if kind := header.Get("Content-Type"); x.Response.Status >= 400 && kind != kindOfRefusal(x) {
		t.Errorf("refused with %q, not with a problem document", header.Get("Content-Type"))
	}
	if !strings.Contains(x.Log, x.ID) {
		t.Errorf("the audit line does not name the request: %s", x.Log)
	}
	for _, secret := range secrets(x.Request) {
		if strings.Contains(x.Log, secret) || strings.Contains(traceText(x.Trace), secret) {
			t.Errorf("a credential is written down: %s", secret)
		}
	}
}

// kindOfRefusal is a problem document, but where the identity provider tells its
// clients a code (RFC 6749 §5.2).
func kindOfRefusal(x lab.Exchange) string {
	provider := strings.Contains(x.Route, " /idp/") || strings.Contains(x.Route, " /saml/")
	if provider && (strings.HasPrefix(x.Response.Body, `{"error":"`) || x.Response.Header.Get("Content-Type") == "application/json" && x.Request.Method == "HEAD") {
		return "application/json"
	}
	return "application/problem+json"
}

// secrets are what a request presents, long enough to be no accident.
func secrets(request lab.Request) []string {
	var long []string
	for _, name := range []string{"Authorization", "Cookie"} {
		for _, field := range request.Header.Values(name) {
			for _, word := range strings.FieldsFunc(field, func(r rune) bool { return strings.ContainsRune(" =;", r) }) {
				if len(word) > 12 {
					long = append(long, word)
				}
			}
		}
	}
	return long
}

func traceText(trace lab.Trace) string {
	var text strings.Builder
	for _, check := range trace {
		text.WriteString(string(check.Gate) + " " + string(check.Outcome) + " " + check.Reason)
		for _, fact := range check.Facts {
			text.WriteString(" " + fact.Name + "=" + fact.Value)
		}
		text.WriteString("\n")
	}
	return text.String()
}

func TestTheHiddenLooksLikeTheMissing(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	hidden := ask(t, a, "ana", "bearer", "GET /invoices/{{bens-invoice}}").Response
	missing := ask(t, a, "ana", "bearer", "GET /invoices/inv-9999").Response
	hidden.Header.Del("X-Request-Id") // numbers requests, not objects
	missing.Header.Del("X-Request-Id")
	if diff := cmp.Diff(hidden, missing); diff != "" {
		t.Errorf("they can be told apart:\n%s", diff)
	}
}

func TestDisclosedExistence(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Disclosed), mockapi.Options{})
	if got := ask(t, a, "ana", "bearer", "GET /invoices/{{bens-invoice}}"); got.Response.Status != 403 {
		t.Errorf("another's: %d, want 403", got.Response.Status)
	}
	if got := ask(t, a, "ana", "bearer", "GET /invoices/inv-9999"); got.Response.Status != 404 {
		t.Errorf("a missing one: %d, want 404", got.Response.Status)
	}
}

func TestListsShowWhatOneCouldAskFor(t *testing.T) {
	for _, who := range []string{"ana", "amy", "bo", "sue", "fin"} {
		a := mockapi.New(newWorld(7, lab.Hidden), mockapi.Options{})
		for _, kind := range []string{"invoice", "order", "ticket", "refund"} {
			list := ask(t, a, who, "bearer", "GET /"+kind+"s")
			for _, object := range a.World().Objects(kind) {
				one := ask(t, a, who, "bearer", "GET /"+kind+"s/"+object.ID)
				if listed := strings.Contains(list.Response.Body, object.ID); listed != (one.Response.Status == 200) {
					t.Errorf("%s and %s: listed is %v, asking answers %d", who, object.ID, listed, one.Response.Status)
				}
			}
		}
	}
}

func TestARefundIsWritten(t *testing.T) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	got := ask(t, a, "fin", "session", refund("500"))
	if location := got.Response.Header.Get("Location"); location != "/refunds/ref-3003" {
		t.Errorf("Location %q", location)
	}
	if diff := cmp.Diff([]string{"create refund ref-3003"}, got.Wrote); diff != "" {
		t.Error(diff)
	}
	if again := ask(t, a, "fin", "session", "GET /refunds/ref-3003"); again.Response.Status != 200 || len(again.Wrote) != 0 {
		t.Errorf("reading it: %d, wrote %v", again.Response.Status, again.Wrote)
	}
}

// TestOnePersonGrantsUpToTheLimit asks it of an order that cost more.
func TestOnePersonGrantsUpToTheLimit(t *testing.T) {
	for amount, want := range map[int]int{50000: 201, 50001: 403} {
		a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
		dear := api.Order{Owner: "ana", Tenant: "alder", Amount: 70000}
		dear, err := a.World().Orders().Create(dear)
		if err != nil {
			t.Fatal(err)
		}
		got := ask(t, a, "fin", "session", fmt.Sprintf("POST /refunds\n\n{\"order\": %q, \"amount\": %d}", dear.ID, amount))
		if got.Response.Status != want || len(got.Wrote) > 0 != (want == 201) {
			t.Errorf("%d cents: %d, wrote %v; want %d", amount, got.Response.Status, got.Wrote, want)
		}
	}
}

func BenchmarkGet(b *testing.B) {
	a := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{})
	key, _ := lab.FindKey(mockapi.Keys(a.World()), "ana", "bearer")
	request := parse(b, a.World(), "GET /invoices/{{anas-invoice}}").With(key)
	for b.Loop() {
		if got := a.Do(b.Context(), request); got.Response.Status != 200 {
			b.Fatal(got.Response.Status)
		}
	}
}

func BenchmarkProbe(b *testing.B) {
	w := newWorld(1, lab.Hidden)
	key, _ := lab.FindKey(mockapi.Keys(w), "ana", "session")
	request := parse(b, w, "GET /invoices/{{anas-invoice}}").With(key)
	for b.Loop() {
		mockapi.New(w.Clone(), mockapi.Options{}).Do(b.Context(), request)
	}
}
