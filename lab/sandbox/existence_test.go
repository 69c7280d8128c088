package sandbox

import (
	"testing"

	"authlab/lab"
)

// A person's id is a short word, and a part of longer ones: "ro" of "problem".
func TestAnIDIsLeftOutAsAWord(t *testing.T) {
	for _, test := range []struct{ text, id, want string }{
		{`{"id":"ro","type":"application/problem+json"}`, "ro", `{"id":"","type":"application/problem+json"}`},
		{"ro", "ro", ""},
		{"roro ro-ro ro/ro", "ro", "roro ro-ro /"},
		{"no such invoice: inv-2", "inv-2", "no such invoice: "},
		{"inv-20", "inv-2", "inv-20"},
	} {
		if got := without(test.text, test.id); got != test.want {
			t.Errorf("%q without %q is %q, want %q", test.text, test.id, got, test.want)
		}
	}
}

// A key for less than all its owner may do can be refused at an earlier gate: what it
// hears of a missing object says nothing of what another key hears of a hidden one.
func TestAKeyForLessIsComparedWithItself(t *testing.T) {
	about := func(with string) asking {
		return askingOf(probe{key: lab.Key{Who: "ana", With: with}, request: lab.Request{Method: "GET"}})
	}
	if about(lab.WithSession) != about(lab.WithBearer) {
		t.Error("the code could tell a session from a token for everything")
	}
	if about(lab.WithSession) == about("bearer for orders.read") {
		t.Error("a token for less is taken for a session")
	}
}
