package mockapi_test

import (
	"testing"

	"authlab/lab"
	"authlab/mockapi/authn"
)

// TestAWorldHoldsWhatAnotherSigned: a world that is handed the digests takes those
// tokens without a look at the signature, as one with a wrong key shows, and no others.
func TestAWorldHoldsWhatAnotherSigned(t *testing.T) {
	signer, holder := newWorld(1, lab.Hidden), newWorld(1, lab.Hidden)
	holder.Know(newWorld(2, lab.Hidden).VerifyingKey())
	mint := func(header map[string]any) string {
		token := authn.TokenFor(signer, "ana", "test")
		token.Header = header
		text, err := authn.Mint(signer, token)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	good, odd := mint(nil), mint(map[string]any{"alg": "ES256"})
	if _, err := authn.Bearer(holder, good, nil); err == nil {
		t.Fatal("a wrong key verifies it: this shows nothing")
	}
	holder.Hold(append(signer.Signed(), nil, []byte("no digest")))
	if _, err := authn.Bearer(holder, good, nil); err != nil {
		t.Errorf("a token it holds: %v", err)
	}
	for name, text := range map[string]string{
		"one that names another method": odd, "one cut short": good[:len(good)-4], "a longer one": good + "x",
	} {
		if _, err := authn.Bearer(holder, text, nil); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if len(signer.Signed()) != 1 {
		t.Errorf("%d tokens are told of, want the one that says how it was signed", len(signer.Signed()))
	}
	if _, err := authn.Bearer(signer, odd, nil); err == nil {
		t.Error("where it was signed, one that names another method is taken")
	}
}
