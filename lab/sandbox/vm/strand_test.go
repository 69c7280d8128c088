package vm_test

import (
	"strings"
	"testing"

	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
	"authlab/lab/sandbox/vm/vmtest"
)

// checkThenAct lets every goroutine spend what only the first may.
const checkThenAct = `package fix

import (
	"fmt"
	"net/http"
	"sync"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	var lock sync.Mutex
	var wg sync.WaitGroup
	left, spent := 1, 0
	for range 8 {
		wg.Go(func() {
			LOCK
			if left > 0 {
				left--
				spent++
			}
			UNLOCK
		})
	}
	wg.Wait()
	lock.Lock()
	fmt.Fprint(w, spent)
}
`

// TestRaceIsExercised: with a lock every seed gives the same, without one some
// seeds let more than one through, and each always gives what it gave.
func TestRaceIsExercised(t *testing.T) {
	for _, locked := range []bool{true, false} {
		text := strings.NewReplacer("UNLOCK", onlyIf(locked, "lock.Unlock()"), "LOCK", onlyIf(locked, "lock.Lock()")).Replace(checkThenAct)
		program := build(t, check.New(), "fix.go", text, handle())
		wrong := 0
		for seed := range uint64(40) {
			first, again := answerOf(t, program, seed), answerOf(t, program, seed)
			if first != again {
				t.Errorf("seed %d gives %s, and then %s", seed, first, again)
			}
			if first != "1" {
				wrong++
			}
		}
		if locked && wrong > 0 || !locked && wrong == 0 {
			t.Errorf("locked %v: %d of 40 seeds let more than one through", locked, wrong)
		}
	}
}

func answerOf(t *testing.T, program *vm.Program, seed uint64) string {
	t.Helper()
	budget := vm.DefaultBudget()
	budget.Seed = seed
	crash, answered := crashOf(t, program, budget)
	if crash != nil {
		t.Fatal(crash)
	}
	return answered.Body.String()
}

// TestGoroutinesThatGoWrong: whichever goroutine fails, the run ends, says where,
// and leaves no goroutine behind that could go on.
func TestGoroutinesThatGoWrong(t *testing.T) {
	checker := check.New()
	for _, test := range vmtest.Goroutines() {
		t.Run(test.Name, func(t *testing.T) {
			program := build(t, checker, "fix.go", test.Text(), handle())
			for seed := range uint64(3) {
				budget := vm.DefaultBudget()
				budget.Seed = seed
				crash, _ := crashOf(t, program, budget)
				if crash == nil || string(crash.Kind) != test.Ends || !strings.Contains(crash.Error(), test.Says) {
					t.Errorf("seed %d: crashed with %v; want %q, saying %q", seed, crash, test.Ends, test.Says)
				}
			}
		})
	}
}
