package tui

import (
	"testing"

	"authlab/lab"
)

func TestTheStoryOfThePageNoMenuShows(t *testing.T) {
	s := tell(t, "K1")
	s.begin()
	s.sees("step 1 of 5 · predict", "GET /reports")
	s.says(403, lab.GateFunction)
	s.sees("403, as you said · +")
	s.keys("n")
	s.sees("step 2 of 5 · craft", "GET /dashboards", "Cookie: session=")
	s.keys("shift+end")
	s.paste("GET /audit HTTP/1.1")
	s.keys("ctrl+s")
	s.sees("200 OK: that is it · +", "skipped")
	s.keys("ctrl+n")
	s.sees("step 3 of 5 · predict", "GET /audit")
	s.says(403, lab.GateFunction)
	s.sees("you said 403 at function, it answered 200 at handler")
	s.keys("n")
	s.sees("step 4 of 5 · fix", "Console", "it compiles")
	s.keys("ctrl+s")
	s.sees("probes went wrong", "✗ not yet", "under-blocked")
	s.keys("shift+tab", "ctrl+shift+end")
	s.paste(s.scenario.Solution.Text)
	s.keys("ctrl+s")
	s.sees("the fix holds")
	s.keys("ctrl+n", "ctrl+n")
	s.sees("step 5 of 5 · choose")
	s.picksRight(s.scenario.Steps[4])
	s.complete()
}
