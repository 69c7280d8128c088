package tui

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

func TestTheFilterFindsByIDTitleConceptAndClause(t *testing.T) {
	for _, test := range []struct {
		typed      string
		sees, lost string
	}{
		{"h1", "Someone else's invoice", "The internal admin"},
		{"INVOICE", "H1", "S19"},
		{"tenancy", "H1", "S19"},
		{"cwe-639", "H1", "S19"},
		{"8.2.2 owner", "H1", "S19"},
		{"401", "To read", "○ H1"},
		{"admin", "Two checkpoints", "○ H1"},
		{"nowhere at all", "nothing has these words in it", "○ H1"},
		{"mode:fix", "H1", "○ S19"},
		{"mode:fix level:2", "nothing has these words in it", "○ H1"},
		{"topic:tenancy clause:639 is:new", "○ H1", "To read"},
		{"clause:tenancy", "nothing has these words in it", "○ H1"},
		{"colour:red", "nothing has these words in it", "○ H1"},
	} {
		t.Run(test.typed, func(t *testing.T) {
			play120(t, func(s *table) {
				s.Press("/")
				s.Type(test.typed)
				s.sees("/ "+test.typed, test.sees)
				s.seesNot(test.lost)
				s.Press("esc")
				s.sees("H1", "S19", "To read")
				s.seesNot("/ " + test.typed)
			})
		})
	}
}

// In the filter letters are letters; arrows, enter and esc keep their work.
func TestTheFilterTakesLettersAndPastes(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("/", "q", "?", "j")
		s.sees("/ q?j")
		s.Press("backspace", "backspace", "backspace")
		s.Send(tea.PasteMsg{Content: "the\ninternal"})
		s.sees("▸ ○ S19")
		s.seesNot("○ H1")
		s.Type(" nowhere")
		s.Press("enter") // there is nothing to open
		s.sees("/ the internal nowhere")
		for range " nowhere" {
			s.Press("backspace")
		}
		s.Press("f1")
		s.sees("enter", "end the filter")
		s.seesNot("quit  ")
		s.Press("esc", "enter")
		s.sees("S19 cannot be opened")
		s.Press("esc")
		s.sees("/ the internal")
		s.Press("esc", "down", "enter")
		s.sees("Brief", "Alder and Birch")
	})
}

// Tracks can be gone through one by one, and what is suggested can be played at once.
func TestTheMapOfTracks(t *testing.T) {
	play120(t, func(s *table) {
		s.sees("next H1 Someone else's invoice · next in Whose is it?", "○ 0 of 1")
		s.Press("left", "left")
		s.sees("▸ ○ S19")
		s.Press("right", "right")
		s.sees("▸   401 or 403?")
		s.Press("n")
		s.sees("Brief", "Alder and Birch")
		s.Press("enter", "esc", "esc")
	})
}

func TestAClickBelowTheFilter(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("/", "i")
		s.sees("▸ ○ H1")
		s.Send(tea.MouseClickMsg{X: 6, Y: 5, Button: tea.MouseLeft})
		s.sees("▸ ○ S19")
	})
}

// A click goes to an entry, and the next one opens it.
func TestAClickOpensWhatItIsOnAlready(t *testing.T) {
	play120(t, func(s *table) {
		click := tea.MouseClickMsg{X: 6, Y: 4, Button: tea.MouseLeft}
		s.Send(click)
		s.Settle()
		s.sees("▸ ○ S19", "Scenarios")
		s.Send(click)
		s.Settle()
		s.sees("S19 cannot be opened")
		s.Press("esc")
	})
}

// The names of the panes can be clicked.
func TestAClickOnATab(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, 80, 24, false)
		defer s.leave()
		s.atCraft()
		for _, name := range []string{"Gates", "Story", "Response", "Request"} {
			line := strings.Split(s.Screen(), "\n")[1]
			at := utf8.RuneCountInString(line[:strings.Index(line, name)])
			s.Send(tea.MouseClickMsg{X: at, Y: 1, Button: tea.MouseLeft})
			s.sees("▸ " + name)
		}
	})
}

// An id leads to its scenario, also where an earlier one practises it as well.
func TestAnIDLeadsToItsScenario(t *testing.T) {
	config := sampleConfig()
	config.Scenarios[1].Rows = []string{"H1"}
	h := newHome(config)
	h.cursor = slices.IndexFunc(h.entries, func(e entry) bool { return e.scenario != nil && e.scenario.ID == "S19" })
	h.narrow(newFilter().typed(tea.PasteMsg{Content: "h1"}))
	if at, _ := h.current(); at.scenario == nil || at.scenario.ID != "H1" || len(h.entries) < 4 {
		t.Errorf("h1 leads to %+v among %d entries, want H1 below S19", at.scenario, len(h.entries))
	}
}
