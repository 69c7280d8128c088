//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type point struct{ x, y int }

func Handle(w http.ResponseWriter, r *http.Request) {
	a := [3]int{1, 2, 3}
	b := a
	b[0] = 9
	fmt.Fprintln(w, a, b, a == [3]int{1, 2, 3}, a != b, len(a), cap(a[:2]))
	s := a[:2]
	s = append(s, 7)
	fmt.Fprintln(w, a, s, len(s), cap(s))
	s = append(s, 8)
	s[0] = 100
	fmt.Fprintln(w, a, s)
	ps := []point{{1, 2}, {3, 4}}
	q := ps[0]
	q.x = 50
	ps2 := append([]point(nil), ps...)
	ps2[1].y = 60
	p := &ps[1]
	p.x = 70
	fmt.Fprintln(w, ps, q, ps2, *p)
	for _, v := range ps {
		v.x = 1000
	}
	for i := range ps {
		ps[i].y++
	}
	fmt.Fprintln(w, ps)
	copy(ps, ps[1:])
	fmt.Fprintln(w, ps, copy(make([]byte, 3), "hello"))
	m := make([][]int, 2)
	m[1] = append(m[1], 4, 5)
	fmt.Fprintln(w, m, m[0] == nil, len(m[0]))
	t := []int{0, 1, 2, 3, 4, 5}
	u := t[1:3:4]
	u = append(u, 90)
	u = append(u, 91)
	fmt.Fprintln(w, t, u, len(u), t[2:], t[:0])
	arr := (*[2]int)(t)
	arr[0] = -1
	fmt.Fprintln(w, t, *arr, [2]int(t[2:]))
	clear(t)
	fmt.Fprintln(w, t)
	x := [...]string{2: "c", 0: "a"}
	for i, v := range x {
		fmt.Fprint(w, i, v, ";")
	}
	grid := [2][2]point{}
	grid[1][0].x = 3
	g2 := grid
	g2[1][0].x = 4
	fmt.Fprintln(w, grid, g2, grid == g2)
}
