//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func f(w http.ResponseWriter) (n int) {
	defer func() { n *= 2 }()
	for i := range 3 {
		defer func(j int) { fmt.Fprint(w, i, j, " ") }(i * 10)
	}
	defer fmt.Fprintln(w, "arguments now", n)
	n = 5
	return n + 1
}

func nested(w http.ResponseWriter) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("outer: %v", r)
		}
	}()
	defer func() {
		defer func() { fmt.Fprintln(w, "inner recovered", recover()) }()
		panic("second")
	}()
	panic("first")
}

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, f(w))
	fmt.Fprintln(w, nested(w))
	func() {
		defer func() { fmt.Fprintln(w, recover(), recover()) }()
		defer panic("replaced")
		panic("lost")
	}()
}
