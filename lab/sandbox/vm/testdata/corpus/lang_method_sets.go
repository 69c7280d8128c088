//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"strings"
)

type shape interface {
	Area() int
	Name() string
}
type Namer interface{ Name() string }

type square struct{ side int }

func (s square) Area() int     { return s.side * s.side }
func (s *square) Grow(by int)  { s.side += by }
func (s square) Name() string  { return "square" }
func (s square) Self() *square { return &s }

type framed struct {
	*square
	Namer
	label string
}

func (f framed) Name() string { return f.label + " " + f.square.Name() + " " + f.Namer.Name() }

type nameFunc func() string

func (f nameFunc) Name() string { return f() }

type inner struct{ n int }

func (i *inner) Inc() int { i.n++; return i.n }

type middle struct{ inner }
type outer struct {
	middle
	extra int
}

type stack []string

func (s *stack) Push(v string) *stack { *s = append(*s, v); return s }
func (s stack) Len() int              { return len(s) }
func (s stack) String() string        { return strings.Join(s, "/") }

func Handle(w http.ResponseWriter, r *http.Request) {
	s := square{2}
	area, grow := s.Area, s.Grow
	grow(3)
	fmt.Fprintln(w, area(), s.Area(), square.Area(s), (*square).Area(&s), s.Self().side, s.Self() == &s)
	add := (*square).Grow
	add(&s, 10)
	f := framed{&s, nameFunc(func() string { return "func" }), "framed"}
	var sh shape = f
	f.Grow(1)
	fmt.Fprintln(w, sh.Area(), sh.Name(), f.side, s.side, f.square.side)
	name := sh.Name
	sh = s
	fmt.Fprintln(w, name(), sh.Name(), shape.Area(sh), Namer.Name(f))
	o := outer{}
	inc := o.Inc
	fmt.Fprint(w, inc(), inc(), " ")
	fmt.Fprintln(w, o.n, o.middle.inner.n)
	fmt.Fprintln(w, o.Inc(), (&o.inner).Inc())
	p := o
	fmt.Fprintln(w, p.Inc(), inc())
	fmt.Fprintln(w, o.n, p.n)
	var st stack
	st.Push("a").Push("b")
	fmt.Fprintln(w, (*stack).Push(&st, "c").Len(), stack.Len(st))
	fmt.Fprintln(w, st, &st)
	methods := map[string]func(int){"grow": s.Grow, "shrink": func(n int) { s.Grow(-n) }}
	methods["grow"](5)
	methods["shrink"](2)
	fmt.Fprintln(w, s.side)
	var nilSquare *square
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		bound := nilSquare.Grow
		fmt.Fprintln(w, "bound")
		bound(1)
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		bound := nilSquare.Area
		bound()
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		var none shape
		bound := none.Area
		bound()
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		var empty framed
		fmt.Fprintln(w, empty.Name())
	}()
	handler := http.HandlerFunc.ServeHTTP
	handler(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "method expression of a host type", r.Method)
	}, w, r)
	get := http.Header.Get
	fmt.Fprintln(w, get(r.Header, "X-Trace"))
}
