package check_test

import (
	"fmt"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/lab/sandbox/check"
)

// TestTypesMayBeLarge: types that double, line by line, go through as long as they
// are of a size, and no longer.
func TestTypesMayBeLarge(t *testing.T) {
	const generics = `
type twice[T any] struct{ a, b T }
type pair[A, B any] struct{ a A; b B }
type cache[K comparable, V any] struct{ entries map[K]V; load func(K) (V, error) }

func newCache[K comparable, V any]() *cache[K, V] { return nil }
func both[T any](v T) pair[T, T] { return pair[T, T]{v, v} }
`
	lines := map[string]string{
		"structs":   "type T%[2]d struct{ a, b T%[1]d }\n",
		"aliases":   "type T%[2]d = struct{ a, b T%[1]d }\n",
		"functions": "type T%[2]d func(T%[1]d) T%[1]d\n",
		"arguments": "type T%[2]d pair[T%[1]d, T%[1]d]\n",
		"inside":    "type T%[2]d twice[T%[1]d]\n",
		"results":   "var v%[2]d = both(v%[1]d)\n",
	}
	checker := check.New()
	for name, line := range lines {
		for times, want := range map[int]bool{5: true, 40: false} {
			text := accepted + generics + "type T0 = int\nvar v0 int\n"
			for i := range times {
				text += fmt.Sprintf(line, i, i+1)
			}
			found := checker.Check(lab.Source{Name: "fix.go", Text: text}, lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler})
			if through := len(found) == 0; through != want {
				t.Errorf("%d times %s: went through is %v, want %v: %v", times, name, through, want, found)
			}
			wellSaid(t, text, found)
		}
	}
	many := accepted + generics + strings.Repeat("var _ = newCache[string, int]()\n", 12)
	if found := checker.Check(lab.Source{Name: "fix.go", Text: many}, lab.Replacement{Entry: "GetInvoice", Kind: lab.CodeHandler}); len(found) > 0 {
		t.Errorf("a generic function called a dozen times: %v", found)
	}
}
