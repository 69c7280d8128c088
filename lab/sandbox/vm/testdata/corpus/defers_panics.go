//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"
)

func safe(f func()) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("caught: %v", v)
		}
	}()
	f()
	return nil
}

func order(w http.ResponseWriter) {
	for i := range 3 {
		defer fmt.Fprint(w, i, " ")
	}
}

func named() (n int) {
	defer func() { n *= 2 }()
	n = 5
	return n + 1
}

func unnamed() int {
	defer func() { recover() }()
	panic("x")
}

func two() (a int, b string) {
	defer func() { recover() }()
	a, b = 4, "set"
	panic("x")
}

func helper() any { return recover() }

func nested(w http.ResponseWriter) {
	defer func() { fmt.Fprintln(w, "outer", recover()) }()
	defer func() {
		defer func() { fmt.Fprintln(w, "inner", recover()) }()
		panic("second")
	}()
	panic("first")
}

func replaced() (err error) {
	defer func() { err = fmt.Errorf("%v", recover()) }()
	defer func() { panic("new") }()
	panic("old")
}

type T struct{ s []int }

func Handle(w http.ResponseWriter, r *http.Request) {
	order(w)
	fmt.Fprintln(w, named(), unnamed())
	fmt.Fprintln(w, fmt.Sprint(two()))
	var m map[string]int
	var p *T
	var f func()
	var e error
	zero := 0
	var a any = "str"
	s := []int{1, 2, 3}
	n := 5
	for _, g := range []func(){
		func() { m["x"] = 1 }, func() { _ = p.s }, func() { f() }, func() { _ = e.Error() },
		func() { _ = 1 / zero }, func() { _ = a.(int) }, func() { _ = s[n] }, func() { _ = s[n:] }, func() { hi := 1; _ = s[2:hi:2] },
		func() { _ = a.(fmt.Stringer) }, func() { panic(errors.New("mine")) }, func() { panic(fmt.Sprint(4)) },
		func() { var x any; _ = x.(string) }, func() { _ = make([]int, n-10) }, func() { _ = "abc"[n] }, func() { _ = "abc"[n:] },
		func() { var x, y any = []int{1}, []int{1}; _ = x == y }, func() { _ = map[any]int{}[[]int{}] }, func() { panic(nil) },
		func() { _ = [4]int(s) }, func() { n := -1; _ = 1 << n }, func() { _ = s[:n] }, func() { n := -1; _ = s[n] }, func() { var x fmt.Stringer; x.String() },
		func() {},
	} {
		fmt.Fprintln(w, safe(g))
	}
	nested(w)
	fmt.Fprintln(w, replaced())
	fmt.Fprintln(w, safe(func() {
		defer helper()
		panic("helper is deferred itself")
	}))
	fmt.Fprintln(w, safe(func() {
		defer func() { helper() }()
		panic("too deep to recover")
	}))
	fmt.Fprintln(w, recover() == nil)
}
