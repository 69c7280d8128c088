//go:build lesson

package fix

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

type grant struct {
	who   string
	level int
}

func caught(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return
}

func Handle(w http.ResponseWriter, r *http.Request) {
	xs := []int{3, 1, 2}
	byLevel := func(a, b grant) int { return cmp.Compare(a.level, b.level) }
	grants := []grant{{"ana", 2}, {"ben", 1}, {"sue", 2}, {"fin", 1}}
	fmt.Fprintln(w, slices.AppendSeq([]int{0}, slices.Values(xs)), slices.Clip(xs[:1]), cap(slices.Clip(xs[:1])), slices.CompactFunc([]string{"a", "A", "b"}, strings.EqualFold))
	fmt.Fprintln(w, slices.Compare([]int{1, 2}, []int{1, 3}), slices.Compare([]int{1, 2}, []int{1}), slices.Compare([]int{}, []int{1}), slices.Compare(xs, xs), slices.CompareFunc([]string{"a"}, []int{1}, func(s string, n int) int { return cmp.Compare(len(s), n) }))
	fmt.Fprintln(w, slices.DeleteFunc(slices.Clone(xs), func(n int) bool { return n > 2 }), slices.EqualFunc(xs, []string{"xxx", "x", "xx"}, func(n int, s string) bool { return n == len(s) }))
	for chunk := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Fprint(w, chunk, cap(chunk), " ")
	}
	grown := slices.Grow([]int{1}, 5)
	fmt.Fprintln(w, len(grown), cap(grown) >= 6, slices.IsSorted(xs), slices.IsSortedFunc(grants, byLevel), slices.MaxFunc(grants, byLevel), slices.MinFunc(grants, byLevel))
	fmt.Fprintln(w, slices.Repeat([]string{"a", "b"}, 2), slices.Replace([]int{1, 2, 3, 4}, 1, 3, 9), slices.Replace([]int{1, 2}, 0, 2, 7, 8, 9), slices.Replace([]int{1, 2}, 1, 1, 5), slices.SortedStableFunc(slices.Values(grants), byLevel))
	slices.Reverse(xs)
	at, found := slices.BinarySearchFunc([]grant{{"a", 1}, {"b", 5}}, 5, func(g grant, level int) int { return cmp.Compare(g.level, level) })
	fmt.Fprintln(w, xs, at, found)
	shared := []int{1, 2, 3, 4, 5}
	cut := slices.Replace(shared, 1, 4, 9)
	fmt.Fprintln(w, shared, cut, len(cut), cap(cut))
	deleted := slices.Delete(shared, 0, 1)
	fmt.Fprintln(w, shared, deleted)
	inserted := slices.Insert(make([]int, 2, 10), 1, 7, 8)
	fmt.Fprintln(w, inserted, slices.Insert([]int(nil), 0), slices.Insert([]int{1}, 1, 2))
	for _, f := range []func(){
		func() { slices.Max([]int{}) }, func() { slices.MinFunc([]grant{}, byLevel) }, func() { slices.MaxFunc([]grant(nil), byLevel) },
		func() { slices.Grow(xs, -1) }, func() { slices.Repeat(xs, -1) }, func() { slices.Chunk(xs, 0) },
		func() { slices.Insert(xs, 5, 1) }, func() { slices.Delete(xs, 2, 1) }, func() { slices.Replace(xs, 0, 9) },
	} {
		fmt.Fprintln(w, caught(f))
	}
	text := func(g grant) string { return g.who }
	slices.SortFunc(grants, func(a, b grant) int {
		return cmp.Or(-cmp.Compare(a.level, b.level), strings.Compare(text(a), text(b)))
	})
	fmt.Fprintln(w, grants, slices.ContainsFunc(grants, func(g grant) bool { return g.who == "fin" }), cmp.Less(1, 2), cmp.Less("b", "a"))
}
