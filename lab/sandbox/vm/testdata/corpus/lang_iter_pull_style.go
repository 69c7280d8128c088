//go:build lesson

package fix

import (
	"fmt"
	"iter"
	"net/http"
)

func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func naturals(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

func take[T any](n int, seq iter.Seq[T]) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for v := range seq {
			if i == n || !yield(i, v) {
				return
			}
			i++
		}
	}
}

func first() (n int) {
	defer func() { n += 1000 }()
	for v := range naturals {
		for u := range naturals {
			if u*v > 50 {
				return u * v
			}
			if u > v {
				break
			}
		}
	}
	return -1
}

func Handle(w http.ResponseWriter, r *http.Request) {
	even := filter(naturals, func(n int) bool { return n%2 == 0 })
	for i, v := range take(4, even) {
		fmt.Fprint(w, i, "=", v, " ")
	}
	fmt.Fprintln(w, first())
}
