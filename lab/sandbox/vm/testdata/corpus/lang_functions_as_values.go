//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type op func(int, int) int

func (o op) twice(a, b int) int { return o(o(a, b), b) }

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }

func curry(f op) func(int) func(int) int {
	return func(a int) func(int) int { return func(b int) int { return f(a, b) } }
}

func Handle(w http.ResponseWriter, r *http.Request) {
	ops := map[string]op{"+": func(a, b int) int { return a + b }, "*": func(a, b int) int { return a * b }}
	fmt.Fprintln(w, ops["+"](1, 2), ops["*"].twice(2, 3), curry(ops["+"])(4)(5), ops["-"] == nil)
	f := compose(func(n int) string { return fmt.Sprint(n, "!") }, func(s string) int { return len(s) })
	fmt.Fprintln(w, f(12345))
	func(fs ...func() int) {
		for _, f := range fs {
			fmt.Fprint(w, f(), " ")
		}
	}(func() int { return 1 }, func() int { return len(r.Method) })
}
