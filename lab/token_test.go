package lab_test

import (
	"testing"

	"authlab/lab"
)

func TestATokenComesApartAndTogetherAgain(t *testing.T) {
	const text = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhbmEifQ.c2ln"
	token, err := lab.ParseToken(text)
	if err != nil || token != (lab.Token{Header: `{"alg":"EdDSA"}`, Claims: `{"sub":"ana"}`, Signature: "c2ln"}) {
		t.Fatalf("%+v, %v", token, err)
	}
	token.Claims = "{\n  \"sub\": \"ana\"\n}"
	if again, err := token.Text(); err != nil || again != text {
		t.Errorf("%q, %v", again, err)
	}
}

func TestWhatIsNoToken(t *testing.T) {
	for _, text := range []string{"", "a.b", "a.b.c.d", "!.e30.c2ln", "e30.bm9uZQ.c2ln"} {
		if _, err := lab.ParseToken(text); err == nil {
			t.Errorf("%q is taken for a token", text)
		}
	}
	for _, claims := range []string{"", "[]", "null", "{", `{"a":1} {}`} {
		if text, err := (lab.Token{Header: "{}", Claims: claims}).Text(); err == nil {
			t.Errorf("%q makes %q", claims, text)
		}
	}
}

// Every claim is held by a known gate, and says what for and by which clause.
func TestClaims(t *testing.T) {
	for _, claim := range lab.Claims() {
		if found, ok := lab.FindClaim(claim.Name); !ok || found != claim || !claim.Gate.Known() || claim.Serves == "" || claim.Clause == "" {
			t.Errorf("%+v", claim)
		}
	}
}
