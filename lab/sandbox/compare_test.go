package sandbox

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"authlab/lab"

	"pgregory.net/rapid"
)

func answered(status int, body string, wrote ...string) lab.Exchange {
	header := http.Header{}
	if status == http.StatusUnauthorized {
		header.Set("WWW-Authenticate", "Bearer")
	}
	return lab.Exchange{
		Request:  lab.Request{Method: "GET", Target: "/invoices/inv-2001"},
		Response: lab.Response{Status: status, Header: header, Body: body},
		Wrote:    wrote,
	}
}

func with(name, value string, exchange lab.Exchange) lab.Exchange {
	exchange.Response.Header.Set(name, value)
	return exchange
}

const (
	anasInvoice = `{"id":"inv-2001","owner":"ana","tenant":"alder","amount":12000}`
	anasBill    = `{"id":"inv-2001","amount":47110}`
	problem404  = `{"title":"Not Found","status":404}`
)

func TestCompare(t *testing.T) {
	ok, hidden := answered(200, anasInvoice), answered(404, problem404)
	refused, refund := answered(403, "{}"), answered(201, `{"id":"ref-3003"}`, "create refund ref-3003")
	bare401 := answered(401, "")
	bare401.Response.Header.Del("WWW-Authenticate")
	narrow := answered(403, "")
	narrow.Response.Header.Set("WWW-Authenticate", `Bearer realm="authlab", error="insufficient_scope", scope="orders.read"`)
	crash := answered(500, "")
	crash.Crash = "nil pointer at fix.go:12:4"

	tests := map[string]struct {
		want, got lab.Exchange
		outcome   lab.ProbeOutcome
		words     string
	}{
		"the same":                       {ok, ok, lab.Right, ""},
		"the same, otherwise written":    {ok, answered(200, `{ "amount": 12000, "tenant":"alder", "owner":"ana", "id":"inv-2001" }`), lab.Right, ""},
		"kept out":                       {ok, hidden, lab.OverBlocked, ""},
		"broken for the rightful":        {ok, answered(500, ""), lab.OverBlocked, ""},
		"sent elsewhere":                 {ok, answered(302, ""), lab.OverBlocked, ""},
		"given less":                     {ok, answered(200, `{"id":"inv-2001"}`), lab.OverBlocked, "less"},
		"given something else":           {ok, answered(200, `{"id":"inv-2001","owner":"ana","tenant":"alder","amount":1}`), lab.OverBlocked, "else"},
		"given nothing":                  {ok, answered(200, ""), lab.OverBlocked, "less"},
		"given more":                     {ok, answered(200, `{"id":"inv-2001","owner":"ana","tenant":"alder","amount":12000,"password":"x"}`), lab.UnderBlocked, "more"},
		"a list with more":               {answered(200, `[{"id":"a"}]`), answered(200, `[{"id":"a"},{"id":"b"}]`), lab.UnderBlocked, "more"},
		"a list with less":               {answered(200, `[{"id":"a"},{"id":"b"}]`), answered(200, `[{"id":"b"}]`), lab.OverBlocked, "less"},
		"a record more inside":           {answered(200, `{"list":[{"id":"a"}]}`), answered(200, `{"list":[{"id":"a","secret":1}]}`), lab.UnderBlocked, "more"},
		"an id that is no id":            {answered(200, `[{"id":{}}]`), answered(200, `[{"id":[]}]`), lab.UnderBlocked, "more"},
		"counted more":                   {answered(200, `{"count":2}`), answered(200, `{"count":3}`), lab.UnderBlocked, "more"},
		"counted less":                   {answered(200, `{"count":2}`), answered(200, `{"count":1}`), lab.OverBlocked, "less"},
		"a line more":                    {answered(200, "id,amount\na,1\n"), answered(200, "id,amount\na,1\nb,2\n"), lab.UnderBlocked, "more"},
		"a line less":                    {answered(200, "id,amount\na,1\nb,2\n"), answered(200, "id,amount\nb,2\n"), lab.OverBlocked, "less"},
		"sent there":                     {with("Location", "/orders", answered(303, "")), with("Location", "/orders", answered(303, "see /orders")), lab.Right, ""},
		"sent elsewhere on denial":       {with("Location", "/orders", answered(303, "")), with("Location", "/login", answered(303, "")), lab.WrongRefusal, `"/login"`},
		"sent there, and told":           {with("Location", "/orders", answered(303, "")), with("Location", "/orders", answered(303, anasBill)), lab.UnderBlocked, "47110"},
		"another success":                {refund, answered(200, `{"id":"ref-3003"}`, "create refund ref-3003"), lab.OverBlocked, ""},
		"said done, not done":            {refund, answered(201, `{"id":"ref-3003"}`), lab.OverBlocked, "did not create refund"},
		"done twice":                     {refund, answered(201, `{"id":"ref-3003"}`, "create refund ref-3003", "create refund ref-3004"), lab.UnderBlocked, "ref-3004"},
		"refused the same":               {hidden, hidden, lab.Right, ""},
		"could not be decided":           {answered(503, ""), answered(503, ""), lab.Right, ""},
		"not decided, and broken":        {answered(503, ""), answered(500, ""), lab.WrongRefusal, "broken"},
		"not decided, and let in":        {answered(503, ""), ok, lab.UnderBlocked, ""},
		"refused in other words":         {hidden, answered(404, "no such thing"), lab.Right, ""},
		"let in":                         {hidden, ok, lab.UnderBlocked, ""},
		"let in to change":               {refused, refund, lab.UnderBlocked, "create refund ref-3003"},
		"refused after the write":        {refused, answered(403, "", "create refund ref-3003"), lab.UnderBlocked, "only after: create refund"},
		"refused, owner told":            {hidden, answered(404, "this one is ben's"), lab.UnderBlocked, `"ben"`},
		"refused, amount told":           {hidden, answered(404, `{"amount":47110}`), lab.UnderBlocked, "47110"},
		"refused, owner told by header":  {hidden, with("X-Reason", "it is ben's", answered(404, problem404)), lab.UnderBlocked, `"ben"`},
		"refused, part of a word":        {hidden, answered(404, "a bench has no invoices, 471101 either"), lab.Right, ""},
		"refused, the API tells too":     {answered(404, "ben"), answered(404, "ben!"), lab.Right, ""},
		"403 for 404":                    {hidden, refused, lab.WrongRefusal, ""},
		"401 for 403":                    {refused, answered(401, ""), lab.WrongRefusal, ""},
		"500 on denial":                  {refused, answered(500, ""), lab.WrongRefusal, "server is broken"},
		"302 on denial":                  {answered(401, ""), answered(302, ""), lab.WrongRefusal, ""},
		"401 with a challenge":           {answered(401, ""), answered(401, ""), lab.Right, ""},
		"401 without a challenge":        {answered(401, ""), bare401, lab.WrongRefusal, "WWW-Authenticate"},
		"403 for want of a scope":        {narrow, narrow, lab.Right, ""},
		"and it does not say so":         {narrow, refused, lab.WrongRefusal, "insufficient_scope"},
		"it asks for a scope in vain":    {refused, narrow, lab.Right, ""},
		"crashed where it had to refuse": {refused, crash, lab.Crashed, "fix.go:12:4"},
		"crashed where it had to answer": {ok, crash, lab.Crashed, "fix.go:12:4"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			found := compare(test.want, test.got, []string{"ben", "birch", "47110"})
			if found.Outcome != test.outcome || !strings.Contains(found.Words, test.words) {
				t.Errorf("got %s %q, want %s with %q", found.Outcome, found.Words, test.outcome, test.words)
			}
			if test.words == "" && found.Words != "" {
				t.Errorf("said %q where the statuses say it all", found.Words)
			}
		})
	}
}

