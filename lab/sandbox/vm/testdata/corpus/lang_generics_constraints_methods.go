//go:build lesson

package fix

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

type ID interface{ ~string | ~int }
type owned[K ID] interface {
	OwnerID() K
	comparable
}
type userID string
type doc struct {
	id    int
	owner userID
}

func (d doc) OwnerID() userID { return d.owner }

func mine[K ID, T owned[K]](who K, all ...T) (kept []T) {
	for _, one := range all {
		if one.OwnerID() == who {
			kept = append(kept, one)
		}
	}
	return kept
}

type cache[K comparable, V any] struct {
	entries map[K]V
	load    func(K) (V, error)
	hits    int
}

func newCache[K comparable, V any](load func(K) (V, error)) *cache[K, V] {
	return &cache[K, V]{entries: map[K]V{}, load: load}
}

func (c *cache[K, V]) get(key K) (V, error) {
	if v, ok := c.entries[key]; ok {
		c.hits++
		return v, nil
	}
	v, err := c.load(key)
	if err != nil {
		var zero V
		return zero, fmt.Errorf("load %v: %w", key, err)
	}
	c.entries[key] = v
	return v, nil
}

type result[T any] struct {
	value T
	err   error
}

func (r result[T]) or(other T) T {
	if r.err != nil {
		return other
	}
	return r.value
}

type handlerOf[T any] func(*http.Request) result[T]

func (h handlerOf[T]) try(r *http.Request) string { return fmt.Sprintf("%v %T", h(r), h(r).value) }

type setter[T any] interface {
	*T
	set(string)
}
type name struct{ text string }

func (n *name) set(s string) { n.text = s }

func fill[T any, P setter[T]](texts ...string) []T {
	out := make([]T, len(texts))
	for i, t := range texts {
		P(&out[i]).set(t)
	}
	return out
}

type list[T any] struct {
	head T
	tail *list[T]
}

func (l *list[T]) each(f func(T)) {
	for ; l != nil; l = l.tail {
		f(l.head)
	}
}

func push[T any](l *list[T], v T) *list[T] { return &list[T]{v, l} }

func reduce[T, A any](xs []T, start A, f func(A, T) A) A {
	for _, x := range xs {
		start = f(start, x)
	}
	return start
}

func keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func zeroOf[T any]() (zero T) { return }
func kindOf[T any](v T) string {
	switch any(v).(type) {
	case int, int64:
		return "whole"
	case string:
		return "text"
	case fmt.Stringer:
		return "stringer"
	case nil:
		return "nil"
	}
	return fmt.Sprintf("%T", v)
}

type pair[A, B any] struct {
	First  A
	Second B
}

func zip[A, B any](as []A, bs []B) []pair[A, B] {
	var out []pair[A, B]
	for i := range min(len(as), len(bs)) {
		out = append(out, pair[A, B]{as[i], bs[i]})
	}
	return out
}

type permissions map[string][]string
type number interface {
	~int | ~int8 | ~uint8 | ~float64
}

func average[N number](ns ...N) N {
	var sum N
	for _, n := range ns {
		sum += n
	}
	return sum / N(len(ns))
}

func Handle(w http.ResponseWriter, r *http.Request) {
	docs := []doc{{1, "ana"}, {2, "ben"}, {3, "ana"}}
	fmt.Fprintln(w, mine("ana", docs...), len(mine[userID, doc]("none")))
	c := newCache(func(id int) (string, error) {
		if id < 0 {
			return "", errors.New("negative")
		}
		return strings.Repeat("x", id), nil
	})
	fmt.Fprint(w, fmt.Sprint(c.get(3)), fmt.Sprint(c.get(3)), fmt.Sprint(c.get(-1)), c.hits, "\n")
	ok, bad := result[int]{value: 5}, result[int]{err: errors.New("x")}
	fmt.Fprintln(w, ok.or(1), bad.or(1), handlerOf[[]byte](func(*http.Request) result[[]byte] { return result[[]byte]{} }).try(r))
	fmt.Fprintln(w, fill[name]("a", "b"), zeroOf[*int]() == nil, zeroOf[pair[int, string]](), kindOf(1), kindOf("s"), kindOf[any](nil), kindOf(docs), kindOf(zip([]int{1}, []string{"a"})))
	var l *list[string]
	for _, s := range []string{"a", "b", "c"} {
		l = push(l, s)
	}
	l.each(func(s string) { fmt.Fprint(w, s, " ") })
	fmt.Fprintln(w, reduce([]int{1, 2, 3}, "", func(a string, n int) string { return a + fmt.Sprint(n) }), keys(permissions{"b": nil, "a": {"x"}}))
	fmt.Fprintln(w, average(1, 2, 4), average(1.0, 2), average[uint8](200, 100), average[int8](100, 100))
	fmt.Fprintf(w, "%T %T %T %v %+v\n", c, l, zip([]string{"u"}, []error{nil}), zip([]int{1, 2}, []bool{true}), pair[string, *doc]{"k", nil})
	f := reduce[string, int]
	fmt.Fprintln(w, f([]string{"a", "bb"}, 0, func(n int, s string) int { return n + len(s) }))
}
