package tui

import (
	"strings"
	"testing"
	"testing/synctest"
)

// sitAtAPage opens the scenario in a terminal of the least size, with a page that has a
// beginning, an end, and more between them than has room.
func sitAtAPage(t *testing.T, story func(s *table, p *play)) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, leastWidth, leastHeight, false)
		defer s.leave()
		s.Press("enter")
		p := s.app.top().(*play)
		long := "The beginning.\n\n" + strings.Repeat("A line between.\n\n", leastHeight/2) + "The end."
		p.script.brief, p.script.debrief = long, long
		s.Press("home") // draws it
		story(s, p)
	})
}

func TestABriefIsReadToItsEndBeforeTheFirstStep(t *testing.T) {
	sitAtAPage(t, func(s *table, p *play) {
		s.sees("Brief · more ▾", "The beginning.", "enter read on")
		s.Press("enter")
		s.seesNot("Ana asks for Ben")
		s.sees("Brief · end ▴", "The end.", "enter begin")
		s.Press("enter")
		s.sees("Ana asks for Ben")
	})
}

// From the list of steps enter leads to the brief, while its end has not been in view.
func TestTheStepsLeadToTheBrief(t *testing.T) {
	sitAtAPage(t, func(s *table, p *play) {
		s.Press("tab")
		s.sees("▸ Steps", "enter read on")
		s.Press("enter")
		s.sees("▸ Brief", "The beginning.")
		s.Press("n")
		s.sees("Ana asks for Ben")
	})
}

func TestADebriefIsReadToItsEndBeforeTheResults(t *testing.T) {
	sitAtAPage(t, func(s *table, p *play) {
		p.at = len(p.state.Steps)
		p.showDesk(s.app.scene)
		s.Press("home")
		s.sees("Debrief · more ▾", "The beginning.", "enter read on")
		s.Press("enter")
		s.sees("Debrief · end ▴", "The end.", "enter results")
		s.Press("enter")
		s.sees("results", "enter home")
	})
}
