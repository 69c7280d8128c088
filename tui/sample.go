package tui

import (
	"net/http"
	"time"

	"authlab/lab"
)

// The canned data of the gallery: one scenario with a step of every kind, and
// what a learner may have done in it. The tests of the screens play it too.

func sampleScenario() *lab.Scenario {
	return &lab.Scenario{
		ID: "H1", Title: "Someone else's invoice", Track: "ownership",
		Standards: []string{"ASVS 8.2.2", "CWE-639"}, Concepts: []string{"ownership", "tenancy"},
		Level: 1, Minutes: 8,
		World:   lab.WorldSpec{Clock: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC), Existence: lab.Hidden},
		Brief:   "# Someone else's invoice\n\nAlder and Birch buy from the same shop. Each customer may read **their own** invoices; a bookkeeper may read every invoice of their company.\n\nAna, at Alder, has `inv-2001`. Ben, at Birch, has `inv-2002`. The numbers are easy to guess.",
		Debrief: "# What happened\n\nThe handler asked *who are you?* and never *is it yours?*. Authentication passed, authorization of the **object** was skipped.\n\n## The rule\n\nEvery read of an object by id checks the caller against that object (ASVS 8.2.2). A stranger's invoice answers 404 where the house hides what is not yours (RFC 9110 §15.5.4).\n\n## In an interview\n\n> 401 says: I do not know who you are. 403 says: I know, and no.\n",
		Replaces: &lab.Replacement{
			Routes: []string{"GET /invoices/{id}"}, Entry: "GetInvoice", Kind: lab.CodeHandler, Gates: []lab.Gate{lab.GateObject},
		},
		Broken:   lab.Source{Name: "broken.go", Text: sampleBroken},
		Solution: lab.Source{Name: "solution.go", Text: sampleSolution},
		Steps:    sampleSteps(),
	}
}

func sampleSteps() []lab.Step {
	return []lab.Step{
		{
			ID: "say", Kind: lab.StepPredict, Title: "Ana asks for Ben's invoice", Points: 20,
			Text:  "Ana is signed in. She asks for `inv-2002`, which is Ben's. What does the API answer?",
			After: "It answered **200**. Nobody asked whose invoice it was.",
			Hints: []string{"Look at who owns the invoice.", "Which gate would have to look at it?"},
			Predict: &lab.Predict{
				Sent:     lab.Sent{As: "ana", With: lab.WithBearer, Send: "GET /invoices/inv-2002"},
				Statuses: []int{200, 401, 403, 404}, Ask: []lab.Part{lab.PartGate},
				Because: lab.Because{lab.PartStatus: { //nolint:exhaustive // the other parts need no reasons
					"401": "Ana's token is valid: the API knows who is calling. A **401** would ask her to prove that again.",
					"404": "That is what it *should* answer. See which gate was skipped.",
				}},
			},
		},
		{
			ID: "break", Kind: lab.StepCraft, Title: "Read what is not yours", Points: 40,
			Text:  "Change the request until it shows the hole.",
			After: "One number in a path was all it took.",
			Hints: []string{"Only the path has to change."},
			Craft: &lab.Craft{
				Goal:  "Read Ben's invoice while signed in as Ana.",
				Start: lab.Sent{As: "ana", With: lab.WithBearer, Send: "GET /invoices/inv-2001"},
				Done:  lab.Done{As: "ana", Status: http.StatusOK, Owner: "ben"},
				Model: lab.Sent{As: "ana", With: lab.WithBearer, Send: "GET /invoices/inv-2002"},
			},
		},
		{
			ID: "fix", Kind: lab.StepFix, Title: "Mend the handler", Points: 100,
			Text:  "`GetInvoice` finds the invoice and hands it out. Make it ask whose it is first.",
			Hints: []string{"What does the handler know about the caller?", "Compare tenant and owner before anything is written."},
			Fix:   &lab.Fix{Actors: []string{"ana", "ben", lab.Nobody}, Actions: []lab.Action{{Send: "GET /invoices/{id}"}}},
		},
		{
			ID: "log", Kind: lab.StepDiagnose, Title: "Read the audit log", Points: 30,
			Text: "Three requests left these lines behind.",
			Diagnose: &lab.Diagnose{
				Question: "Which request was refused at **authorization**?", Find: lab.Authorization,
				Requests: []lab.Sent{
					{As: "ana", With: lab.WithBearer, Send: "GET /invoices/inv-2001"},
					{As: lab.Nobody, Send: "GET /invoices/inv-2001"},
					{As: "sue", With: lab.WithBearer, Send: "GET /invoices/inv-2001"},
				},
			},
		},
		{
			ID: "explain", Kind: lab.StepChoose, Title: "Explain it", Points: 20,
			Choose: &lab.Choose{
				Question: "A signed-in caller asks for an object that is not theirs. What do you answer, and why?",
				Options: []lab.Option{
					{Text: "401, for the caller has not proven the right to it", Why: "401 is about *who*, not about *what*: the caller did prove that."},
					{Text: "403, or 404 where the house hides what is not yours", Right: true, Why: "Both are right by RFC 9110; the house decides whether to admit that it exists."},
					{Text: "200 with an empty body", Why: "A refusal that looks like success hides the refusal from everybody's logs."},
				},
			},
		},
	}
}

