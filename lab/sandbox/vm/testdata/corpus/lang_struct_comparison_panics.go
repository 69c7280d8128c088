//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type box struct {
	name string
	any1 any
}
type pointers struct {
	p *int
	f [2]any
}

func trying(f func() bool) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprint("panic: ", p)
		}
	}()
	return fmt.Sprint(f())
}

func Handle(w http.ResponseWriter, r *http.Request) {
	n, m := 1, 1
	a, b := box{"a", 1}, box{"a", 1}
	fmt.Fprintln(w, a == b, a == box{"a", int64(1)}, a != box{"b", nil}, pointers{p: &n} == pointers{p: &m}, pointers{p: &n} == pointers{p: &n})
	fmt.Fprintln(w, trying(func() bool { return box{"a", []int{1}} == box{"a", []int{1}} }))
	fmt.Fprintln(w, trying(func() bool { return box{"a", []int{1}} == box{"b", []int{1}} }))
	fmt.Fprintln(w, trying(func() bool { return any(map[int]int{}) == any(map[int]int{}) }))
	fmt.Fprintln(w, trying(func() bool { return any(func() {}) == nil }))
	fmt.Fprintln(w, trying(func() bool { var f any = func() {}; return f == f }))
	fmt.Fprintln(w, trying(func() bool { return any([]int{}) == any([]string{}) }))
	fmt.Fprintln(w, trying(func() bool { return any(box{"a", func() {}}) == any(box{"a", 1}) }))
	fmt.Fprintln(w, trying(func() bool { return [2]any{1, []int{}} == [2]any{2, []int{}} }))
	fmt.Fprintln(w, trying(func() bool { return [2]any{1, []int{}} == [2]any{1, []int{}} }))
	fmt.Fprintln(w, trying(func() bool { m := map[any]int{}; m[box{"k", []int{}}] = 1; return true }))
	fmt.Fprintln(w, trying(func() bool { m := map[box]int{{"k", 1}: 1}; return m[box{"k", 1}] == 1 }))
	fmt.Fprintln(w, trying(func() bool { var m map[any]int; return m[[]int{}] == 0 }))
	fmt.Fprintln(w, trying(func() bool {
		switch any([]int{}) {
		case any(1):
			return false
		case any([]int{}):
			return true
		}
		return false
	}))
	var e1, e2 error
	var s fmt.Stringer
	fmt.Fprintln(w, e1 == e2, any(e1) == any(s), any(e1) == nil)
	c1, c2 := make(chan int), make(chan int)
	fmt.Fprintln(w, c1 == c2, c1 == c1, struct{}{} == struct{}{}, [0]int{} == [0]int{})
	type t struct {
		_ int
		x int
	}
	fmt.Fprintln(w, t{x: 1} == t{x: 1})
	x, y := any(&a), any(&a)
	fmt.Fprintln(w, x == y, x == any(&b), any(3) == any(3.0), any("a") == any("a"), any(uint8(1)) == any(byte(1)))
}
