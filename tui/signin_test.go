package tui

import (
	"strings"
	"testing"

	"authlab/lab"
)

// atSignIn goes to the first craft of a scenario, and from its keyring to the ways in.
func (s *story) atSignIn() {
	s.t.Helper()
	s.begin()
	for i, step := range s.scenario.Steps {
		s.sees("step "+string(rune('1'+i))+" of", string(step.Kind))
		if step.Kind == lab.StepCraft {
			break
		}
		s.answer(step)
		s.keys("ctrl+n")
	}
	s.await("the request", func() bool { return s.app.top().(*play).desk.(*craft).read != "" })
	s.keys("ctrl+k")
	s.sees("who are you?", "sign in …")
	s.keys("ctrl+s")
	s.sees("Who signs in?")
}

// TestTheStoryOfASignIn: somebody is chosen, then one of the ways they have; each enter
// sends one request to the real API; in the end the credential is in the request.
func TestTheStoryOfASignIn(t *testing.T) {
	s := tell(t, "H1")
	s.atSignIn()
	for range 40 {
		if !strings.Contains(s.Screen(), "▸ Fin") {
			s.keys("down")
		}
	}
	s.keys("enter")
	s.sees("How does Fin sign in?", "one-time code", "passkey", "OpenID Connect", "SAML")
	if strings.Contains(s.Screen(), "a password, and nothing else") {
		t.Errorf("a way that Fin has not:\n%s", s.Screen())
	}
	s.keys("enter")
	s.sees("sign in · Fin by one-time code", "POST /login", "enter send the password", "proves that somebody knows the password of Fin", "nothing sent yet")
	s.keys("enter")
	s.sees("Response · 200 OK", `"missing": [`, "enter send the one-time code")
	s.keys("down")
	s.sees("POST /login/otp", `{"code":"`, "a second factor, good once")
	s.keys("enter")
	s.sees("enter send the session at work")
	s.keys("enter")
	s.sees("3 of 3", "on the keyring now", "enter put it into the request")
	s.keys("up", "up")
	s.sees(`"missing": [`)
	s.keys("enter")
	s.sees("the request goes out as Fin", "Cookie: session=")
	s.keys("f7")
	s.sees("POST /login/otp", "GET /whoami")
	s.keys("esc", "ctrl+k")
	s.sees("Fin · with signed-in session", "signed in at", "proves a sign-in the server remembers")
	s.keys("esc")
}

// TestASignInCanBeLeft at any step; nothing is on the keyring then, and what was sent
// stays among the exchanges.
func TestASignInCanBeLeft(t *testing.T) {
	s := tell(t, "H1")
	s.atSignIn()
	s.keys("enter")
	s.sees("How does ")
	s.keys("down", "down", "enter")
	s.sees("by OpenID Connect", "GET /idp/authorize", "enter send the client's question")
	s.keys("enter")
	s.sees("enter send password to provider")
	s.keys("esc")
	s.sees("craft")
	s.keys("f7")
	s.sees("GET /idp/authorize")
	s.keys("esc", "ctrl+k")
	s.sees("who are you?")
	if strings.Contains(s.Screen(), lab.SignedIn) {
		t.Errorf("signed in half-way:\n%s", s.Screen())
	}
	s.keys("esc")
}