const sampleBroken = `package desk

import (
	"net/http"

	"authlab/lab/api"

	"github.com/gorilla/mux"
)

// GetInvoice answers GET /invoices/{id}.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	invoice, found := api.Invoices(r).Find(mux.Vars(r)["id"])
	if !found {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
`

const sampleSolution = `package desk

import (
	"net/http"

	"authlab/lab/api"

	"github.com/gorilla/mux"
)

// GetInvoice answers GET /invoices/{id} to whom the invoice concerns.
func GetInvoice(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	invoice, found := api.Invoices(r).Find(mux.Vars(r)["id"])
	if !found || invoice.Tenant != caller.Tenant || invoice.Owner != caller.ID {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}
`

func sampleKeys() []lab.Key {
	return []lab.Key{
		{Who: lab.Nobody, Name: "nobody", Note: "no credential"},
		{Who: "ana", Name: "Ana", Note: "customer · alder", With: lab.WithBearer, Header: "Authorization", Value: "Bearer eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhbmEifQ.c2ln"},
		{Who: "ana", Name: "Ana", Note: "customer · alder", With: lab.WithSession, Header: "Cookie", Value: "session=5f0ad2c1"},
		{Who: "ana", Name: "Ana", Note: "customer · alder", With: "expired bearer", Wrong: "it expired a minute ago"},
		{Who: "ben", Name: "Ben", Note: "customer · birch", With: lab.WithBearer, Header: "Authorization", Value: "Bearer eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJiZW4ifQ.c2ln"},
		{Who: "sue", Name: "Sue", Note: "support · oak", With: lab.WithBearer, Header: "Authorization", Value: "Bearer eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJzdWUifQ.c2ln"},
	}
}

func sampleRequest(who, target string) lab.Request {
	key, _ := lab.FindKey(sampleKeys(), who, "")
	return lab.Request{Method: "GET", Target: target, Header: http.Header{"Accept": {"application/json"}}}.With(key)
}

