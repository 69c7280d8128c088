//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type key struct {
	tenant string
	n      int
}
type pairKey [2]string
type id uint16

func Handle(w http.ResponseWriter, r *http.Request) {
	byStruct := map[key][]string{{"alder", 2}: {"b"}, {"alder", 1}: {"a"}, {"birch", 0}: nil}
	byStruct[key{"alder", 1}] = append(byStruct[key{"alder", 1}], "more")
	fmt.Fprintln(w, byStruct, len(byStruct[key{"none", 0}]))
	byArray := map[pairKey]int{{"a", "b"}: 1, {"a", "a"}: 2}
	byArray[pairKey{"a", "b"}]++
	fmt.Fprintln(w, byArray)
	byUint := map[id]bool{3: true, 1: false}
	fmt.Fprintln(w, byUint, map[uint]string{9: "x", 2: "y"}, map[uint8]int{200: 1, 7: 2}, map[float32]int{1.5: 1, -2: 2}, map[float64]string{2: "b", 1: "a"})
	byAny := map[any]string{1: "int", "1": "string", 1.0: "float", key{"k", 1}: "struct", true: "bool", nil: "nil", int8(1): "int8"}
	fmt.Fprintln(w, byAny[1], byAny["1"], byAny[1.0], byAny[key{"k", 1}], byAny[true], byAny[nil], byAny[int8(1)], byAny[int16(1)] == "", len(byAny))
	p, q := &key{"p", 1}, &key{"p", 1}
	byPointer := map[*key]int{p: 1, q: 2}
	fmt.Fprintln(w, byPointer[p], byPointer[q], byPointer[nil], len(byPointer))
	ch := make(chan int)
	fmt.Fprintln(w, map[chan int]bool{ch: true}[ch], map[bool]int{true: 1, false: 0}, map[rune]int{'b': 1, 'a': 2})
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		byAny[[]int{1}] = "never"
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		fmt.Fprintln(w, byAny[map[string]int{}])
	}()
	nan := float64(len(r.Method)-4) / float64(len(r.Method)-4)
	m := map[float64]int{nan: 1}
	m[nan] = 2
	_, ok := m[nan]
	fmt.Fprintln(w, len(m), ok)
	delete(m, nan)
	fmt.Fprintln(w, len(m))
	clear(m)
	fmt.Fprintln(w, len(m))
	type inner struct{ k key }
	deep := map[inner]map[key]int{{key{"x", 1}}: {{"y", 2}: 3}}
	deep[inner{key{"x", 1}}][key{"y", 2}]++
	fmt.Fprintln(w, deep[inner{key{"x", 1}}][key{"y", 2}], deep[inner{}][key{}])
	fm := map[string]func(int) int{"double": func(n int) int { return n * 2 }}
	fmt.Fprintln(w, fm["double"](4), fm["none"] == nil)
	sm := map[string]struct{ n int }{"a": {1}}
	c := sm["a"]
	c.n = 5
	fmt.Fprintln(w, sm, c)
	pm := map[string]*struct{ n int }{"a": {1}}
	pm["a"].n++
	fmt.Fprintln(w, pm["a"].n)
	fmt.Fprintln(w, map[fmt.Stringer]int{}, map[any]int{2: 1, 1: 2}, map[error]bool{nil: true})
}
