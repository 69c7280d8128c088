package world_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"errors"
	"slices"
	"strconv"
	"testing"
	"time"

	"authlab/mockapi/world"

	"pgregory.net/rapid"
)

// TestKeysTakeTurns: at any time an issuer signs with one key of each algorithm,
// shows the next one too, and goes on taking what the last one signed until the
// overlap is over.
func TestKeysTakeTurns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := world.New(spec(1))
		w.Advance(time.Duration(rapid.Int64Range(-400*24*3600, 400*24*3600).Draw(t, "seconds")) * time.Second)
		for _, owner := range []string{world.House, world.Partner} {
			for _, alg := range []string{world.EdDSA, world.ES256} {
				takesTurns(t, w, owner, alg)
			}
		}
	})
}

func takesTurns(t *rapid.T, w *world.World, owner, alg string) {
	last, current, next := w.KeyBeside(owner, alg, -1), w.CurrentKey(owner, alg), w.KeyBeside(owner, alg, 1)
	if current.Early(w.Now()) || !w.Now().Before(current.Until) || current.Alg != alg {
		t.Fatalf("%s signs from %v until %v, and it is %v", current.ID, current.From, current.Until, w.Now())
	}
	if !last.Until.Equal(current.From) || !next.From.Equal(current.Until) || !next.Early(w.Now()) {
		t.Fatal("there is a gap between the keys")
	}
	if over := w.Now().Sub(last.Until) >= world.KeyOverlap; last.Retired(w.Now()) != over {
		t.Fatalf("retired is %v", last.Retired(w.Now()))
	}
	published := w.PublishedKeys(owner)
	for key, want := range map[*world.Key]bool{last: !last.Retired(w.Now()), current: true, next: true} {
		if slices.Contains(published, key) != want {
			t.Fatalf("%s: published is %v", key.ID, !want)
		}
		if found, ok := w.KeyOf(owner, key.ID); !ok || found != key {
			t.Fatalf("%s is not found", key.ID)
		}
	}
}

func TestIssuersShareNoKey(t *testing.T) {
	w := world.New(spec(1))
	if _, found := w.KeyOf(world.Partner, w.CurrentKey(world.House, world.EdDSA).ID); found {
		t.Error("the partner has a key of the house's")
	}
	for _, alg := range []string{world.EdDSA, world.ES256} {
		ours, theirs := w.CurrentKey(world.House, alg).Public(), w.CurrentKey(world.Partner, alg).Public()
		if !sameKey(ours, ours) || sameKey(ours, theirs) {
			t.Errorf("%s: one key for two issuers", alg)
		}
	}
}

func sameKey(a, b any) bool {
	switch a := a.(type) {
	case ed25519.PublicKey:
		return a.Equal(b)
	case *ecdsa.PublicKey:
		return a.Equal(b)
	}
	return false
}

// TestARestoredWorldSignsAlike: the public half in a snapshot belongs to the key
// of the time it was taken at.
func TestARestoredWorldSignsAlike(t *testing.T) {
	w := world.New(spec(3))
	w.Advance(world.KeyPeriod)
	restored, err := world.Restore([]byte(snapshot(t, w)))
	if err != nil {
		t.Fatal(err)
	}
	if !w.VerifyingKey().Equal(restored.VerifyingKey()) || !w.SigningKey().Equal(restored.SigningKey()) {
		t.Error("a restored world has another key")
	}
	if !restored.SigningKey().Public().(ed25519.PublicKey).Equal(restored.VerifyingKey()) {
		t.Error("the halves do not belong together")
	}
	restored.Advance(world.KeyPeriod)
	if w.VerifyingKey().Equal(restored.VerifyingKey()) {
		t.Error("a later key is the same")
	}
}

func TestProofsAreSpentOnce(t *testing.T) {
	w := world.New(spec(1))
	soon := w.Now().Add(time.Minute)
	clone := w.Clone()
	if !w.SpendProof("a", soon) || w.SpendProof("a", soon) {
		t.Error("the second time must fail, and the first must not")
	}
	if !clone.SpendProof("a", soon) {
		t.Error("a clone knows what was spent in the original")
	}
	w.Advance(time.Minute)
	if !w.SpendProof("a", soon.Add(time.Minute)) {
		t.Error("one that is over is still remembered")
	}
}

