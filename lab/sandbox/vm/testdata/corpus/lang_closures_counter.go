//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func counter() (inc func() int, get func() int) {
	n := 0
	return func() int { n++; return n }, func() int { return n }
}

func Handle(w http.ResponseWriter, r *http.Request) {
	inc, get := counter()
	inc()
	inc()
	other, _ := counter()
	fmt.Fprintln(w, get(), other(), get())
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i *= 10; return i })
	}
	for _, f := range fs {
		fmt.Fprint(w, f(), f(), " ")
	}
	fib := func() func(int) int {
		var f func(int) int
		f = func(n int) int {
			if n < 2 {
				return n
			}
			return f(n-1) + f(n-2)
		}
		return f
	}()
	fmt.Fprintln(w, fib(12))
}
