package lab_test

import (
	"context"
	"errors"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/lab/sandbox"
	"authlab/mockapi"
	"authlab/mockapi/world"
	"authlab/scenarios"
)

func TestMain(m *testing.M) {
	sandbox.WorkerMain()
	os.Exit(m.Run())
}

// open starts a run of a built-in scenario against its real API and bench.
func open(t *testing.T, id string, store lab.Store) *lab.Run {
	t.Helper()
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	scenario, err := pack.Scenario(id)
	if err != nil {
		t.Fatal(err)
	}
	return openScenario(t, scenario, store)
}

func openScenario(t *testing.T, scenario *lab.Scenario, store lab.Store) *lab.Run {
	t.Helper()
	pool := sandbox.NewPool()
	listen := func(scenario *lab.Scenario) (lab.Target, error) {
		options := mockapi.Options{}
		if scenario.Replaces != nil {
			backend := sandbox.NewBackend(pool, *scenario.Replaces, scenario.Broken)
			options.Backend, options.Deploy = backend, backend.Deploy
		}
		return mockapi.Listen(mockapi.New(world.New(scenario.World), options), "127.0.0.1:0")
	}
	server, err := listen(scenario)
	if err != nil {
		t.Fatal(err)
	}
	run, err := lab.OpenRun(t.Context(), lab.RunConfig{
		Learner: "ann", Scenario: scenario, Target: server, Elsewhere: listen, Bench: sandbox.NewBench(pool, scenario),
		Store: store, Now: labtest.Noon, NewID: labtest.IDs(),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := run.Close(); err != nil {
			t.Error(err)
		}
	})
	return run
}

// stepOf is the id of the scenario's first step of a kind.
func stepOf(t *testing.T, run *lab.Run, kind lab.StepKind) string {
	t.Helper()
	for _, step := range run.Scenario().Steps {
		if step.Kind == kind {
			return step.ID
		}
	}
	t.Fatalf("%s has no step of the kind %s", run.Scenario().ID, kind)
	return ""
}

func TestAPredictionIsJudgedByWhatTheAPIAnswers(t *testing.T) {
	run := open(t, "H1", &labtest.Store{})
	step := stepOf(t, run, lab.StepPredict)
	attempt, err := run.Predict(t.Context(), step, lab.Prediction{Status: 404, Gate: lab.GateObject, Confidence: lab.Certain})
	if err != nil {
		t.Fatal(err)
	}
	judged := attempt.Record.Prediction
	if attempt.Right || judged.GotStatus != 200 || judged.GotGate != lab.GateHandler || judged.Because == "" {
		t.Errorf("judged %+v", judged)
	}
	if check, found := attempt.Record.Exchange.Trace.At(lab.GateObject); !found || check.Outcome != lab.Skipped {
		t.Errorf("the missing check shows as %+v", check)
	}
	if state := run.State(); state.Score != 0 || state.Next() != 1 {
		t.Errorf("after one bad prediction: %d points, next is step %d", state.Score, state.Next())
	}
}

func TestNothingIsJudgedThatCouldNotBeStored(t *testing.T) {
	full := errors.New("the disk is full")
	run := open(t, "H1", &labtest.Store{Broken: full})
	ctx := t.Context()
	for name, answer := range map[string]func() (lab.Attempt, error){
		"predict": func() (lab.Attempt, error) {
			return run.Predict(ctx, stepOf(t, run, lab.StepPredict), lab.Prediction{Status: 200})
		},
		"pick": func() (lab.Attempt, error) { return run.Pick(ctx, stepOf(t, run, lab.StepChoose), 0) },
		"fix": func() (lab.Attempt, error) {
			return run.Fix(ctx, stepOf(t, run, lab.StepFix), run.Scenario().Solution.Text)
		},
	} {
		attempt, err := answer()
		if !errors.Is(err, full) || attempt.ID != "" {
			t.Errorf("%s: attempt %+v, error %v", name, attempt, err)
		}
	}
	if state := run.State(); state.Started || state.Done != 0 {
		t.Errorf("something was kept: %+v", state)
	}
}

