package plain_test

import (
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/sandbox"
	"authlab/scenarios"
)

// runOf is a run of a built-in scenario.
func runOf(t *testing.T, id string) *lab.Run {
	t.Helper()
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	scenario, err := pack.Scenario(id)
	if err != nil {
		t.Fatal(err)
	}
	return openRun(t, sandbox.NewPool(), scenario)
}

// TestAStepIsDoneAgainInLines: every kind of step begins again from its start, against
// the API as it was then, and the points stay.
func TestAStepIsDoneAgainInLines(t *testing.T) {
	run := runOf(t, "H1")
	steps := run.Scenario().Steps
	answer := func(i int) string { return strings.Join(answerTo(t, run, steps[i]), "\n") }
	out := said(t, run, nil,
		answer(0), "again", "404 object guess", "again", "next", answer(1), "next",
		answer(2), "again", "send", "next",
		answer(3), "again", "judge", "next",
		answer(4), "again", answer(4), "next", "again", "back", "quit")
	inOrder(t, out,
		"200, it answered 200: right", "done: ", "again from the start; your points stay", "what will it answer?",
		"you said 404, it answered 200: wrong", "done again; your points stay", "again from the start", "what will it answer?",
		"== step 3 of 5 · craft", "done: ", "again from the start", "GET /invoices/inv-2001 HTTP/1.1", "not there yet",
		"== step 4 of 5 · fix", "done: ", "again from the start", "under-blocked",
		"== step 5 of 5", "done: ", "again from the start", "done again",
		"== debrief", "there is no step here to do again", "score: 200 of 200, 5 of 5 steps done")
	if strings.Contains(out, "done again: ") {
		t.Error("practice is told to pay")
	}
}

// TestPracticeInLinesRewindsTheAPI: before the fix it is the broken code that answers,
// and going on puts the mended code back.
func TestPracticeInLinesRewindsTheAPI(t *testing.T) {
	run := runOf(t, "H1")
	out := said(t, run, nil, "reveal", "next", "reveal", "next", "reveal", "next", strings.Join(answerTo(t, run, run.Scenario().Steps[3]), "\n"),
		"back", "use", "reveal", "use", "send", "again", "reveal", "use", "send", "again 2", "next", "back", "reveal", "use", "send")
	inOrder(t, out, "the solution was not shown; try hint, or reveal", "it is in the request now", "GET /invoices/inv-2002 -> 404",
		"again from the start", "GET /invoices/inv-2002 -> 200", "done again",
		"again begins the step again, and takes no 2", "step 4 of 5", "step 3 of 5", "GET /invoices/inv-2002 -> 404")
}

// TestAStepIsReadAgainInLines: all of it, with the hints that were taken.
func TestAStepIsReadAgainInLines(t *testing.T) {
	out := said(t, runOf(t, "H1"), nil, "hint", "hint", "step", "results", "quit")
	_, again, _ := strings.Cut(out, "hint 2 of 3")
	inOrder(t, again, "== step 1 of 5 · predict", "hint 1 of 3: ", "hint 2 of 3: ", "what will it answer?", "What was said against what came", "score: ")
}

// TestWhatStandsUnfinishedIsKept: the request and the code are as they were left, also in
// another sitting, and so is the verdict.
func TestWhatStandsUnfinishedIsKept(t *testing.T) {
	run := runOf(t, "H1")
	out := said(t, run, nil, "reveal", "next", "reveal", "next", "body {}", "back", "next", "quit")
	inOrder(t, out, "step 3 of 5", "{}", "step 2 of 5", "step 3 of 5", "as ana:", "{}")
	out = said(t, run, nil, "reveal", "next", "check", "judge", "code\npackage desk\n.", "check", "quit")
	inOrder(t, out, "step 3 of 5", "{}", "it compiles; judge", "under-blocked", "GetInvoice")
	out = said(t, run, nil, "probe 1", "verdict", "reset", "judge", "quit")
	inOrder(t, out, "step 4 of 5", "package desk", "nothing was probed yet", "GetInvoice", "as it was found", "under-blocked")
	out = said(t, run, nil, "verdict", "probe 1", "use", "reveal", "use", "judge", "quit")
	inOrder(t, out, "under-blocked", "probe 1 of", "the solution was not shown", "it is the code now", "the fix holds")
}
