package tui

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// atCraft goes to the craft step of the sample, with the cursor in the request.
func (s *table) atCraft() {
	s.Press("enter", "enter", "f3", "f3", "esc", "n")
	s.sees("step 2 of 5 · craft")
}

func TestARequestIsCheckedWhileItIsTyped(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.Type("X")
		s.seesNot("✗ 1:")
		s.Type(" ")
		s.sees(`✗ 1:3 "GET" is not a path on this server`)
		s.Press("ctrl+s")
		s.sees("request:1:3")
		if len(s.target.Sent()) != 1 {
			t.Error("a malformed request was sent")
		}
		s.Press("backspace", "backspace")
		s.seesNot("✗ 1:")
	})
}

func TestWhatWasMetIsCompleted(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.app.top().(*play).desk.(*craft).replace("")
		s.Type("G")
		s.sees("GET")
		s.Press("right")
		s.Type("/inv")
		s.sees("GET /invoices/inv-2001")
		s.Press("right", "backspace")
		s.sees("GET /invoices/inv-2001")
		s.Press("backspace")
		s.Type("2")
		if got := s.app.top().(*play).desk.(*craft).editor.Text(); got != "GET /invoices/inv-202" {
			t.Errorf("the editor holds %q", got)
		}
		s.Press("backspace", "left")
		if got := s.app.top().(*play).desk.(*craft).editor.Text(); got != "GET /invoices/inv-20" {
			t.Errorf("what is only suggested is in the text: %q", got)
		}
	})
}

func TestAPastedCurlCommandBecomesARequest(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.Send(tea.PasteMsg{Content: "curl -X DELETE http://elsewhere/users/usr-1 -H 'Accept: */*'"})
		s.sees("DELETE /users/usr-1 HTTP/1.1", "the curl command is a request now")
		s.Press("ctrl+z")
		s.sees("GET /invoices/inv-2001")
		s.Send(tea.PasteMsg{Content: "curl -F a=b http://x/"})
		s.sees("curl -F: this option is not read here", "GET /invoices/inv-2001")
	})
}

func TestTheCopiedRequestComesForHTTPieToo(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.Press("ctrl+y")
		s.sees("curl -i", "ctrl+y httpie")
		s.Press("ctrl+y")
		s.sees("http -v", "'Authorization:Bearer", "ctrl+y curl")
		s.Press("esc")
		s.sees("step 2 of 5")
	})
}

// shelf keeps requests in memory.
type shelf struct {
	kept []string
	err  error
}

func (s *shelf) Kept() ([]string, error) { return s.kept, nil }

func (s *shelf) Keep(requests []string) error {
	if s.err == nil {
		s.kept = requests
	}
	return s.err
}

func TestRequestsAreKeptAndTakenUpAgain(t *testing.T) {
	play120(t, func(s *table) {
		shelf := &shelf{}
		s.app.config.Shelf = shelf
		s.atCraft()
		s.Send(openSnippets{shelf: shelf})
		s.Settle()
		s.sees("Requests to take up again", "nothing was sent or kept yet")
		s.Press("enter", "d", "esc", "f9", "d", "s")
		s.sees("● GET /invoices/inv-2001", "kept · with bearer")
		if len(shelf.kept) != 1 {
			t.Fatalf("kept: %q", shelf.kept)
		}
		s.Press("esc")
		s.request("GET /invoices/inv-2002")
		s.Press("ctrl+s", "f9")
		s.sees("● GET /invoices/inv-2001", "· GET /invoices/inv-2002")
		s.Press("enter")
		s.sees("GET /invoices/inv-2001 HTTP/1.1")
		s.Press("f9", "down", "enter")
		s.sees("GET /invoices/inv-2002 HTTP/1.1")
		shelf.err = errors.New("the disk is full")
		s.Press("f9", "d")
		s.sees("it cannot be kept: the disk is full")
		s.Press("esc")
	})
}
