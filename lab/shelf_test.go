package lab_test

import (
	"slices"
	"testing"

	"authlab/lab"
)

func TestSentBeforeIsEachOnceAndTheLatestFirst(t *testing.T) {
	sent := func(target string) lab.Exchange {
		return lab.Exchange{Request: lab.Request{Method: "GET", Target: target}}
	}
	got := lab.SentBefore([]lab.Exchange{sent("/a"), sent("/b"), sent("/a"), sent("/c")})
	if want := []string{"GET /c HTTP/1.1\n", "GET /a HTTP/1.1\n", "GET /b HTTP/1.1\n"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if got := lab.PutFirst([]string{"a", "b"}, "b"); !slices.Equal(got, []string{"b", "a"}) {
		t.Errorf("%q", got)
	}
}

func TestShownInNamesWhatARequestCarries(t *testing.T) {
	for text, want := range map[string][]string{
		"GET /a HTTP/1.1\nAuthorization: Bearer x\nCookie: session=y": {"bearer", "session"},
		"half a line\nAuthorization: Basic x":                         {"basic"},
		"GET /a":                                                      nil,
		"GET /a\nno field":                                            nil,
	} {
		if got := lab.ShownIn(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}
