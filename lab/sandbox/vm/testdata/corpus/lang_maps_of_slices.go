//go:build lesson

package fix

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
)

type key struct {
	tenant string
	level  int
}

func Handle(w http.ResponseWriter, r *http.Request) {
	groups := map[key][]string{}
	for i, name := range []string{"ana", "ben", "abel", "fin"} {
		k := key{name[:1], i % 2}
		groups[k] = append(groups[k], name)
	}
	keys := slices.SortedFunc(maps.Keys(groups), func(a, b key) int {
		if a.tenant != b.tenant {
			return len(groups[b]) - len(groups[a])
		}
		return a.level - b.level
	})
	fmt.Fprintln(w, len(keys), groups[key{"a", 0}], groups[key{"z", 0}] == nil)
	delete(groups, key{"a", 0})
	delete(groups, key{"nobody", 9})
	v, ok := groups[key{"b", 1}]
	fmt.Fprintln(w, v, ok, len(groups))
	nested := map[string]map[string]int{}
	for _, s := range []string{"x", "y", "x"} {
		if nested[s] == nil {
			nested[s] = map[string]int{}
		}
		nested[s]["n"]++
	}
	fmt.Fprintln(w, nested, nested["none"]["n"])
	clone := maps.Clone(nested)
	clone["x"]["n"] = 100
	clear(clone)
	fmt.Fprintln(w, nested, len(clone), maps.Equal(map[int]int{1: 2}, map[int]int{1: 2}))
}