func TestAnAcceptedFixIsDeployedAndStaysSo(t *testing.T) {
	store := &labtest.Store{}
	run := open(t, "H1", store)
	craft, fix := stepOf(t, run, lab.StepCraft), stepOf(t, run, lab.StepFix)
	attack, err := lab.BuildRequest(run.Target(""), run.Scenario().Steps[2].Craft.Model)
	if err != nil {
		t.Fatal(err)
	}
	if got := status(t, run, craft, attack); got != 200 {
		t.Fatalf("the attack on the broken API got %d", got)
	}
	if attempt, err := run.Fix(t.Context(), fix, run.Scenario().Wrong[0].Source.Text); err != nil || attempt.Right {
		t.Fatalf("a wrong fix: %+v, %v", attempt, err)
	}
	if got := status(t, run, craft, attack); got != 200 {
		t.Errorf("a rejected fix was deployed: the attack got %d", got)
	}
	if attempt, err := run.Fix(t.Context(), fix, run.Scenario().Solution.Text); err != nil || !attempt.Right {
		t.Fatalf("the solution: %+v, %v", attempt, err)
	}
	if got := status(t, run, craft, attack); got != 404 {
		t.Errorf("the attack on the repaired API got %d, want 404", got)
	}
	again := open(t, "H1", store)
	if got := status(t, again, craft, attack); got != 404 {
		t.Errorf("after a restart the attack got %d, want 404", got)
	}
	if again.Source(fix) != run.Scenario().Solution.Text {
		t.Error("after a restart the editor does not hold the accepted fix")
	}
}

func status(t *testing.T, run *lab.Run, step string, request lab.Request) int {
	t.Helper()
	exchange, _, err := run.Send(t.Context(), step, request)
	if err != nil {
		t.Fatal(err)
	}
	return exchange.Response.Status
}

func TestTryingCostsNothingAndMeetingTheGoalCountsOnce(t *testing.T) {
	run := open(t, "H1", &labtest.Store{})
	craft := stepOf(t, run, lab.StepCraft)
	start, err := run.Request(craft)
	if err != nil {
		t.Fatal(err)
	}
	if _, attempt, err := run.Send(t.Context(), craft, start); err != nil || attempt.ID != "" {
		t.Errorf("a request that misses the goal is an attempt: %+v, %v", attempt, err)
	}
	solution, err := run.Reveal(t.Context(), craft)
	if err != nil || !strings.HasPrefix(solution, "GET /invoices/inv-2002 HTTP/1.1\n") {
		t.Errorf("the solution is %q, %v", solution, err)
	}
	if attempts := run.Attempts(); len(attempts) != 1 || attempts[0].Kind != lab.Revealed {
		t.Errorf("kept %+v", attempts)
	}
}

// What a shown prediction keeps is what came when it was shown: the code behind the
// route may be mended after that.
func TestAShownPredictionKeepsWhatCame(t *testing.T) {
	store := &labtest.Store{}
	run := open(t, "G6", store)
	predict, fix := run.Scenario().Steps[1].ID, stepOf(t, run, lab.StepFix)
	before, err := run.Reveal(t.Context(), predict)
	if err != nil {
		t.Fatal(err)
	}
	if attempt, err := run.Fix(t.Context(), fix, run.Scenario().Solution.Text); err != nil || !attempt.Right {
		t.Fatalf("the solution is not accepted: %v", err)
	}
	after, err := open(t, "G6", store).Reveal(t.Context(), predict)
	if err != nil || after != before {
		t.Errorf("shown again it is %q, %v; it was %q", after, err, before)
	}
	state := run.State().Steps[1]
	if came := state.Came(); came == nil || state.Earned != 0 || !strings.HasPrefix(before, strconv.Itoa(came.Response.Status)+" at gate ") {
		t.Errorf("%q was shown, and %+v came for %d points", before, came, state.Earned)
	}
}

