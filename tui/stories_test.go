package tui

import (
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/lab/sandbox"
	"authlab/mockapi"
	"authlab/mockapi/world"
	"authlab/scenarios"
	"authlab/tui/tuitest"

	tea "charm.land/bubbletea/v2"
)

// TestMain lets the test binary be a worker of the bench.
func TestMain(m *testing.M) {
	sandbox.WorkerMain()
	os.Exit(m.Run())
}

// story plays a built-in scenario through the screens, against its real API and
// bench.
type story struct {
	*tuitest.Driver
	t        *testing.T
	app      *App
	scenario *lab.Scenario
}

func tell(t *testing.T, id string) *story {
	t.Helper()
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	scenario, err := pack.Scenario(id)
	if err != nil {
		t.Fatal(err)
	}
	store := &labtest.Store{}
	s := &story{t: t, scenario: scenario}
	s.app = New(Config{
		Scenarios: pack.Scenarios, Tracks: pack.Tracks, Start: id, Now: labtest.Noon, Color: true,
		Open: func(ctx context.Context, _ string) (*lab.Run, error) { return openReal(ctx, scenario, store) },
		Progress: func(ctx context.Context) (lab.Progress, error) {
			attempts, err := store.Attempts(ctx, "ann")
			return lab.NewProgress(pack.Scenarios, attempts), err
		},
	})
	s.Driver = tuitest.Live(s.app, 120, 40)
	t.Cleanup(func() {
		s.keys("ctrl+c")
		s.await("the end", s.Quit)
	})
	return s
}

func openReal(ctx context.Context, scenario *lab.Scenario, store lab.Store) (*lab.Run, error) {
	pool := sandbox.NewPool()
	options := mockapi.Options{}
	if scenario.Replaces != nil {
		backend := sandbox.NewBackend(pool, *scenario.Replaces, scenario.Broken)
		options.Backend, options.Deploy = backend, backend.Deploy
	}
	server, err := mockapi.Listen(mockapi.New(world.New(scenario.World), options), "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	return lab.OpenRun(ctx, lab.RunConfig{
		Learner: "ann", Scenario: scenario, Target: server, Bench: sandbox.NewBench(pool, scenario),
		Store: store, Now: labtest.Noon, NewID: labtest.IDs(),
	})
}

// await waits for something that a command brings. The limit is only there so
// that a failure shows its screen.
func (s *story) await(what string, until func() bool) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if !s.Await(ctx, until) {
		s.t.Fatalf("%s does not come:\n%s", what, s.Screen())
	}
}

func (s *story) sees(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		s.await(text, func() bool { return strings.Contains(s.Screen(), text) })
	}
}

func (s *story) keys(keys ...string) {
	for _, key := range keys {
		s.Send(tuitest.Key(key))
	}
}

// begin reads the brief to its end, and goes to the first step.
func (s *story) begin() {
	s.t.Helper()
	s.sees("Brief")
	s.keys("end")
	s.sees("enter begin")
	s.keys("enter")
}

func (s *story) paste(text string) { s.Send(tea.PasteMsg{Content: text}) }

// says fills the form of a prediction and sends it; it is certain. What is asked
// beside status and gate is given in the order it is asked.
func (s *story) says(status int, gate lab.Gate, more ...string) {
	s.t.Helper()
	asked := s.app.top().(*play).step().Predict
	given := map[lab.Part]string{lab.PartStatus: strconv.Itoa(status), lab.PartGate: string(gate)} //nolint:exhaustive // the others are in more
	for _, part := range asked.Asked() {
		answer, known := given[part]
		if !known {
			answer, more = more[0], more[1:]
		}
		s.choose(slices.Index(asked.Options(part), answer))
	}
	s.choose(slices.Index(lab.Confidences(), lab.Certain))
}

// choose takes the answer of an index, and goes on.
func (s *story) choose(index int) {
	for range index + 1 {
		s.keys("right")
	}
	s.keys("enter")
}

// complete sees the debrief and, on the home screen, every point there is.
func (s *story) complete() {
	s.t.Helper()
	s.keys("ctrl+n")
	s.sees("debrief")
	s.keys("esc")
	s.sees("Scenarios")
	s.keys("/") // the list may be longer than the screen
	s.keys(strings.Split(s.scenario.ID, "")...)
	s.sees("✓ " + s.scenario.ID)
}

func TestTheStoryOfTheInternalAdminDashboard(t *testing.T) {
	s := tell(t, "S19")
	s.begin()
	s.sees("step 1 of 7 · predict", "/tickets/")
	s.says(403, lab.GateFunction)
	s.sees("you said 403 at function, it answered 401 at credential", "WWW-Authenticate")
	s.keys("n")
	s.sees("step 2 of 7", "Cookie: session=")
	s.says(200, lab.GateHandler)
	s.sees("200, as you said · +")
	s.keys("n")
	s.sees("step 3 of 7", "POST /refunds")
	s.says(403, lab.GateFunction)
	s.sees("403, as you said · +", "✗ function")
	s.keys("n")
	s.sees("step 4 of 7", "POST /refunds")
	s.says(201, lab.GateHandler)
	s.sees("201, as you said · +", "Location")
	s.keys("n")
	s.sees("step 5 of 7 · predict", "/tickets/")
	s.says(401, lab.GateIdentity)
	s.sees("401, as you said · +", "✗ identity")
	s.keys("n")
	s.sees("step 6 of 7 · diagnose", "plato · ")
	s.keys("1")
	s.sees(`"who":`)
	s.keys("enter")
	s.sees("not this one")
	s.keys("3", "enter")
	s.sees("right · +", "✗ function")
	s.keys("n")
	s.sees("step 7 of 7 · choose")
	s.picksRight(s.scenario.Steps[6])
	s.complete()
}

func TestTheStoryOfSignedInIsNotAllowed(t *testing.T) {
	s := tell(t, "G6")
	s.begin()
	s.sees("step 1 of 5 · predict", "POST /refunds")
	s.says(401, lab.GateCredential, "Bearer+Session")
	s.sees("401, as you said · +")
	s.keys("n")
	s.sees("step 2 of 5 · predict", "Cookie: session=")
	s.says(403, lab.GateFunction)
	s.sees("you said 403 at function, it answered 201 at handler", "skipped")
	s.keys("n")
	s.sees("step 3 of 5 · craft", "GET /tickets/", "Cookie: session=")
	s.keys("shift+end")
	s.paste("POST /refunds HTTP/1.1\nContent-Type: application/json")
	s.keys("ctrl+end")
	s.paste("\n\n" + s.app.top().(*play).run.Text(`{"order":"{{anas-order}}","amount":500}`))
	s.keys("ctrl+s")
	s.sees("201 Created: that is it · +")
	s.keys("ctrl+n")
	s.sees("step 4 of 5 · fix", "RefundGate", "it compiles")
	s.keys("ctrl+s")
	s.sees("probes went wrong", "✗ not yet", "under-blocked")
	s.keys("shift+tab", "ctrl+shift+end")
	s.paste(s.scenario.Solution.Text)
	s.keys("ctrl+s")
	s.sees("the fix holds", "ctrl+n tells what it showed")
	s.keys("ctrl+n", "ctrl+n")
	s.sees("step 5 of 5 · choose")
	s.picksRight(s.scenario.Steps[4])
	s.complete()
}
