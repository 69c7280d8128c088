package plain_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/lab/sandbox"
	"authlab/mockapi"
	"authlab/mockapi/world"
	"authlab/scenarios"
	"authlab/tui/plain"
)

// TestMain lets the test binary be a worker of the bench.
func TestMain(m *testing.M) {
	sandbox.WorkerMain()
	os.Exit(m.Run())
}

// TestEveryScenarioIsPlayedInLines: its own model answers, typed line by line, lead
// from the brief to the debrief and earn every point there is.
func TestEveryScenarioIsPlayedInLines(t *testing.T) {
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	pool := sandbox.NewPool()
	for i := range pack.Scenarios {
		if testing.Short() && i%6 != 0 { // under the race detector; without it all are played
			continue
		}
		scenario := &pack.Scenarios[i]
		t.Run(scenario.ID, func(t *testing.T) {
			run := openRun(t, pool, scenario)
			var out bytes.Buffer
			err := plain.Play(t.Context(), plain.Config{Run: run, In: strings.NewReader(script(t, run)), Out: &out})
			if err != nil {
				t.Fatal(err)
			}
			state := run.State()
			if wanted := state.Max; !state.Complete() || state.Score != wanted {
				t.Errorf("%d of %d points:\n%s", state.Score, wanted, out.String())
			}
		})
	}
}

func openRun(t *testing.T, pool *sandbox.Pool, scenario *lab.Scenario) *lab.Run {
	t.Helper()
	target := func(scenario *lab.Scenario) (lab.Target, error) {
		options := mockapi.Options{}
		if scenario.Replaces != nil {
			backend := sandbox.NewBackend(pool, *scenario.Replaces, scenario.Broken)
			options.Backend, options.Deploy = backend, backend.Deploy
		}
		return mockapi.Listen(mockapi.New(world.New(scenario.World), options), "127.0.0.1:0")
	}
	own, err := target(scenario)
	if err != nil {
		t.Fatal(err)
	}
	run, err := lab.OpenRun(t.Context(), lab.RunConfig{
		Learner: "ann", Scenario: scenario, Target: own, Elsewhere: target, Bench: sandbox.NewBench(pool, scenario),
		Store: &labtest.Store{}, Now: labtest.Noon, NewID: labtest.IDs(),
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

// script is what somebody types who knows every answer.
func script(t *testing.T, run *lab.Run) string {
	t.Helper()
	var lines []string
	for _, step := range run.Scenario().Steps {
		lines = append(lines, answerTo(t, run, step)...)
		lines = append(lines, "next")
	}
	return strings.Join(lines, "\n") + "\n"
}

func answerTo(t *testing.T, run *lab.Run, step lab.Step) []string {
	t.Helper()
	switch step.Kind {
	case lab.StepPredict:
		return []string{prediction(*step.Predict)}
	case lab.StepCraft:
		request, err := lab.BuildRequest(run.Target(step.ID), step.Craft.Model)
		if err != nil {
			t.Fatal(err)
		}
		return []string{"as " + step.Craft.Model.As + " " + step.Craft.Model.With, "request", request.Text(), ".", "send"}
	case lab.StepFix:
		return []string{"code", run.Scenario().Solution.Text, "."}
	case lab.StepDiagnose:
		return []string{line(t, run, step)}
	case lab.StepChoose:
		return []string{fmt.Sprint(1 + slices.IndexFunc(step.Choose.Options, func(o lab.Option) bool { return o.Right }))}
	}
	return nil
}

// prediction says what the author expects, and is certain of it.
func prediction(ask lab.Predict) string {
	var words []string
	for _, part := range ask.Asked() {
		words = append(words, map[lab.Part]string{
			lab.PartStatus: fmt.Sprint(ask.Expect.Status), lab.PartGate: string(ask.Expect.Gate),
			lab.PartChallenge: ask.Expect.Challenge, lab.PartError: ask.Expect.Error,
		}[part])
	}
	return strings.Join(append(words, "certain"), " ")
}

// line is the number of the audit line that a diagnosis looks for.
func line(t *testing.T, run *lab.Run, step lab.Step) string {
	t.Helper()
	exchanges, err := run.Lines(t.Context(), step.ID)
	if err != nil {
		t.Fatal(err)
	}
	found := slices.IndexFunc(exchanges, func(x lab.Exchange) bool {
		stop, stopped := x.Trace.Stop()
		return stopped && stop.Gate.Checkpoint() == step.Diagnose.Find && (step.Diagnose.Gate == "" || step.Diagnose.Gate == stop.Gate)
	})
	return fmt.Sprint(1 + found)
}
