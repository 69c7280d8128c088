package plain_test

import (
	"errors"
	"strings"
	"testing"
)

// shelf is a learner's, in memory.
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

// TestRequestsAreKeptInLines: what is kept comes before what was sent, in another
// scenario too.
func TestRequestsAreKeptInLines(t *testing.T) {
	shelf := &shelf{}
	out := said(t, runOf(t, "G6"), shelf, toCraft, "as sue session", "send GET /whoami", "keep", "keep", "as nobody", "send GET /orders", "requests", "take 9", "take 1", "send", "quit")
	inOrder(t, out, "kept: requests lists it", "1. GET /whoami HTTP/1.1 (kept, with session)", "2. GET /orders HTTP/1.1 (sent)",
		`"9" is none of them; try 1 to`, "GET /whoami HTTP/1.1", "GET /whoami -> 200", `"id":"sue"`)
	if len(shelf.kept) != 1 || !strings.HasPrefix(shelf.kept[0], "GET /whoami") {
		t.Errorf("kept: %q", shelf.kept)
	}
	out = said(t, runOf(t, "H1"), shelf, "reveal", "next", "reveal", "next", "requests", "drop 2", "drop 1", "drop 1", "requests", "quit")
	inOrder(t, out, "1. GET /whoami HTTP/1.1 (kept, with session)", `"2" is none of them; try 1 to 1`, "it is kept no longer", "there is none", "1. GET /invoices/inv-2003 HTTP/1.1 (sent, with session)")
	if len(shelf.kept) != 0 {
		t.Errorf("kept: %q", shelf.kept)
	}
	out = said(t, runOf(t, "G6"), nil, toCraft, "keep", "requests", "quit")
	inOrder(t, out, "there is nowhere to keep it", "(sent")
}

// TestAShelfThatCannotBeWritten is told, and the game goes on.
func TestAShelfThatCannotBeWritten(t *testing.T) {
	full := &shelf{err: errors.New("the disk is full")}
	inOrder(t, said(t, runOf(t, "G6"), full, toCraft, "keep", "send GET /whoami", "quit"), "it cannot be kept: the disk is full", "GET /whoami", "score: ")
}

// TestARequestForAnotherShell: the one at hand, or that of an exchange, as curl and as httpie.
func TestARequestForAnotherShell(t *testing.T) {
	out := said(t, runOf(t, "H1"), nil, "httpie", "curl 1", "reveal", "curl 1", "next", "reveal", "next", "curl", "httpie", "httpie 1", "quit")
	inOrder(t, out, "http -v", "GET", "'http://127.0.0.1:", "'Authorization:Bearer ", "nothing was sent yet", "curl -i",
		"step 3 of 5", "curl -i", "/invoices/inv-2001'", "http -v", "/invoices/inv-2001'", "http -v", "/invoices/inv-2002'")
	out = said(t, runOf(t, "G6"), nil, "reveal", "next", "reveal", "next", "reveal", "next", "curl", "quit")
	inOrder(t, out, "this step has no request; try the number of an exchange")
}

// TestACurlCommandIsTakenInLines: it becomes the request it would send.
func TestACurlCommandIsTakenInLines(t *testing.T) {
	out := typed(t, "request", `curl -X DELETE \`, `  'http://localhost/sessions' -H 'X-A: b'`, ".", "curl", "request", "curl --proxy x y", ".")
	inOrder(t, out, "as WHO puts a credential into it", "-X DELETE", "/sessions'", "-H 'X-A: b'", "this option is not read here")
}

// TestAnExchangeIsSentOnceMoreInLines: as it was or as somebody else, and never in
// advance of a prediction.
func TestAnExchangeIsSentOnceMoreInLines(t *testing.T) {
	out := said(t, runOf(t, "H1"), nil, "resend 1", "reveal", "resend 1", "resend 1 nobody", "compare 1 3", "resend 1 mallory", "resend", "again", "resend 1", "quit")
	inOrder(t, out, "nothing is sent in advance of a prediction; try predicting first", "GET /invoices/inv-2002 -> 200", "this is exchange 2",
		"GET /invoices/inv-2002 -> 401", "this is exchange 3; compare 1 3 tells", "they part at credential", `has no "mallory"`, `"" is no exchange's number`,
		"nothing is sent in advance")
}

// TestWhatAKeyProvesInLines, and how old it is.
func TestWhatAKeyProvesInLines(t *testing.T) {
	out := typed(t, "keys", "keys ana", "keys mallory")
	inOrder(t, out, "keys WHO tells what", "proves a sign-in the server remembers", "proves what its issuer signed", "for ana", "more minutes", "mallory is nobody here")
}
