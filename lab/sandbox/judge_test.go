package sandbox

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"authlab/lab"
)

// codeChange is a handler too, of a route that changes what there is.
const codeChange lab.CodeKind = "change"

// scenarioOf is a scenario with one fix of a kind of code.
func scenarioOf(kind lab.CodeKind) *lab.Scenario {
	replaces := lab.Replacement{Kind: kind, Routes: []string{"GET /invoices/{id}"}}
	fix := lab.Fix{
		Actors:  []string{"ana", "abel", "amy", "ben", "bo", "sue", lab.Nobody},
		Actions: []lab.Action{{Send: "GET /invoices/{id}"}},
	}
	switch kind {
	case lab.CodeHandler:
		replaces.Entry, replaces.Gates = "GetInvoice", []lab.Gate{lab.GateObject}
	case lab.CodeMiddleware:
		replaces.Entry, replaces.Gates = "RefundGate", []lab.Gate{lab.GateCredential, lab.GateFunction}
		replaces.Routes = []string{"POST /refunds"}
		fix.Actors = []string{"ana", "sue", "fin", "plato", lab.Nobody}
		fix.Actions = []lab.Action{{Send: "POST /refunds", Body: `{"order":"{{anas-order}}","amount":500}`}}
	case codeChange:
		replaces.Kind, replaces.Entry, replaces.Gates = lab.CodeHandler, "ChangeTicket", []lab.Gate{lab.GateObject, lab.GateField}
		replaces.Routes = []string{"PATCH /tickets/{id}"}
		fix.Actions = []lab.Action{
			{Send: "PATCH /tickets/{id}", Body: `{"subject":"still waiting"}`},
			{Send: "PATCH /tickets/{id}", Body: `{"status":"closed"}`},
		}
	case lab.CodeFront:
		replaces.Entry, replaces.Gates = "Front", []lab.Gate{lab.GateFunction}
		replaces.Routes = []string{"GET /orders", "GET /users"}
		fix.Actors = []string{"ana", "sue", "ada", lab.Nobody}
		fix.Actions = []lab.Action{{Send: "GET /orders"}, {Send: "GET /users"}, {Send: "GET /%75sers"}}
	case lab.CodePolicy:
		replaces.Entry, replaces.Gates = "Authorize", []lab.Gate{lab.GateFunction, lab.GateObject}
	}
	return &lab.Scenario{
		ID: "T1", World: spec(1), Replaces: &replaces,
		Steps: []lab.Step{{ID: "fix", Kind: lab.StepFix, Fix: &fix}},
	}
}

func readFix(t testing.TB, kind lab.CodeKind, name string) (source lab.Source, want string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "fixes", string(kind), name))
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	return lab.Source{Name: name, Text: string(text)}, strings.TrimPrefix(first, "// ")
}

func judged(t testing.TB, kind lab.CodeKind, source lab.Source) lab.Verdict {
	t.Helper()
	verdict, err := newBench(kind).Judge(context.Background(), source)
	if err != nil {
		t.Fatal(err)
	}
	return verdict
}

// What has happened before has happened to the code as well.
func TestTheCodeSeesWhatHappenedBefore(t *testing.T) {
	scenario := scenarioOf(lab.CodeMiddleware)
	fix := scenario.Steps[0].Fix
	fix.Actors, fix.With = []string{"fin"}, []string{lab.WithSession}
	fix.Actions[0].First = []lab.Sent{{
		As: "ada", With: lab.WithSession,
		Send: "PATCH /users/fin HTTP/1.1\nContent-Type: application/json\n\n{\"roles\":[\"viewer\"]}",
	}}
	source, _ := readFix(t, lab.CodeMiddleware, "right.go")
	verdict, err := benchOf(scenario).Judge(context.Background(), source)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for _, probe := range verdict.Probes {
		if probe.Actor == "fin" || strings.HasPrefix(probe.Actor, "fin ") {
			refused++
			if probe.Given.Response.Status != 403 {
				t.Errorf("%s: %d, though his role had been taken away", probe.Name, probe.Given.Response.Status)
			}
		}
	}
	if refused == 0 {
		t.Errorf("Fin tried nothing: %v", verdict.Probes)
	}
}

// newBench is a bench whose verdicts do not hang on how busy the machine is.
func newBench(kind lab.CodeKind) *Bench { return benchOf(scenarioOf(kind)) }

func benchOf(scenario *lab.Scenario) *Bench {
	pool := NewPool()
	pool.deadline = time.Minute
	return NewBench(pool, scenario)
}

