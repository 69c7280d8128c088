//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func counter() (func() int, func()) {
	n := 0
	return func() int { n++; return n }, func() { n = 100 }
}

func apply(fs ...func(int) int) int {
	v := 1
	for _, f := range fs {
		v = f(v)
	}
	return v
}

type adder struct{ n int }

func (a adder) add(x int) int  { return a.n + x }
func (a *adder) inc(x int) int { a.n += x; return a.n }

func Handle(w http.ResponseWriter, r *http.Request) {
	next, reset := counter()
	fmt.Fprintln(w, next(), next())
	reset()
	fmt.Fprintln(w, next())
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 10; return i })
	}
	for _, f := range fs {
		fmt.Fprint(w, f(), f(), " ")
	}
	a := adder{5}
	bound := a.add
	ptr := a.inc
	a.n = 7
	fmt.Fprintln(w, bound(1), ptr(1), a.n-a.n)
	fmt.Fprintln(w, adder.add(a, 2))
	fmt.Fprintln(w, (*adder).inc(&a, 3))
	fmt.Fprintln(w, a)
	fmt.Fprintln(w, apply(bound, ptr, func(x int) int { return -x }), apply())
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Fprintln(w, fib(15), fib != nil)
	func() {
		defer func() { fmt.Fprintln(w, "deferred", a.n) }()
		a.n = 99
	}()
}
