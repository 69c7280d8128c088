//go:build lesson

package fix

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

type person struct {
	name string
	age  int
}

func Handle(w http.ResponseWriter, r *http.Request) {
	people := []person{{"c", 3}, {"a", 3}, {"b", 1}, {"d", 2}}
	slices.SortStableFunc(people, func(a, b person) int { return cmp.Compare(a.age, b.age) })
	fmt.Fprintln(w, people)
	slices.SortFunc(people, func(a, b person) int {
		return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Fprintln(w, people, slices.IndexFunc(people, func(p person) bool { return p.name == "d" }))
	xs := []int{5, 2, 8, 2}
	ys := slices.Clone(xs)
	slices.Sort(ys)
	at, found := slices.BinarySearch(ys, 5)
	fmt.Fprintln(w, xs, ys, at, found, slices.Max(xs), slices.Min(xs), slices.Compact(ys))
	xs = slices.Insert(xs, 1, 100, 200)
	xs = slices.Delete(xs, 0, 1)
	fmt.Fprintln(w, xs, slices.Contains(xs, 8), slices.Index(xs, 7), slices.Equal(xs, []int{1}))
}
