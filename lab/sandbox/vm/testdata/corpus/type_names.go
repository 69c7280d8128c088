//go:build lesson

package corpus

import (
	"errors"
	"fmt"
	"net/http"
)

type pairOf[K comparable, V any] struct {
	Key   K
	Value V
}

type shape interface{ Area() float64 }

type square struct{ side float64 }

func (s square) Area() float64 { return s.side * s.side }

func local() any {
	type square struct{ side float64 }
	return square{2}
}

func trying(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return "fine"
}

func Handle(w http.ResponseWriter, r *http.Request) {
	var any1 any
	fmt.Fprintf(w, "%T %T %T %T\n", []byte("x"), 'x', []any{1}, map[string]any{})
	fmt.Fprintf(w, "%T %T %T\n", func(n int, rest ...string) (ok bool, err error) { return }, func() {}, func(a any) error { return nil })
	fmt.Fprintf(w, "%T %T %T\n", struct{}{}, struct {
		A int `json:"a"`
		b string
	}{}, [3]*int{})
	fmt.Fprintf(w, "%T %T %T\n", &any1, []shape{}, []interface{ Area() float64 }{})
	fmt.Fprintf(w, "%T %T\n", pairOf[string, int]{}, &pairOf[rune, []byte]{})
	fmt.Fprintf(w, "%T %T %T\n", square{}, http.HandlerFunc(nil), errors.New("x") != nil)
	fmt.Fprintln(w, trying(func() { _ = local().(square) }))
	fmt.Fprintln(w, trying(func() { var s shape = square{1}; _ = any(s).(fmt.Stringer) }))
	fmt.Fprintln(w, trying(func() { _ = any(3).(string) }))
	fmt.Fprintln(w, trying(func() { n := len(r.Method); _ = make([]int, n, 2) }))
	fmt.Fprintln(w, trying(func() { n := len(r.Method) - 9; _ = make([]int, n, 2) }))
	fmt.Fprintln(w, trying(func() { n := len(r.Method) - 9; _ = make([]int, n) }))
}
