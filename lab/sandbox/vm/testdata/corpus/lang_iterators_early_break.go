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

type page struct{ items []string }

func pages(n int, log *[]string) iter.Seq2[int, page] {
	return func(yield func(int, page) bool) {
		defer func() { *log = append(*log, "pages done") }()
		for i := range n {
			*log = append(*log, fmt.Sprint("page ", i))
			if !yield(i, page{[]string{fmt.Sprint("a", i), fmt.Sprint("b", i)}}) {
				*log = append(*log, "stopped")
				return
			}
		}
	}
}

func items(n int, log *[]string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, p := range pages(n, log) {
			for _, item := range p.items {
				if !yield(item) {
					return
				}
			}
		}
	}
}

func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func first(log *[]string, want string) (found string) {
	defer func() { found += "!" }()
	for item := range items(5, log) {
		defer func() { *log = append(*log, "deferred in body "+item) }()
		if item == want {
			return item
		}
	}
	return "none"
}

func labelled(log *[]string) (count int) {
outer:
	for i, p := range pages(4, log) {
		for _, item := range slices.All(p.items) {
			switch {
			case strings.HasSuffix(item, "1"):
				continue outer
			case i == 2:
				break outer
			}
			count++
		}
	}
	return count
}

func count(yield func() bool) {
	for range 3 {
		if !yield() {
			return
		}
	}
}

func panics(log *[]string) (text string) {
	defer func() { text = fmt.Sprint("recovered ", recover()) }()
	for i := range pages(3, log) {
		if i == 1 {
			panic("in the body")
		}
	}
	return "not reached"
}

func careless(yield func(int) bool) {
	yield(1)
	yield(2)
}

func ignored() (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	for range careless {
		break
	}
	return "not reached"
}

func Handle(w http.ResponseWriter, r *http.Request) {
	var log []string
	fmt.Fprintln(w, first(&log, "b1"), first(&log, "zz"), labelled(&log), panics(&log))
	fmt.Fprintln(w, strings.Join(log, "; "))
	fmt.Fprintln(w, ignored())
	n := 0
	for range count {
		n++
	}
	fmt.Fprintln(w, n, slices.Collect(filter(slices.Values([]int{1, 2, 3, 4}), func(n int) bool { return n%2 == 0 })))
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	fmt.Fprintln(w, slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	total := 0
	for k, v := range maps.All(m) {
		if k == "b" {
			continue
		}
		total += v
	}
	for i, v := range slices.Backward([]string{"x", "y", "z"}) {
		if i == 0 {
			break
		}
		fmt.Fprint(w, i, v, " ")
	}
	fmt.Fprintln(w, total)
	fs := []func() int{}
	for i := range func(yield func(int) bool) { _ = yield(1) && yield(2) } {
		fs = append(fs, func() int { i *= 10; return i })
	}
	fmt.Fprintln(w, fs[0](), fs[0](), fs[1]())
	for part := range strings.SplitSeq("a,b,c", ",") {
		fmt.Fprint(w, part, ".")
	}
	fmt.Fprintln(w)
}