// TestProofsFillUp: vulnerability, a store of used proofs that forgets the oldest
// when it is full; attack, fill it and replay; this test verifies that a full one
// takes no more until time has passed.
func TestProofsFillUp(t *testing.T) {
	w := world.New(spec(1))
	taken := 0
	for range 1100 {
		if w.SpendProof(w.Token(), w.Now().Add(time.Minute)) {
			taken++
		}
	}
	if taken != 1024 {
		t.Errorf("%d proofs were taken", taken)
	}
	w.Advance(time.Minute)
	if !w.SpendProof("later", w.Now().Add(time.Minute)) {
		t.Error("it is full for good")
	}
}

func TestRevokedTokensAreForgottenInTheEnd(t *testing.T) {
	w := world.New(spec(1))
	w.Revoke("one")
	clone := w.Clone()
	w.Advance(world.KeyOverlap)
	w.Revoke("two")
	if w.Revoked("one") || !w.Revoked("two") || !clone.Revoked("one") || clone.Revoked("two") {
		t.Error("the list of revoked tokens is wrong")
	}
}

func TestNoncesLastTwoPeriods(t *testing.T) {
	w := world.New(spec(1))
	nonce := w.ProofNonce()
	for _, step := range []struct {
		after time.Duration
		takes bool
	}{{0, true}, {world.NoncePeriod, true}, {2 * world.NoncePeriod, false}} {
		at := w.Clone()
		at.Advance(step.after)
		if at.TakesNonce(nonce) != step.takes {
			t.Errorf("after %v: taken is %v", step.after, !step.takes)
		}
	}
	if w.TakesNonce("") || world.New(spec(2)).TakesNonce(nonce) {
		t.Error("any nonce is taken")
	}
}

func TestScopesForPermissions(t *testing.T) {
	for permission, want := range map[string]string{
		"order.read": "orders.read", "invoice.create": "invoices.write", "ticket.update": "tickets.write",
		"refund.create": "billing.refund", "refund.read": "billing.read", "infra.write": "infra.write", "": "",
	} {
		if got := world.ScopeFor(permission); got != want {
			t.Errorf("%s: %q, want %q", permission, got, want)
		}
	}
}

// TestAKeyRemembersWhatHeld: a token that held is not checked again; one that was
// refused is, each time; and the memory has an end.
func TestAKeyRemembersWhatHeld(t *testing.T) {
	key := world.New(spec(1)).CurrentKey(world.House, world.EdDSA)
	checked := 0
	ask := func(token string, verdict error) error {
		return key.Holds(token, func() error { checked++; return verdict })
	}
	forged := errors.New("forged")
	for range 3 {
		if err := ask("good", nil); err != nil {
			t.Fatal(err)
		}
		if err := ask("bad", forged); !errors.Is(err, forged) {
			t.Fatalf("a forged token: %v", err)
		}
	}
	if checked != 4 {
		t.Errorf("checked %d times, want once the good one and three times the bad", checked)
	}
	for i := range 300 {
		_ = ask(strconv.Itoa(i), nil) // only to fill it
	}
	checked = 0
	if _ = ask("good", nil); checked != 1 {
		t.Error("300 tokens later it still remembers the first")
	}
}

// TestAWorldKnowsWhatItIsTold: a world that was told the public half of its key
// verifies as one that made it, and still signs with the half that belongs to it.
func TestAWorldKnowsWhatItIsTold(t *testing.T) {
	maker, told := world.New(spec(4)), world.New(spec(4))
	told.Know(maker.VerifyingKey())
	if !told.VerifyingKey().Equal(maker.VerifyingKey()) || !told.SigningKey().Equal(maker.SigningKey()) {
		t.Error("it has another key")
	}
	mistaken := world.New(spec(4))
	mistaken.Know(world.New(spec(5)).VerifyingKey())
	if mistaken.VerifyingKey().Equal(maker.VerifyingKey()) {
		t.Error("it made the key all the same")
	}
	mistaken.Know(nil) // no key: nothing to know
}
