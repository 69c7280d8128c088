//go:build lesson

package fix

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
)

type session struct {
	user string
	left int
}

// Handle ends sessions while it walks them: what is deleted before its turn must
// not come up.
func Handle(w http.ResponseWriter, r *http.Request) {
	sessions := map[string]*session{}
	for i, user := range []string{"ana", "ben", "sue", "fin", "nia"} {
		sessions[user] = &session{user, i}
	}
	seen := 0
	for user, one := range sessions {
		seen++
		delete(sessions, user)
		if one.left < 2 {
			for other := range sessions {
				delete(sessions, other)
			}
		}
	}
	fmt.Fprintln(w, seen >= 1 && seen <= 4, len(sessions))

	counts := map[int]int{1: 1, 2: 2, 3: 3}
	for k := range counts {
		counts[k] += 10
	}
	fmt.Fprintln(w, counts, slices.Sorted(maps.Keys(counts)))
	for k, v := range counts {
		if v%2 == 1 {
			delete(counts, k)
		}
	}
	fmt.Fprintln(w, counts, len(counts))
	clear(counts)
	fmt.Fprintln(w, counts, counts[1], len(counts))

	var none map[string][]string
	fmt.Fprintln(w, none["x"], len(none["x"]), none == nil)
	v, ok := none["x"]
	delete(none, "x")
	clear(none)
	for range none {
		fmt.Fprintln(w, "never")
	}
	fmt.Fprintln(w, v == nil, ok, none)
	nested := map[string]map[string]int{}
	fmt.Fprintln(w, nested["a"]["b"], len(nested["a"]))
	nested["a"] = map[string]int{}
	nested["a"]["b"]++
	nested["a"]["b"]++
	fmt.Fprintln(w, nested)
	total := 0
	m := map[int]bool{0: true}
	for k := range m {
		if total++; total > 3 {
			break
		}
		delete(m, k)
		m[k] = true
	}
	fmt.Fprintln(w, total >= 1, m)
}
