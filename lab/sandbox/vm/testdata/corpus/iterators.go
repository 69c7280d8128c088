//go:build lesson

package fix

import (
	"fmt"
	"iter"
	"maps"
	"net/http"
	"slices"
	"strings"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func find(w http.ResponseWriter, n int) (int, error) {
	defer fmt.Fprintln(w, "find done", n)
	for i := range count(10) {
		defer fmt.Fprint(w, "d", i, " ")
		if i == n {
			return i * 100, nil
		}
		if i > 5 {
			break
		}
	}
	return -1, fmt.Errorf("not found")
}

func pairs(m []string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, s := range m {
			if !yield(i, s) {
				return
			}
		}
	}
}

func deferring(w http.ResponseWriter) (n int) {
	for i := range count(2) {
		for range count(2) {
			n++
			defer func() { n *= 10; fmt.Fprint(w, "deferred", i, n, " ") }()
		}
	}
	return n + 1
}

func recovering() (err error) {
	for range count(1) {
		defer func() { err = fmt.Errorf("recovered %v", recover()) }()
	}
	panic("late")
}

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, slices.Collect(count(4)))
	fmt.Fprintln(w, deferring(w))
	fmt.Fprintln(w, recovering())
	fmt.Fprintln(w, fmt.Sprint(find(w, 3)))
	fmt.Fprintln(w, fmt.Sprint(find(w, 30)))
outer:
	for i, s := range pairs([]string{"a", "b", "c"}) {
		for j := range count(3) {
			if j == 1 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Fprint(w, i, s, j, " ")
		}
	}
	fmt.Fprintln(w, slices.Sorted(maps.Keys(map[string]int{"z": 1, "y": 2})), slices.Collect(strings.SplitSeq("a,b", ",")))
	for range count(2) {
		fmt.Fprint(w, ".")
	}
	for i, v := range slices.Backward([]int{1, 2}) {
		fmt.Fprint(w, i, v)
	}
	func() {
		defer func() { fmt.Fprintln(w, "recovered", recover()) }()
		for i := range count(5) {
			if i == 2 {
				panic("in the body")
			}
		}
	}()
}
