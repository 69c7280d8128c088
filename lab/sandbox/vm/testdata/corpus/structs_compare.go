//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type inner struct {
	a int
	s string
}
type outer struct {
	inner
	any any
	arr [2]inner
	_   int
}

type empty struct{}

func Handle(w http.ResponseWriter, r *http.Request) {
	x := outer{inner: inner{1, "a"}, any: 5, arr: [2]inner{{1, "x"}}}
	y := x
	fmt.Fprintln(w, x == y)
	y.any = int64(5)
	fmt.Fprintln(w, x == y, x.inner == y.inner, empty{} == empty{})
	z := struct {
		a int
		s string
	}{1, "a"}
	fmt.Fprintln(w, inner(z) == x.inner, z == x.inner)
	var i, j any = x, x
	fmt.Fprintln(w, i == j, i == any(y), i != nil)
	m := map[outer]int{x: 1}
	m[x]++
	fmt.Fprintln(w, m[x], m[y], len(m))
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		x.any = []int{1}
		y.any = []int{1}
		fmt.Fprintln(w, x == y)
	}()
	anon := []struct {
		name string
		f    func(int) int
	}{{"double", func(i int) int { return i * 2 }}, {"neg", func(i int) int { return -i }}}
	for _, a := range anon {
		fmt.Fprint(w, a.name, a.f(4), " ")
	}
}