// Every program under testdata says in its first line how it must be judged.
func TestFixesAreJudged(t *testing.T) {
	for _, kind := range append(lab.CodeKinds(), codeChange) {
		entries, err := os.ReadDir(filepath.Join("testdata", "fixes", string(kind)))
		if err != nil {
			t.Fatal(err)
		}
		for i, entry := range entries {
			if testing.Short() && i%3 != 0 { // under the race detector; without it all are judged
				continue
			}
			t.Run(string(kind)+"/"+entry.Name(), func(t *testing.T) {
				source, want := readFix(t, kind, entry.Name())
				verdict := judged(t, kind, source)
				if len(verdict.Diagnostics) > 0 {
					t.Fatalf("it does not compile: %+v", verdict.Diagnostics)
				}
				if right := want == string(lab.Right); verdict.Passed != right {
					t.Errorf("passed is %v, want %v%s", verdict.Passed, right, failures(verdict))
				}
				if verdict.Count(lab.ProbeOutcome(want)) == 0 {
					t.Errorf("no probe is %s%s", want, failures(verdict))
				}
			})
		}
	}
}

func failures(verdict lab.Verdict) string {
	var text strings.Builder
	for _, probe := range verdict.Probes {
		if probe.Outcome != lab.Right {
			text.WriteString("\n\t" + string(probe.Outcome) + ": " + probe.Name + " (" + probe.Actor + ") " + probe.Request + ": want " + probe.Want + ", got " + probe.Got)
		}
	}
	return text.String()
}

func TestVerdictsSayWhatHappened(t *testing.T) {
	for _, test := range []struct {
		kind lab.CodeKind
		file string
		want []string
	}{
		{lab.CodeHandler, "nil_map.go", []string{"nil_map.go:"}},
		{lab.CodeHandler, "leak.go", []string{"gives away"}},
		{lab.CodeHandler, "open.go", []string{
			"under-blocked: ana reads ben's invoice (ana · customer · alder) GET /invoices/inv-2002: want 404 at object, got 200 without a look at what the object gate checks",
		}},
		{lab.CodeHandler, "tells_existence.go", []string{"which tells that it exists"}},
		{lab.CodeHandler, "tells_by_a_field.go", []string{"which tells that it exists"}},
		{lab.CodeHandler, "endless.go", []string{"every loop ends", "not asked: the code had run out of its budget 3 times"}},
		{lab.CodeHandler, "endless_at_start.go", []string{"every loop ends", "not asked: the code had run out of its budget 3 times"}},
		{lab.CodeHandler, "server_error.go", []string{"500 which says that the server is broken"}},
		{lab.CodeHandler, "write_first.go", []string{"only after: "}},
		{codeChange, "saves_first.go", []string{"only after: update ticket"}},
		{codeChange, "saves_and_takes_back.go", []string{"403 but only after: update ticket"}},
		{codeChange, "another_ticket.go", []string{"changed more than was asked: delete ticket"}},
		{codeChange, "forgets_to_save.go", []string{"200 but did not update ticket"}},
		{codeChange, "takes_over.go", []string{"200 but stored something else: owner of tic-"}},
		{codeChange, "loses_a_field.go", []string{"200 but stored nothing as status of tic-"}},
		{lab.CodeMiddleware, "check_after.go", []string{"403 but only after: create refund"}},
		{lab.CodeMiddleware, "no_challenge.go", []string{"401 without WWW-Authenticate"}},
	} {
		t.Run(test.file, func(t *testing.T) {
			source, _ := readFix(t, test.kind, test.file)
			said := failures(judged(t, test.kind, source))
			for _, want := range test.want {
				if !strings.Contains(said, want) {
					t.Errorf("nothing says %q:%s", want, said)
				}
			}
		})
	}
}

func TestCodeThatDoesNotCompileIsNotProbed(t *testing.T) {
	verdict := judged(t, lab.CodeHandler, lab.Source{Name: "fix.go", Text: "package desk\n\nfunc GetInvoice() {}\n"})
	if verdict.Passed || len(verdict.Diagnostics) == 0 || len(verdict.Probes) != 0 {
		t.Errorf("got %+v, want diagnostics and no probes", verdict)
	}
	if first := verdict.Diagnostics[0]; first.File != "fix.go" || first.Line == 0 {
		t.Errorf("the diagnostic %+v does not say where", first)
	}
}

// A verdict is stored; the same fix gets the same one again.
func TestVerdictsAreReproducible(t *testing.T) {
	source, _ := readFix(t, lab.CodeHandler, "owner_only.go")
	first, second := verdictText(t, source), verdictText(t, source)
	if first != second {
		t.Errorf("two verdicts on one fix differ:\n%s\n%s", first, second)
	}
}

