package sandbox

import "testing"

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
