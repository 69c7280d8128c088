package tui

import (
	"strings"
	"testing"
	"time"

	"authlab/lab"
)

// Each kind of key says what it proves.
func TestEveryKindOfKeySaysWhatItProves(t *testing.T) {
	said := map[string]string{}
	for _, kind := range []string{"", lab.WithSession, lab.WithBearer, lab.WithIDToken, lab.WithDPoP, lab.WithBasic, lab.WithAPIKey, lab.WithCertificate, lab.WithCode, lab.WithPasskey, "session as ana", "bearer as ana"} {
		proof := proves(lab.Key{With: kind})
		if other, twice := said[proof]; twice || !strings.HasPrefix(proof, "proves ") || proof == "proves what the gate makes of it" {
			t.Errorf("%q and %q: %s", kind, other, proof)
		}
		said[proof] = kind
	}
	if got := proves(lab.Key{With: "expired bearer"}); said[got] != lab.WithBearer {
		t.Errorf("an expired bearer token: %s", got)
	}
}

func TestATokenInShortSaysWhoHoldsIt(t *testing.T) {
	token := lab.Token{Claims: `{"sub":"ana","act":{"sub":"biller"},"scope":"orders.read"}`}
	if got, want := tokenInShort(token, time.Time{}), "for ana, held by biller · orders.read"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestATokenInShortSaysHowOldItIs(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	for exp, want := range map[string]string{"1000720": "for ana · aal1 · good for 12 more minutes · a b", "999400": "for ana · aal1 · ran out 10 minutes ago · a b"} {
		token := lab.Token{Claims: `{"sub":"ana","acr":"aal1","scope":"a b","exp":` + exp + `}`}
		if got := tokenInShort(token, now); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// A number takes a key at once, a letter goes to the next person it begins.
func TestTheKeyringIsQuick(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.Press("ctrl+k")
		s.sees("▸ 2 Ana · with bearer", "proves what its issuer signed", "for ana")
		s.Press("s")
		s.sees("▸ 5 Sue")
		s.Press("b")
		s.sees("▸ 4 Ben")
		s.Press("x")
		s.sees("▸ 4 Ben")
		s.Press("3")
		s.sees("the request goes out as Ana", "Cookie: session=5f0ad2c1")
	})
}
