package tui

import (
	"strings"
	"testing"

	"authlab/lab"
)

func (s *table) atTokenBench() {
	s.atCraft()
	s.Press("ctrl+t")
	s.sees("token bench", "as it was issued")
}

func TestTheTokenBenchSaysWhatEachClaimIsFor(t *testing.T) {
	play120(t, func(s *table) {
		s.atTokenBench()
		s.sees(`"alg": "EdDSA"`, `"sub": "ana"`, "sub · identity · \"ana\"", "who the caller is (RFC 7519 §4.1.2)")
		s.Press("esc")
		s.sees("step 2 of 5")
	})
}

// What is changed is inserted as it is: nothing signs it unasked.
func TestATokenIsNeverSignedUnasked(t *testing.T) {
	play120(t, func(s *table) {
		s.atTokenBench()
		s.Press("ctrl+t")
		s.sees("Tamper with it", "be somebody else")
		s.Press("enter")
		s.sees(`"sub": "plato"`, "changed since it was signed", "not signed")
		s.Press("ctrl+s")
		token := s.bearer()
		if !strings.HasSuffix(token.Signature, "c2ln") || token.Claims != `{"sub":"plato"}` {
			t.Errorf("inserted: %+v", token)
		}
		if len(s.target.Signed()) != 0 {
			t.Errorf("signed unasked: %q", s.target.Signed())
		}
	})
}

func TestATokenIsSignedWithTheKeyThatIsChosen(t *testing.T) {
	play120(t, func(s *table) {
		s.atTokenBench()
		s.Press("ctrl+g")
		s.sees("Sign it with", "current", "own")
		s.Press("down", "enter")
		s.sees("signed with the key own", "signed here, with the key own")
		s.Press("ctrl+s")
		s.sees("step 2 of 5 · craft", "the token is in the request")
		if token := s.bearer(); token.Signature != "b3du" {
			t.Errorf("inserted: %+v", token)
		}
	})
}

func TestTamperWithEverything(t *testing.T) {
	play120(t, func(s *table) {
		s.atTokenBench()
		for i, want := range []string{`"plato"`, "1m0s ago", "in 87", "refunds.write", "shop.authlab.test", `"admin"`, `"none"`, "no signature"} {
			s.Press("ctrl+t")
			for range i {
				s.Press("down")
			}
			s.Press("enter")
			s.sees(want)
		}
		s.Press("ctrl+end")
		s.Type("nonsense")
		s.sees("the claims cannot be read as JSON")
		s.Press("ctrl+s")
		s.sees("the claims are no JSON object")
		s.Press("ctrl+t", "enter", "ctrl+o")
		s.seesNot("nonsense")
	})
}

func TestWithoutABearerTokenTheBenchSaysWhatToDo(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.app.top().(*play).desk.(*craft).replace("GET /x")
		s.Press("ctrl+t")
		s.sees("the request carries no bearer token; try taking one from the keyring")
	})
}

// bearer is the token in the request at hand.
func (s *table) bearer() lab.Token {
	s.t.Helper()
	text, err := bearerIn(s.app.top().(*play).desk.(*craft).editor.Text())
	if err != nil {
		s.t.Fatal(err)
	}
	token, err := lab.ParseToken(text)
	if err != nil {
		s.t.Fatal(err)
	}
	return token
}

func TestSetMember(t *testing.T) {
	for _, test := range [][2]string{
		{`{}`, `{"a": 1}`},
		{`{"b": {"a": 0}, "a": [1, 2]}`, `{"b": {"a": 0}, "a": 1}`},
		{`{"b": 2}`, `{"a": 1,"b": 2}`},
	} {
		if got, err := lab.SetMember(test[0], "a", "1"); err != nil || got != test[1] {
			t.Errorf("%s becomes %s (%v)", test[0], got, err)
		}
	}
	if _, err := lab.SetMember("[]", "a", "1"); err == nil {
		t.Error("a list is taken for an object")
	}
}
