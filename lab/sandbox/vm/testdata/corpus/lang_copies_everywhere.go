//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type inner struct{ list [2]int }
type outer struct {
	inner
	p    *inner
	any1 any
	m    map[string]inner
}
type tagged struct {
	A int `json:"a"`
	B string
}
type untagged struct {
	A int
	B string
}
type grid [2][2]int

func (g grid) set(v int) grid    { g[0][0] = v; return g }
func (g *grid) setPtr(v int)     { g[0][0] = v }
func (i inner) with(v int) inner { i.list[0] = v; return i }

func change(o outer) outer { o.list[0] = 1; o.p.list[0] = 1; return o }

func named() (o outer, err error) {
	defer func() { o.list[1]++; o.inner = o.inner.with(5) }()
	o.list[1] = 10
	return o, nil
}

func variadic(xs ...inner) (n int) {
	for i := range xs {
		xs[i].list[0]++
		n += xs[i].list[0]
	}
	return n
}

func Handle(w http.ResponseWriter, r *http.Request) {
	o := outer{p: &inner{}, m: map[string]inner{"k": {}}}
	o.any1 = o.inner
	q := change(o)
	fmt.Fprintln(w, o.list, q.list, o.p.list, q.p == o.p, o.any1.(inner).list)
	ch := make(chan inner, 2)
	ch <- o.inner
	o.list[0] = 9
	got := <-ch
	got.list[1] = 7
	fmt.Fprintln(w, got.list, o.list)
	x := o.any1
	y := x.(inner)
	y.list[0] = 3
	fmt.Fprintln(w, x, y, o.any1 == x)
	k := o.m["k"]
	k.list[0] = 4
	fmt.Fprintln(w, o.m["k"].list, k.list)
	o.m["k"] = k
	copied := o
	copied.m["k"] = inner{}
	fmt.Fprintln(w, o.m["k"].list, len(copied.m))
	var g grid
	h := g.set(5)
	g.setPtr(6)
	pg := &g
	row := pg[0]
	row[1] = 8
	fmt.Fprintln(w, g, h, row, *pg == g, g != h)
	gs := []grid{g, h}
	for _, one := range gs {
		one.setPtr(100)
	}
	for i := range gs {
		gs[i].setPtr(i)
	}
	gs = append(gs, gs[0])
	gs[2].setPtr(50)
	fmt.Fprintln(w, gs)
	t := tagged{1, "x"}
	u := untagged(t)
	u.A = 2
	pt := (*untagged)(&t)
	pt.B = "through"
	fmt.Fprintln(w, t, u, struct {
		A int
		B string
	}(t) == struct {
		A int
		B string
	}(u))
	fmt.Fprint(w, fmt.Sprint(named()), "\n")
	list := []inner{{}, {}}
	fmt.Fprintln(w, variadic(list...), variadic(list[0], list[1]), list, variadic())
	f := o.inner.with
	o.inner.list[0] = 77
	fmt.Fprintln(w, f(1).list, o.list)
	closures := [2]func(){}
	for i, one := range list {
		closures[i] = func() { one.list[1]++; fmt.Fprint(w, one.list, " ") }
	}
	closures[0]()
	closures[0]()
	closures[1]()
	fmt.Fprintln(w, list)
	pp := &o.p
	(*pp).list[1] = 3
	*pp = &inner{[2]int{8, 8}}
	fmt.Fprintln(w, o.p.list, q.p.list)
	arr := [3]*inner{{}, nil, {}}
	brr := arr
	brr[0].list[0] = 1
	brr[1] = &inner{}
	fmt.Fprintln(w, arr[0].list, arr[1] == nil, arr == brr)
	type pair struct {
		a, b any
	}
	var e any = pair{o.inner, "s"}
	switch v := e.(type) {
	case pair:
		v.a = nil
		fmt.Fprintln(w, v, e)
	}
	var i1, i2 any = [2]int{1, 2}, [2]int{1, 2}
	fmt.Fprintln(w, i1 == i2, i1 == any([2]int{2, 1}))
	a, b := [2]int{1, 2}, [2]int{3, 4}
	a, b = b, a
	a[0], b[0] = b[0], a[0]
	fmt.Fprintln(w, a, b)
	z := [...]string{2: "c", 0: "a"}
	fmt.Fprintln(w, len(z), z, [...]int{5: 1, 2, 1: 9}, []int{3: 1, 0: 2})
}
