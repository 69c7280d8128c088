//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type shape interface {
	area() float64
	scale(float64) shape
}
type named interface{ name() string }
type full interface {
	shape
	named
}
type sq struct{ s float64 }

func (s sq) area() float64         { return s.s * s.s }
func (s sq) scale(f float64) shape { return sq{s.s * f} }
func (s sq) name() string          { return "sq" }

type circ struct{ r float64 }

func (c *circ) area() float64         { return c.r }
func (c *circ) scale(f float64) shape { c.r *= f; return c }

type fn func(int) int

func (f fn) name() string { return fmt.Sprint("fn", f(2)) }

type ghost struct{ shape }

func Handle(w http.ResponseWriter, r *http.Request) {
	shapes := []shape{sq{2}, &circ{3}}
	for _, s := range shapes {
		t := s.scale(2)
		_, isNamed := s.(named)
		f, isFull := t.(full)
		fmt.Fprintln(w, s.area(), t.area(), s == t, isNamed, isFull, f == nil)
	}
	var n named = fn(func(i int) int { return i * 3 })
	fmt.Fprintln(w, n.name(), n.(fn)(5))
	area := shapes[0].area
	shapes[0] = sq{9}
	fmt.Fprintln(w, area(), shape.area(shapes[0]), sq.area(sq{1}))
	g := ghost{sq{4}}
	fmt.Fprintln(w, g.area(), g.shape.(sq).s)
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		fmt.Fprintln(w, ghost{}.area())
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		var s shape = (*circ)(nil)
		fmt.Fprintln(w, s != nil)
		s.area()
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		_ = shapes[1].(named)
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		_ = shapes[1].(sq)
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		var a, b any = func() {}, func() {}
		fmt.Fprintln(w, a == b)
	}()
	var e any = shapes[0]
	switch e := e.(type) {
	case named:
		fmt.Fprintln(w, "named", e.name())
	case shape:
		fmt.Fprintln(w, "shape")
	}
}
