package vm_test

import (
	"strings"
	"testing"

	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
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
	tests := []struct {
		name, imports, declarations, body string
		want                              vm.CrashKind
		says                              string
	}{
		{"no one sends", "", "", "\tc := make(chan int)\n\t<-c", vm.CrashDeadlock, "one waits to receive at fix.go:11:2"},
		{"no one receives", "", "", "\tc := make(chan int)\n\tc <- 1", vm.CrashDeadlock, "to send at fix.go:11:4"},
		{"nil channel", "", "", "\tvar c chan int\n\tselect { case c <- 1: case <-c: }", vm.CrashDeadlock, "in a select"},
		{"empty select", "", "", "\tselect {}", vm.CrashDeadlock, "in a select"},
		{"two that wait for each other", "", "", "\ta, b := make(chan int), make(chan int)\n\tgo func() { a <- <-b }()\n\tb <- <-a", vm.CrashDeadlock, "fix.go:11:"},
		{"a lock never freed", "sync", "", "\tvar m sync.Mutex\n\tdone := make(chan bool)\n\tgo func() { m.Lock(); done <- true }()\n\t<-done\n\tm.Lock()", vm.CrashDeadlock, "for a lock"},
		{"a group never done", "sync", "", "\tvar wg sync.WaitGroup\n\twg.Add(2)\n\tgo wg.Done()\n\twg.Wait()", vm.CrashDeadlock, "for a WaitGroup"},
		{"range without close", "", "", "\tc := make(chan int, 1)\n\tc <- 1\n\tfor range c {}", vm.CrashDeadlock, "to receive"},
		{"deadlock that recovers", "", "", "\tdefer func() { recover() }()\n\tselect {}", vm.CrashDeadlock, ""},
		{"panic in a goroutine", "", "", "\tgo func() {\n\t\tpanic(\"lost\")\n\t}()\n\tselect {}", vm.CrashPanic, "fix.go:11:8: panic: lost"},
		{"panic after the answer", "", "", "\tgo panic(\"late\")", vm.CrashPanic, "late"},
		{"panic nobody above recovers", "", "", "\tdefer func() { recover() }()\n\tdone := make(chan bool)\n\tgo func() { panic(\"lost\") }()\n\t<-done", vm.CrashPanic, "lost"},
		{"nil function", "", "", "\tvar f func()\n\tgo f()", vm.CrashPanic, "nil"},
		{"endless goroutine", "", "", "\tgo func() { for {} }()", vm.CrashSteps, "too long"},
		{"endless goroutine that recovers", "", "", "\tgo func() { for { func() { defer func() { recover() }(); for {} }() } }()\n\tselect {}", vm.CrashSteps, "too long"},
		{"two that run on", "", "", "\tc := make(chan int)\n\tgo func() { for { c <- 1 } }()\n\tfor range c {}", vm.CrashSteps, "too long"},
		{"goroutine bomb", "", "", "\tfor { go func() { select {} }() }", vm.CrashBytes, "goroutines"},
		{"goroutine that forks", "", "\nvar f func()", "\tf = func() { go f(); go f() }\n\tf()", vm.CrashBytes, "goroutines"},
		{"memory by many", "", "", "\tfor range 100 { go func() { var s []int; for { s = append(s, s...); s = append(s, 1) } }() }\n\tselect {}", vm.CrashBytes, "memory"},
		{"deep by many", "", "func f(n int, c chan int) { if n == 0 { <-c }; f(n-1, c) }", "\tc := make(chan int)\n\tfor range 200 { go f(100, c) }\n\tclose(c)", vm.CrashDepth, "too deep"},
		{"channel bomb", "", "", "\tfor { _ = make(chan int, 1<<16) }", vm.CrashBytes, "memory"},
		{"huge channel", "", "", "\t_ = make(chan int, len(r.Method)<<36)", vm.CrashBytes, "memory"},
		{"waiters in a loop", "", "", "\tnever, c := make(chan int), make(chan int)\n\tgo func() { for { c <- 1 } }()\n\tfor { select { case <-never: case <-c: } }", vm.CrashSteps, ""},
		{"goroutine in a package variable", "", "var x = func() int { go func() { for {} }(); return 1 }()", "_ = x", vm.CrashSteps, ""},
		{"inside a host's call", "github.com/gorilla/mux", "", "\tm := mux.NewRouter()\n\tm.HandleFunc(\"/invoices/{id}\", func(http.ResponseWriter, *http.Request) { select {} })\n\tgo func() { panic(\"beside\") }()\n\tm.ServeHTTP(w, r)", vm.CrashPanic, "beside"},
		{"negative group", "sync", "", "\tvar wg sync.WaitGroup\n\twg.Done()", vm.CrashPanic, "negative WaitGroup counter"},
	}
	checker := check.New()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			program := build(t, checker, "fix.go", hostile(test.imports, test.declarations, test.body), handle())
			for seed := range uint64(3) {
				budget := vm.DefaultBudget()
				budget.Seed = seed
				crash, _ := crashOf(t, program, budget)
				if crash == nil || crash.Kind != test.want || !strings.Contains(crash.Error(), test.says) {
					t.Errorf("seed %d: crashed with %v; want %q, saying %q", seed, crash, test.want, test.says)
				}
			}
		})
	}
}
