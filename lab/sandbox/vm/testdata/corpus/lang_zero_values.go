//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type all struct {
	n int
	s string
	p *int
	f func()
	m map[string]int
	l []int
	a [2]string
	e error
	i any
	c chan int
	t struct{ x, y bool }
}

func Handle(w http.ResponseWriter, r *http.Request) {
	var z all
	fmt.Fprintln(w, z.n, z.s == "", z.p == nil, z.f == nil, z.m == nil, z.l == nil, z.a, z.e == nil, z.i == nil, z.c == nil, z.t)
	fmt.Fprintln(w, len(z.m), len(z.l), cap(z.l), len(z.c), z.m["none"])
	for range z.l {
		fmt.Fprint(w, "never")
	}
	for range z.m {
		fmt.Fprint(w, "never")
	}
	z.l = append(z.l, 1)
	p := new(all)
	*p = z
	p.l[0] = 2
	fmt.Fprintln(w, z.l, p.l, new(int) == new(int), *new(string) == "")
}
