package lab_test

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
		proof := lab.Key{With: kind}.Proves()
		if other, twice := said[proof]; twice || !strings.HasPrefix(proof, "proves ") || proof == "proves what the gate makes of it" {
			t.Errorf("%q and %q: %s", kind, other, proof)
		}
		said[proof] = kind
	}
	if got := (lab.Key{With: "expired bearer"}).Proves(); said[got] != lab.WithBearer {
		t.Errorf("an expired bearer token: %s", got)
	}
}

func TestATokenInShortSaysWhoHoldsIt(t *testing.T) {
	token := lab.Token{Claims: `{"sub":"ana","act":{"sub":"biller"},"scope":"orders.read"}`}
	if got, want := token.InShort(time.Time{}), "for ana, held by biller · orders.read"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestATokenInShortSaysHowOldItIs(t *testing.T) {
	now := time.Unix(1_000_000, 0)
	for exp, want := range map[string]string{"1000720": "for ana · aal1 · good for 12 more minutes · a b", "999400": "for ana · aal1 · ran out 10 minutes ago · a b"} {
		token := lab.Token{Claims: `{"sub":"ana","acr":"aal1","scope":"a b","exp":` + exp + `}`}
		if got := token.InShort(now); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
