//go:build lesson

package fix

import (
	"cmp"
	"fmt"
	"net/http"
	"strings"
)

type named interface {
	~string
	Upper() string
}
type label string

func (l label) Upper() string { return strings.ToUpper(string(l)) }

func all[N named](names ...N) (out []string) {
	for _, n := range names {
		out = append(out, n.Upper()+string(n[:1]))
	}
	return
}

type list[T any] struct {
	head *node[T]
	size int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *list[T]) push(v T) *list[T] {
	l.head = &node[T]{v, l.head}
	l.size++
	return l
}

func (l *list[T]) each(yield func(int, T) bool) {
	i := 0
	for n := l.head; n != nil; n = n.next {
		if !yield(i, n.v) {
			return
		}
		i++
	}
}

func largest[T cmp.Ordered](first T, rest ...T) T {
	for _, v := range rest {
		first = max(first, v)
	}
	return first
}

func reduce[T, A any](xs []T, start A, f func(A, T) A) A {
	for _, x := range xs {
		start = f(start, x)
	}
	return start
}

type optional[T any] struct {
	v  T
	ok bool
}

func some[T any](v T) optional[T] { return optional[T]{v, true} }
func (o optional[T]) or(other T) T {
	if o.ok {
		return o.v
	}
	return other
}

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, all(label("ab"), "cd"), largest(3, 9, 2), largest("a", "c", "b"), largest(1.5))
	l := (&list[string]{}).push("x").push("y").push("z")
	for i, v := range l.each {
		if i == 2 {
			break
		}
		fmt.Fprint(w, i, v, " ")
	}
	fmt.Fprintln(w, reduce([]int{1, 2, 3}, "", func(a string, n int) string { return a + fmt.Sprint(n) }))
	fmt.Fprintln(w, some(3).or(4), optional[string]{}.or("none"), some([]int{1}).or(nil))
	f := largest[int]
	fmt.Fprintf(w, "%d %T %T\n", f(1, 2), some(http.Header{}), &list[map[string]int]{})
}