func TestWhatTheAPIDoesIsAlwaysRight(t *testing.T) {
	for _, exchange := range []lab.Exchange{
		answered(200, anasInvoice), answered(201, "", "create refund ref-1"), answered(204, ""),
		answered(401, problem404), answered(403, problem404), answered(404, "ben owes 47110"), answered(500, ""), answered(503, ""),
	} {
		found := compare(exchange, exchange, []string{"ben", "47110"})
		if want := exchange.Response.Status != 500; (found.Outcome == lab.Right) != want {
			t.Errorf("%d beside itself is %s %q", exchange.Response.Status, found.Outcome, found.Words)
		}
	}
}

// A code that let somebody in is told whether it looked at all.
func TestWhatWasNeverLookedAtIsSaid(t *testing.T) {
	refused, looked, blind := answered(404, ""), answered(200, anasInvoice), answered(200, anasInvoice)
	refused.Trace = lab.Trace{{Gate: lab.GateObject, Outcome: lab.Deny}}
	looked.Trace = lab.Trace{{Gate: lab.GateObject, Outcome: lab.Pass}}
	blind.Trace = lab.Trace{{Gate: lab.GateObject, Outcome: lab.Skipped}}
	if found := compare(refused, looked, nil); found.Outcome != lab.UnderBlocked || found.Words != "" {
		t.Errorf("got %+v of code that looked", found)
	}
	if found := compare(refused, blind, nil); found.Outcome != lab.UnderBlocked || found.Words != "without a look at what the object gate checks" {
		t.Errorf("got %+v of code that did not look", found)
	}
}

func TestDescriptions(t *testing.T) {
	refused := answered(404, "")
	refused.Trace = lab.Trace{{Gate: lab.GateObject, Outcome: lab.Deny}}
	if got := describeWanted(refused); got != "404 at object" {
		t.Errorf("wanted reads %q", got)
	}
	if got := describeWanted(answered(200, "")); got != "200" {
		t.Errorf("wanted reads %q", got)
	}
	if got := describe(answered(403, ""), finding{lab.UnderBlocked, "but only after: create refund ref-1"}); got != "403 but only after: create refund ref-1" {
		t.Errorf("given reads %q", got)
	}
	if got := describe(lab.Exchange{}, finding{lab.Crashed, "it ran out of memory"}); got != "no answer it ran out of memory" {
		t.Errorf("given reads %q", got)
	}
}

func TestFigures(t *testing.T) {
	got := figures(`{"id":"inv-2001","amount":47110,"lines":3,"order":"ord-1","tax":7500}`)
	if strings.Join(got, " ") != "47110 7500" {
		t.Errorf("got %v, want the numbers of three digits and more", got)
	}
}

// TestSaysFindsWholeWords: what says finds is what is there between separators.
func TestSaysFindsWholeWords(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringMatching(`[ab_ .,]{0,12}`).Draw(r, "text")
		word := rapid.StringMatching(`[ab_]{0,3}`).Draw(r, "word")
		if want := slices.Contains(strings.FieldsFunc(text, separates), word); says(text, word) != want {
			r.Fatalf("says(%q, %q) is %v", text, word, !want)
		}
	})
}
