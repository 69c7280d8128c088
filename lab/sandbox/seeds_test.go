package sandbox_test

import (
	"flag"
	"testing"

	"authlab/lab"
	"authlab/lab/sandbox"
	"authlab/scenarios"
)

// long asks for every seed, where a few are tried otherwise.
var long = flag.Bool("long", false, "judge the library in fifty worlds, not in three")

// In whatever world a scenario is played, its solutions pass and its wrong fixes
// show what they are there to show.
func TestTheLibraryIsJudgedAlikeInEveryWorld(t *testing.T) {
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	judged := 0
	for i := range pack.Scenarios {
		scenario := &pack.Scenarios[i]
		if scenario.Replaces == nil {
			continue
		}
		t.Run(scenario.ID, func(t *testing.T) {
			for seed := range seeds() {
				scenario.World.Seed = seed
				judged += judgeAll(t, scenario)
			}
		})
	}
	t.Logf("%d verdicts", judged)
}

func seeds() uint64 {
	if *long {
		return 50
	}
	return 3
}

// judgeAll judges every fix of a scenario, and returns how many there are.
func judgeAll(t *testing.T, scenario *lab.Scenario) int {
	t.Helper()
	bench := sandbox.NewBench(sandbox.NewPool(), scenario)
	fixes := []lab.WrongFix{{Source: scenario.Solution, For: lab.Right}}
	if scenario.AlsoRight.Text != "" {
		fixes = append(fixes, lab.WrongFix{Source: scenario.AlsoRight, For: lab.Right})
	}
	fixes = append(fixes, scenario.Wrong...)
	for _, fix := range fixes {
		verdict, err := bench.Judge(t.Context(), fix.Source)
		if err != nil {
			t.Fatal(err)
		}
		if right := fix.For == lab.Right; verdict.Passed != right || verdict.Count(fix.For) == 0 {
			failure, _ := verdict.FirstFailure()
			t.Errorf("seed %d: %s passed: %v, want %s; first failure %s: want %s, got %s",
				scenario.World.Seed, fix.Source.Name, verdict.Passed, fix.For, failure.Name, failure.Want, failure.Got)
		}
	}
	return len(fixes)
}