// sampleLeak is the exchange in which the object is never looked at.
func sampleLeak() lab.Exchange {
	return lab.Exchange{
		ID: "req-2", Route: "GET /invoices/{id}", Request: sampleRequest("ana", "/invoices/inv-2002"),
		Response: lab.Response{
			Status: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}},
			Body: `{"id":"inv-2002","owner":"ben","tenant":"birch","amount":41900,"currency":"EUR","status":"open"}`,
		},
		Trace: append(samplePassed("ana · alder"),
			lab.Check{Gate: lab.GateFunction, Outcome: lab.Pass, Reason: "customer may invoice.read"},
			lab.Check{Gate: lab.GateObject, Outcome: lab.Skipped, Reason: "never checked", Code: true,
				Facts: []lab.Fact{{Name: "owner", Value: "ben"}, {Name: "tenant", Value: "birch"}}},
			lab.Check{Gate: lab.GateHandler, Outcome: lab.Pass, Reason: "200"}),
		Principal: &lab.Principal{ID: "ana", Name: "Ana", Tenant: "alder"},
		Object:    &lab.Object{Kind: "invoice", ID: "inv-2002", Owner: "ben", Tenant: "birch"},
		Log:       "10:00:02 req-2 GET /invoices/inv-2002 200 caller=ana gate=handler",
	}
}

// sampleRefused is an exchange that a gate ended.
func sampleRefused(who string, gate lab.Gate, status int, reason string) lab.Exchange {
	trace := samplePassed(who)
	if gate == lab.GateCredential {
		trace = trace[:2]
	}
	if gate == lab.GateObject {
		trace = append(trace, lab.Check{Gate: lab.GateFunction, Outcome: lab.Pass, Reason: "may invoice.read"})
	}
	trace = append(trace, lab.Check{Gate: gate, Outcome: lab.Deny, Reason: reason})
	return lab.Exchange{
		ID: "req-3", Route: "GET /invoices/{id}", Request: sampleRequest(who, "/invoices/inv-2001"),
		Response: lab.Response{
			Status: status, Header: http.Header{"Content-Type": {"application/problem+json"}},
			Body: `{"type":"about:blank","title":"` + http.StatusText(status) + `"}`,
		},
		Trace: trace,
		Log:   "10:00:03 req-3 GET /invoices/inv-2001 " + statusText(status) + " caller=" + who + " gate=" + string(gate),
	}
}

func samplePassed(who string) lab.Trace {
	return lab.Trace{
		{Gate: lab.GateRoute, Outcome: lab.Pass, Reason: "/invoices/{id}"},
		{Gate: lab.GateTransport, Outcome: lab.Pass, Reason: "this machine"},
		{Gate: lab.GateCredential, Outcome: lab.Pass, Reason: "bearer token"},
		{Gate: lab.GateIdentity, Outcome: lab.Pass, Reason: who},
	}
}

func sampleVerdict() lab.Verdict {
	leak, hidden := sampleLeak(), sampleRefused("ana", lab.GateObject, http.StatusNotFound, "not the owner")
	return lab.NewVerdict("H1", nil, []lab.Probe{
		{Name: "ana reads her own invoice", Actor: "ana · customer · alder", Request: "GET /invoices/inv-2001", Want: "200", Got: "200", Outcome: lab.Right},
		{Name: "ana reads ben's invoice", Actor: "ana · customer · alder", Request: "GET /invoices/inv-2002", Want: "404 at object", Got: "200", Outcome: lab.UnderBlocked, Wanted: &hidden, Given: &leak},
		{Name: "amy reads ana's invoice", Actor: "amy · bookkeeper · alder", Request: "GET /invoices/inv-2001", Want: "200", Got: "404", Outcome: lab.OverBlocked},
		{Name: "ben reads his own invoice", Actor: "ben · customer · birch", Request: "GET /invoices/inv-2002", Want: "200", Got: "200", Outcome: lab.Right},
		{Name: "sue reads ana's invoice", Actor: "sue · support · oak", Request: "GET /invoices/inv-2001", Want: "403 at function", Got: "401", Outcome: lab.WrongRefusal},
	})
}

func samplePassedVerdict() lab.Verdict {
	probes := sampleVerdict().Probes
	for i := range probes {
		probes[i].Got, probes[i].Outcome = probes[i].Want, lab.Right
	}
	return lab.NewVerdict("H1", nil, probes)
}