func TestHintsComeInOrderAndStopAtTheLast(t *testing.T) {
	run := open(t, "G6", &labtest.Store{})
	fix := stepOf(t, run, lab.StepFix)
	hints := run.Scenario().Steps[3].Hints
	for i := range len(hints) + 2 {
		hint, err := run.Hint(t.Context(), fix)
		if err != nil {
			t.Fatal(err)
		}
		if want := run.Text(hints[min(i, len(hints)-1)]); hint != want {
			t.Errorf("hint %d is %q, want %q", i+1, hint, want)
		}
	}
	if got := len(run.Attempts()); got != len(hints) {
		t.Errorf("%d hints were stored, want %d", got, len(hints))
	}
}

func TestADraftIsKeptOnce(t *testing.T) {
	store := &labtest.Store{}
	run := open(t, "G6", store)
	fix := stepOf(t, run, lab.StepFix)
	for _, text := range []string{run.Scenario().Broken.Text, "package desk // half", "package desk // half"} {
		if err := run.Draft(t.Context(), fix, text); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(run.Attempts()); got != 1 {
		t.Errorf("%d drafts were stored, want 1", got)
	}
	if got := open(t, "G6", store).Source(fix); got != "package desk // half" {
		t.Errorf("the editor opens with %q", got)
	}
	if state := run.State(); state.Steps[3].Wrong != 0 || state.Steps[3].CanEarn != state.Steps[3].Step.Points {
		t.Errorf("a draft was charged: %+v", state.Steps[3])
	}
}

func TestADiagnosisIsJudgedByTheLines(t *testing.T) {
	run := open(t, "S19", &labtest.Store{})
	step := stepOf(t, run, lab.StepDiagnose)
	lines, err := run.Lines(t.Context(), step)
	if err != nil {
		t.Fatal(err)
	}
	right := 0
	for i, line := range lines {
		attempt, err := run.Pick(t.Context(), step, i)
		if err != nil {
			t.Fatal(err)
		}
		if attempt.Right != (line.Trace.StoppedAt() == lab.GateFunction) {
			t.Errorf("line %d: right is %v, it stopped at %s", i+1, attempt.Right, line.Trace.StoppedAt())
		}
		if attempt.Right {
			right++
		}
	}
	if right != 1 {
		t.Errorf("%d lines are right, want 1", right)
	}
	var mistake *lab.Mistake
	if _, err := run.Pick(t.Context(), step, len(lines)); !errors.As(err, &mistake) {
		t.Errorf("a line that is not there: %v", err)
	}
}

// One scenario asks the same under both house policies, and while the policy
// engine is down; what is repaired is repaired in all of these worlds.
// Challenge and error code are the API's own, each judged apart; a second status
// counts where the scenario accepts it.
// TestWhatComesFirstIsSentFirst: a prediction may be about the sixth of six requests.
func TestWhatComesFirstIsSentFirst(t *testing.T) {
	guess := lab.Sent{As: lab.Nobody, Send: "POST /login\n\n{\"name\": \"ben\", \"password\": \"guess\"}"}
	ask := lab.Predict{Sent: guess, Ask: []lab.Part{lab.PartGate}, Statuses: []int{401, 429}}
	sixth := ask
	sixth.First = []lab.Sent{guess, guess, guess, guess, guess}
	scenario := &lab.Scenario{
		ID: "T1", World: lab.WorldSpec{Seed: 1, Clock: labtest.Noon(), Existence: lab.Hidden},
		Steps: []lab.Step{
			{ID: "first", Kind: lab.StepPredict, Points: 20, Predict: &ask},
			{ID: "sixth", Kind: lab.StepPredict, Points: 20, Predict: &sixth},
		},
	}
	run := openScenario(t, scenario, &labtest.Store{})
	for _, test := range []struct {
		step   string
		status int
	}{{"first", 401}, {"sixth", 429}} {
		attempt, err := run.Predict(t.Context(), test.step, lab.Prediction{Status: test.status, Gate: lab.GateIdentity})
		if err != nil || !attempt.Right {
			t.Errorf("%s: %+v, %v", test.step, attempt.Record.Prediction, err)
		}
	}
}

func TestEachPartOfAPredictionIsJudgedApart(t *testing.T) {
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	scenario, err := pack.Scenario("S19")
	if err != nil {
		t.Fatal(err)
	}
	ask := &lab.Predict{
		Sent: lab.Sent{As: "ana", With: "expired bearer", Send: "GET /whoami"}, Statuses: []int{401, 403, 404}, Ask: lab.Parts(),
		Accept:  map[int]string{404: "some hide even that"},
		Because: lab.Because{lab.PartError: {lab.None: "a token was sent"}, lab.PartStatus: {"403": "she is not known yet"}}, //nolint:exhaustive // the others are right
	}
	right := lab.Prediction{Status: 401, Gate: lab.GateIdentity, Challenge: "Bearer+Session", Error: "invalid_token", Confidence: lab.Certain}
	for _, test := range []struct {
		name    string
		said    lab.Prediction
		right   []bool
		earned  int
		because string
	}{
		{"all right", right, []bool{true, true, true, true}, 100, ""},
		{"another error", right.With(lab.PartError, lab.None), []bool{true, true, true, false}, 74, "a token was sent"},
		{"another challenge", right.With(lab.PartChallenge, "Bearer"), []bool{true, true, false, true}, 74, ""},
		{"another status", right.With(lab.PartStatus, "403").With(lab.PartError, lab.None), []bool{false, true, true, false}, -40, "she is not known yet\n\na token was sent"},
		{"an accepted status", right.With(lab.PartStatus, "404"), []bool{true, true, true, true}, 100, "some hide even that"},
	} {
		changed := *scenario
		changed.Steps = []lab.Step{{ID: "say", Kind: lab.StepPredict, Points: 100, Predict: ask}}
		run := openScenario(t, &changed, &labtest.Store{})
		attempt, err := run.Predict(t.Context(), "say", test.said)
		if err != nil {
			t.Fatal(err)
		}
		judged := *attempt.Record.Prediction
		var got []bool
		for _, part := range judged.Parts() {
			got = append(got, part.Right)
		}
		if !slices.Equal(got, test.right) || judged.Because != test.because || attempt.Right == slices.Contains(test.right, false) {
			t.Errorf("%s: %v, because %q, right %v", test.name, got, judged.Because, attempt.Right)
		}
		if earned := run.State().Steps[0].Earned; earned != test.earned {
			t.Errorf("%s earns %d, want %d", test.name, earned, test.earned)
		}
		if solution, err := run.Reveal(t.Context(), "say"); err != nil || solution != "401 at gate identity, challenge Bearer+Session, error invalid_token" {
			t.Errorf("the solution is %q, %v", solution, err)
		}
	}
}

func TestAStepMayBePlayedInAWorldOfItsOwn(t *testing.T) {
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	scenario, err := pack.Scenario("H1")
	if err != nil {
		t.Fatal(err)
	}
	in := func(change func(*lab.WorldSpec)) *lab.WorldSpec {
		spec := scenario.World
		change(&spec)
		return &spec
	}
	ask := func(id string, world *lab.WorldSpec) lab.Step {
		return lab.Step{ID: id, Kind: lab.StepPredict, Points: 20, World: world, Predict: &lab.Predict{
			Sent: lab.Sent{As: "ana", With: "bearer", Send: "GET /orders/{{bens-order}}"}, Statuses: []int{403, 404, 503},
		}}
	}
	disclosed := func(w *lab.WorldSpec) { w.Existence = lab.Disclosed }
	changed := *scenario
	changed.Steps = append([]lab.Step{
		ask("hidden", nil),
		ask("disclosed", in(disclosed)),
		ask("disclosed-again", in(disclosed)),
		ask("down", in(func(w *lab.WorldSpec) { w.Engine = lab.EngineDown })),
	}, scenario.Steps...)
	run := openScenario(t, &changed, &labtest.Store{})
	for step, want := range map[string]int{"hidden": 404, "disclosed": 403, "disclosed-again": 403, "down": 503} {
		attempt, err := run.Predict(t.Context(), step, lab.Prediction{Status: want, Confidence: lab.Certain})
		if err != nil || !attempt.Right {
			t.Errorf("%s: it answers %+v, %v, want %d", step, attempt.Record.Prediction, err, want)
		}
	}
	if run.Target("disclosed") == run.Target("hidden") || run.Target("disclosed") != run.Target("disclosed-again") {
		t.Error("each world is to have one API")
	}
	if _, err := run.Fix(t.Context(), "repair", scenario.Solution.Text); err != nil {
		t.Fatal(err)
	}
	attack := lab.Sent{As: "ana", With: "bearer", Send: "GET /invoices/{{bens-invoice}}"}
	for _, step := range []string{"hidden", "disclosed"} {
		got, err := lab.SendAll(t.Context(), run.Target(step), []lab.Sent{attack})
		if err != nil || got[0].Response.Status != 404 {
			t.Errorf("%s: after the repair it is %d, %v", step, got[0].Response.Status, err)
		}
	}
	foreign, err := http.Get(run.Target("disclosed").BaseURL() + "/whoami")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = foreign.Body.Close() }()
	if exchange := <-run.Outside(); exchange.Response.Status != 401 {
		t.Errorf("from outside comes %+v", exchange)
	}
}