// A fix that hangs on the order of a map is found out by any seed; one that does
// not gets the same verdict by all of them.
func TestVerdictsDoNotHangOnChance(t *testing.T) {
	for _, file := range []string{"right_with_a_map.go", "map_order.go"} {
		t.Run(file, func(t *testing.T) {
			source, want := readFix(t, lab.CodeHandler, file)
			verdicts := map[string]bool{}
			for seed := range uint64(5) {
				bench := newBench(lab.CodeHandler)
				bench.chance = seed
				verdict, err := bench.Judge(t.Context(), source)
				if err != nil {
					t.Fatal(err)
				}
				if right := want == string(lab.Right); verdict.Passed != right || verdict.Count(lab.ProbeOutcome(want)) == 0 {
					t.Errorf("seed %d: passed is %v, want %s", seed, verdict.Passed, want)
				}
				verdicts[textOf(t, verdict)] = true
			}
			if want == string(lab.Right) && len(verdicts) != 1 {
				t.Errorf("%d verdicts on one fix", len(verdicts))
			}
		})
	}
}

func verdictText(t *testing.T, source lab.Source) string {
	t.Helper()
	return textOf(t, judged(t, lab.CodeHandler, source))
}

func textOf(t *testing.T, verdict lab.Verdict) string {
	t.Helper()
	text, err := json.Marshal(verdict)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestMatrixIsSmallAndHasStrangersInIt(t *testing.T) {
	source, _ := readFix(t, lab.CodeHandler, "right.go")
	verdict := judged(t, lab.CodeHandler, source)
	if count := len(verdict.Probes); count < 60 || count > 150 {
		t.Errorf("%d probes, want some 100", count)
	}
	known := map[string]bool{"ana": true, "abel": true, "amy": true, "ben": true, "bo": true, "sue": true, "nobody": true}
	strangers := 0
	for _, probe := range verdict.Probes {
		if who, _, _ := strings.Cut(probe.Actor, " "); !known[who] {
			strangers++
		}
	}
	if strangers < 10 {
		t.Errorf("%d probes by people the scenario does not name, want more", strangers)
	}
}

func TestJudgingEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	source, _ := readFix(t, lab.CodeHandler, "right.go")
	_, err := NewBench(NewPool(), scenarioOf(lab.CodeHandler)).Judge(ctx, source)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestAScenarioWithoutAFix(t *testing.T) {
	bench := NewBench(NewPool(), &lab.Scenario{ID: "T2"})
	if _, err := bench.Judge(t.Context(), lab.Source{}); !errors.Is(err, lab.ErrNotFound) {
		t.Errorf("got %v, want lab.ErrNotFound", err)
	}
	if diagnostics := bench.Check(lab.Source{Text: "package desk"}); diagnostics != nil {
		t.Errorf("got %v, want nothing", diagnostics)
	}
}

// TestAFixIsAlsoTriedWhereTheEngineIsDown: a gate that holds while the engine answers,
// and opens when it does not, is found out in the world a scenario adds, and only there.
func TestAFixIsAlsoTriedWhereTheEngineIsDown(t *testing.T) {
	scenario := scenarioOf(lab.CodeMiddleware)
	scenario.Replaces.Routes, scenario.Replaces.Gates = []string{"GET /infra"}, []lab.Gate{lab.GateFunction}
	fix := scenario.Steps[0].Fix
	fix.Actions = []lab.Action{{Send: "GET /infra"}}
	source := func(name string) lab.Source {
		text, _ := readFix(t, "engine", name)
		return text
	}
	down := scenario.World
	down.Engine = lab.EngineDown
	for _, test := range []struct {
		file   string
		worlds []lab.WorldSpec
		passed bool
	}{
		{"opens_without_a_decision.go", nil, true},
		{"opens_without_a_decision.go", []lab.WorldSpec{down}, false},
		{"closed_without_a_decision.go", []lab.WorldSpec{down}, true},
	} {
		fix.Worlds = test.worlds
		pool := NewPool()
		pool.deadline = time.Minute
		verdict, err := NewBench(pool, scenario).Judge(context.Background(), source(test.file))
		if err != nil {
			t.Fatal(err)
		}
		if verdict.Passed != test.passed {
			t.Errorf("%s in %d more worlds: passed %v%s", test.file, len(test.worlds), verdict.Passed, failures(verdict))
		}
	}
}
