//go:build lesson

package fix

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"sort"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func Handle(w http.ResponseWriter, r *http.Request) {
	ps := []person{{"a", 30}, {"b", 20}, {"c", 25}}
	sort.Sort(byAge(ps))
	fmt.Fprintln(w, ps)
	sort.Slice(ps, func(i, j int) bool { return ps[i].name < ps[j].name })
	fmt.Fprintln(w, ps)
	sort.Sort(sort.Reverse(byAge(ps)))
	fmt.Fprintln(w, ps)
	slices.SortFunc(ps, func(a, b person) int { return cmp.Compare(a.age, b.age) })
	fmt.Fprintln(w, ps)
	xs := []int{5, 2, 8, 1, 9, 3, 7, 7, 0, 4}
	sort.Ints(xs)
	fmt.Fprintln(w, xs, sort.SearchInts(xs, 7), sort.Search(10, func(i int) bool { return i*i > 50 }))
	ss := sort.StringSlice{"b", "a"}
	sort.Sort(ss)
	fmt.Fprintln(w, ss)
}
