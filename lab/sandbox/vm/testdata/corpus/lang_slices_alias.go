//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"slices"
)

type grant struct{ who, what string }

func withRole(roles []string, role string) []string { return append(roles, role) }

func Handle(w http.ResponseWriter, r *http.Request) {
	base := make([]string, 2, 4)
	base[0], base[1] = "customer", "support"
	a, b := withRole(base, "finance"), withRole(base, "admin")
	fmt.Fprintln(w, a, b, len(base), cap(base), base[:3])
	clipped := withRole(base[:2:2], "own")
	clipped[0] = "changed"
	fmt.Fprintln(w, clipped, base)
	all := []grant{{"ana", "read"}, {"ben", "write"}, {"sue", "read"}}
	kept := all[:0]
	for _, g := range all {
		if g.what == "read" {
			kept = append(kept, g)
		}
	}
	fmt.Fprintln(w, kept, all)
	s := []int{1, 2, 3, 4, 5}
	copy(s[1:], s)
	fmt.Fprintln(w, s)
	copy(s, s[2:])
	fmt.Fprintln(w, s, copy(s, []int{9}))
	s = append(s[:1], s[2:]...)
	fmt.Fprintln(w, s, len(s), cap(s))
	s = append(s, s...)
	fmt.Fprintln(w, s)
	bytes := []byte("hello")
	text := string(bytes)
	bytes[0] = 'J'
	fmt.Fprintln(w, text, string(bytes), string(append(bytes, " there"...)))
	view := bytes[1:3]
	view = append(view, '!')
	fmt.Fprintln(w, string(bytes), string(view), cap(view) >= len(view))
	arr := [4]int{1, 2, 3, 4}
	part := arr[1:3]
	part[0] = 20
	part = append(part, 30)
	fmt.Fprintln(w, arr, part, cap(part))
	part = append(part, 40)
	part[0] = 0
	fmt.Fprintln(w, arr, part)
	p := (*[2]int)(part)
	p[1] = 77
	fmt.Fprintln(w, part, [2]int(part), *p)
	matrix := make([][]int, 2)
	row := []int{0, 0}
	for i := range matrix {
		matrix[i] = row
	}
	matrix[0][1] = 5
	fmt.Fprintln(w, matrix)
	var none []string
	empty := []string{}
	fmt.Fprintln(w, none == nil, empty == nil, len(none), none[:0] == nil, append(none, empty...) == nil, slices.Equal(none, empty))
	fmt.Fprintf(w, "%v %v %d %t\n", none, empty, cap(none[:0:0]), slices.Contains(none, ""))
	grid := [2][3]int{}
	other := grid
	other[1][2] = 8
	pg := &grid
	pg[0][0] = 1
	fmt.Fprintln(w, grid, other, grid == other, len(pg), cap(pg[0][:1]))
	structs := []grant{{"a", "b"}}
	first := structs[0]
	ptr := &structs[0]
	structs = append(structs, grant{"c", "d"})
	ptr.who = "old memory"
	fmt.Fprintln(w, first, structs[0], *ptr)
	idx := 0
	idx, s[idx] = 2, 100
	fmt.Fprintln(w, idx, s)
	s[0], s[1] = s[1], s[0]
	fmt.Fprintln(w, s, min(3, 1, 2), max(2.5, 1), min("b", "a"))
	clear(s)
	fmt.Fprintln(w, s)
}
