package lab_test

import (
	"slices"
	"testing"

	"authlab/lab"
)

func TestNear(t *testing.T) {
	gates := []string{"route", "identity", "function", "object", "Handler"}
	for _, test := range []struct {
		typed string
		names []string
		want  []string
	}{
		{"objet", gates, []string{"object"}},
		{"HANDLER", gates, []string{"Handler"}},
		{"handlre", gates, []string{"Handler"}},
		{"cot", []string{"cart", "cat", "cot"}, []string{"cot", "cat"}}, // the closest first
		{"käse", []string{"kase"}, []string{"kase"}},
		{"kitten", []string{"sitting", "kitten's"}, []string{"kitten's"}}, // 2 letters may differ, not 3
		{"qqqqqq", []string{"object", "qq"}, []string{"object", "qq"}},    // none is close: all
		{"", gates, gates},
		{"object", nil, nil},
	} {
		before := slices.Clone(test.names)
		if got := lab.Near(test.typed, test.names); !slices.Equal(got, test.want) {
			t.Errorf("Near(%q, %q) = %q, want %q", test.typed, test.names, got, test.want)
		}
		if !slices.Equal(test.names, before) {
			t.Errorf("Near(%q) changed the names it was given", test.typed)
		}
	}
}
