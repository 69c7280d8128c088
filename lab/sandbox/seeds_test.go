package sandbox_test

import (
	"flag"
	"sync/atomic"
	"testing"

	"authlab/lab"
	"authlab/lab/sandbox"
	"authlab/scenarios"
)

// Each fix is judged in so many of fifty worlds; -worlds 50 takes three quarters
// of an hour.
var (
	long   = flag.Bool("long", false, "run every hostile program")
	worlds = flag.Int("worlds", 0, "judge each fix of the library in so many worlds")
)

// In whatever world a scenario is played, its solutions pass and its wrong fixes
// show what they are there to show. Which world a fix is judged in goes round, so
// that all fifty come up.
func TestTheLibraryIsJudgedAlikeInEveryWorld(t *testing.T) {
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	var judged atomic.Int64
	t.Run("library", func(t *testing.T) {
		for i := range pack.Scenarios {
			if scenario := &pack.Scenarios[i]; scenario.Replaces != nil {
				t.Run(scenario.ID, func(t *testing.T) {
					t.Parallel()
					judged.Add(int64(judgeAll(t, scenario, i)))
				})
			}
		}
	})
	t.Logf("%d verdicts", judged.Load())
}

// seedsEach is in how many worlds a fix is judged.
func seedsEach() int { return max(1, *worlds) }

// judgeAll judges every fix of a scenario, and returns how many verdicts that took.
// Under -short, which is for the race detector, the solution stands for all.
func judgeAll(t *testing.T, scenario *lab.Scenario, number int) int {
	t.Helper()
	fixes := []lab.WrongFix{{Source: scenario.Solution, For: lab.Right}, {Source: scenario.AlsoRight, For: lab.Right}}
	fixes = append(fixes, scenario.Wrong...)
	if testing.Short() {
		fixes = fixes[:1]
	}
	pool := sandbox.NewPool()
	for i, fix := range fixes {
		for n := range seedsEach() {
			elsewhere := *scenario
			elsewhere.World.Seed = uint64((7*number+i+n)%50) + 1
			judgeIn(t, sandbox.NewBench(pool, &elsewhere), elsewhere.World.Seed, fix)
		}
	}
	return len(fixes) * seedsEach()
}

func judgeIn(t *testing.T, bench *sandbox.Bench, seed uint64, fix lab.WrongFix) {
	t.Helper()
	verdict, err := bench.Judge(t.Context(), fix.Source)
	if err != nil {
		t.Fatal(err)
	}
	if right := fix.For == lab.Right; verdict.Passed != right || verdict.Count(fix.For) == 0 {
		failure, _ := verdict.FirstFailure()
		t.Errorf("seed %d: %s passed: %v, want %s; first failure %s: want %s, got %s",
			seed, fix.Source.Name, verdict.Passed, fix.For, failure.Name, failure.Want, failure.Got)
	}
}
