package tui

import (
	"context"
	"strings"
	"testing"

	"authlab/lab"
)

// Every kind of step can be done again, from its start and without its answer in
// sight; the points stay, whatever is answered then.
func TestAStepIsDoneAgainAndThePointsStay(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter", "right", "enter", "left", "enter", "right", "right", "right", "enter")
		s.sees("200, as you said · +20")
		s.Press("f8")
		s.sees("step 1 of 5 · predict again", "practice: your points stay", "your points stay")
		s.seesNot("HTTP/1.1 200 OK")
		s.Press("enter", "right", "right", "enter", "left", "enter", "right", "right", "right", "enter")
		s.sees("partly right", "20 / 210")

		s.Press("n", "ctrl+s")
		s.request("GET /invoices/inv-2002")
		s.Press("ctrl+s")
		s.sees("that is it · +40")
		s.Press("f8")
		s.sees("craft again", "GET /invoices/inv-2001", "nothing sent yet", "60 / 210")
		s.Press("ctrl+s")
		s.sees("not yet the goal")

		s.Press("ctrl+n", "ctrl+end")
		s.Type("// looks at invoice.Tenant")
		s.Press("ctrl+s")
		s.sees("the fix holds")
		s.Press("f8")
		s.sees("fix again", "it compiles", "160 / 210")
		s.seesNot("looks at invoice.Tenant")
		s.Press("ctrl+s")
		s.sees("nothing is charged", "160 / 210")
		s.Press("ctrl+n")
		s.sees("step 4 of 5")
		if s.score() != 160 {
			t.Errorf("the score is %d", s.score())
		}
	})
}

// A step that comes before the fix is done again against the broken code; going on
// puts the mended code back.
func TestPracticeRewindsTheAPI(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter", "f3", "f3", "esc", "n", "f3", "f3", "esc", "ctrl+n", "ctrl+end")
		s.Type("// looks at invoice.Tenant")
		s.Press("ctrl+s", "ctrl+p", "f8")
		if last := s.deployed(); last != sampleBroken {
			t.Errorf("practising, the API runs\n%s", last)
		}
		s.Press("ctrl+n")
		if last := s.deployed(); last == sampleBroken {
			t.Error("after practice the API stays broken")
		}
	})
}

func (s *table) deployed() string {
	all := s.target.Deployed()
	return all[len(all)-1].Text
}

// A step that is not done yet begins anew, and is charged as before.
func TestAStepThatIsNotDoneBeginsAnew(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter", "f3", "f3", "esc", "n", "f2", "esc")
		s.request("GET /elsewhere")
		s.Press("f8")
		s.sees("from the start", "GET /invoices/inv-2001")
		s.seesNot("again")
		s.request("GET /invoices/inv-2002")
		s.Press("ctrl+s")
		s.sees("that is it · +34")
	})
}

func TestExchangesAreReadAgainSentAgainAndCompared(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter", "f7")
		s.sees("nothing was sent yet")
		s.Press("s", "a", "space", "down", "ctrl+y")
		s.Press("esc", "right", "enter", "left", "enter", "right", "right", "right", "enter", "n", "ctrl+s", "f7")
		s.sees("2 of 2", "2 ana", "GET /invoices/inv-2001", "200 handler")
		s.Press("up")
		s.sees("1 of 2", "○ object")
		s.Press("a")
		s.sees("Keyring")
		s.Press("up", "up", "up", "enter")
		s.sees("1 beside 3 of 3", "they part at credential: pass, then deny", "nobody · GET /invoices/inv-2002", "401 Unauthorized")
		s.Press("s")
		s.sees("3 beside 4 of 4", "they went the same way through every gate")
		s.Press("esc", "f7")
		s.sees("4 of 4")
		s.Press("esc")
		s.sees("step 2 of 5", "GET /invoices/inv-2001 HTTP/1.1")
	})
}

// An exchange is listed at once: of a solution that was shown too, and once where the
// request had been foretold.
func TestWhatASolutionShowedIsAmongTheExchanges(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter", "f3", "f3", "esc", "f7")
		s.sees("1 of 1", "1 ana", "GET /invoices/inv-2002")
		s.Press("esc", "f3", "esc", "f7")
		s.sees("1 of 1")
		s.Press("esc", "n", "ctrl+s", "f7")
		s.sees("2 of 2")
		s.Press("esc")
		s.request("GET /invoices/inv-2002")
		s.Press("ctrl+s")
		s.sees("that is it")
		s.Press("f7")
		s.sees("3 of 3")
	})
}

// What a prediction asks about is not found out by sending it in advance.
func TestNothingIsSentAgainBeforeThePrediction(t *testing.T) {
	play120(t, func(s *table) {
		s.Press("enter", "enter", "f3", "f3", "esc", "n", "ctrl+s", "ctrl+p", "f8", "f7", "s")
		s.sees("predict first", "2 of 2")
		if sent := len(s.target.Sent()); sent != 2 {
			t.Errorf("%d requests were sent", sent)
		}
	})
}

// request puts another request of Ana's into the editor.
func (s *table) request(line string) {
	s.app.top().(*play).desk.(*craft).editor.SetText(line + "\nAuthorization: " + sampleKeys()[1].Value)
}

// drafts is everything that was stored unfinished.
func (s *table) drafts() string {
	attempts, err := s.store.Attempts(context.Background(), "ana")
	if err != nil {
		s.t.Fatal(err)
	}
	var all []string
	for _, attempt := range attempts {
		if attempt.Kind == lab.Drafted {
			all = append(all, attempt.Record.Source)
		}
	}
	return strings.Join(all, "\n")
}