func TestStepsOfAnotherKindAreRefused(t *testing.T) {
	run := open(t, "S19", &labtest.Store{})
	ctx := context.Background()
	for name, call := range map[string]func() error{
		"predict a choice":   func() error { _, err := run.Predict(ctx, "interview", lab.Prediction{}); return err },
		"fix a prediction":   func() error { _, err := run.Fix(ctx, "no-cookie", ""); return err },
		"pick a prediction":  func() error { _, err := run.Pick(ctx, "no-cookie", 0); return err },
		"reveal nothing":     func() error { _, err := run.Reveal(ctx, "nowhere"); return err },
		"request of a pick":  func() error { _, err := run.Request("interview"); return err },
		"lines of a predict": func() error { _, err := run.Lines(ctx, "no-cookie"); return err },
	} {
		if err := call(); !errors.Is(err, lab.ErrNotFound) {
			t.Errorf("%s: %v, want ErrNotFound", name, err)
		}
	}
}

// A screen, a late command and a learner's own client may all use a run at once.
func TestARunIsSafeForManyAtOnce(t *testing.T) {
	run := open(t, "S19", &labtest.Store{})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := run.Predict(context.Background(), "no-cookie", lab.Prediction{Status: 401, Gate: lab.GateCredential, Confidence: lab.Guess}); err != nil {
				t.Error(err)
			}
			_, _ = run.Hint(context.Background(), "support-reads") // the last hint may be taken already
			run.State()
		})
	}
	all.Wait()
	if state := run.State(); state.Steps[0].Earned != 15 || state.Done != 1 {
		t.Errorf("eight same answers made %+v", state.Steps[0])
	}
}

// An exchange that was foretold and then shown is kept once, also after another answer
// at the same step; one that was shown alone is kept too.
func TestEachExchangeIsKeptOnce(t *testing.T) {
	first, again := lab.Exchange{ID: "req-1"}, lab.Exchange{ID: "req-2"}
	at := func(step string, kind lab.AttemptKind, exchange *lab.Exchange) lab.Attempt {
		return lab.Attempt{Step: step, Kind: kind, Record: lab.Record{Exchange: exchange}}
	}
	attempts := []lab.Attempt{
		at("see", lab.Answered, &first), at("see", lab.Hinted, nil), at("see", lab.Answered, &again), at("see", lab.Revealed, &first),
		at("do", lab.Revealed, &first),
	}
	ids := func(all []lab.Exchange) (ids []string) {
		for _, one := range all {
			ids = append(ids, one.ID)
		}
		return ids
	}
	if got := ids(lab.KeptExchanges(attempts)); !slices.Equal(got, []string{"req-1", "req-2", "req-1"}) {
		t.Errorf("kept are %v", got)
	}
	if got := ids(lab.KeptSince(attempts, 3)); !slices.Equal(got, []string{"req-1"}) {
		t.Errorf("kept since are %v", got)
	}
}
