//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"sort"
)

type key struct {
	a string
	b int
}

func Handle(w http.ResponseWriter, r *http.Request) {
	m := map[string]int{"a": 1, "b": 2}
	m["c"]++
	delete(m, "a")
	v, ok := m["zz"]
	fmt.Fprintln(w, len(m), m["c"], v, ok, m)
	var nilmap map[string]int
	fmt.Fprintln(w, nilmap["x"], len(nilmap))
	delete(nilmap, "x")
	for range nilmap {
		fmt.Fprintln(w, "never")
	}
	mk := map[key][]string{{"x", 1}: {"p"}}
	mk[key{"x", 1}] = append(mk[key{"x", 1}], "q")
	fmt.Fprintln(w, mk[key{"x", 1}], mk[key{"x", 2}] == nil)
	mi := map[any]string{1: "int", "1": "string", 1.0: "float", key{"k", 0}: "key", [2]int{1, 2}: "arr", nil: "nil", int8(1): "i8"}
	fmt.Fprintln(w, mi[1], mi["1"], mi[1.0], mi[key{"k", 0}], mi[[2]int{1, 2}], mi[nil], mi[int8(1)], mi[int16(1)] == "")
	keys := []string{}
	for k := range map[string]bool{"z": true, "y": false, "x": true} {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	fmt.Fprintln(w, keys)
	n := 0
	big := map[int]int{}
	for i := range 100 {
		big[i] = i * i
	}
	for k := range big {
		if k%2 == 0 {
			delete(big, k)
		}
	}
	for _, v := range big {
		n += v
	}
	fmt.Fprintln(w, n, len(big))
	clear(big)
	fmt.Fprintln(w, len(big))
	mm := map[string]map[string]int{"a": {}}
	mm["a"]["b"] += 5
	ms := map[string]struct{ n int }{"s": {4}}
	fmt.Fprintln(w, mm, ms["s"].n, ms)
}
