//go:build lesson

package fix

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
)

type number interface{ ~int | ~float64 }

func sum[T number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func mapTo[A, B any](xs []A, f func(A) B) []B {
	out := make([]B, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(v T) { s.items = append(s.items, v) }
func (s *stack[T]) pop() (T, bool) {
	var zero T
	if len(s.items) == 0 {
		return zero, false
	}
	v := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return v, true
}

type set[K comparable] map[K]struct{}

func (s set[K]) add(k K) set[K] { s[k] = struct{}{}; return s }
func (s set[K]) has(k K) bool   { _, ok := s[k]; return ok }

type tree[T cmp.Ordered] struct {
	left, right *tree[T]
	v           T
}

func (t *tree[T]) insert(v T) *tree[T] {
	if t == nil {
		return &tree[T]{v: v}
	}
	switch {
	case v < t.v:
		t.left = t.left.insert(v)
	case v > t.v:
		t.right = t.right.insert(v)
	}
	return t
}

func (t *tree[T]) walk(f func(T)) {
	if t != nil {
		t.left.walk(f)
		f(t.v)
		t.right.walk(f)
	}
}

type myInt int

func typeOf[T any](v T) string { return fmt.Sprintf("%T %v", v, any(v) == any(v)) }

type pairOf[K comparable, V any] struct {
	Key K
	Val V
}

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, sum(1, 2, 3), sum(1.5, 2), sum[myInt](4, 5), sum[int]())
	fmt.Fprintln(w, mapTo([]int{1, 2}, func(i int) string { return fmt.Sprint(i * 2) }))
	s := &stack[string]{}
	s.push("a")
	s.push("b")
	v, ok := s.pop()
	fmt.Fprintln(w, v, ok, s.items)
	st := set[string]{}
	fmt.Fprintln(w, st.add("x").has("x"), st.has("y"), typeOf(myInt(3)), typeOf([]string(nil) == nil))
	var t *tree[string]
	for _, k := range []string{"m", "c", "x", "a", "m"} {
		t = t.insert(k)
	}
	t.walk(func(k string) { fmt.Fprint(w, k, " ") })
	fmt.Fprintf(w, "%v %+v %T\n", pairOf[string, int]{"k", 1}, pairOf[int, bool]{}, s)
	xs := []int{3, 1, 2}
	slices.Sort(xs)
	i, found := slices.BinarySearch(xs, 2)
	fmt.Fprintln(w, xs, i, found, slices.Contains(xs, 3), slices.Index(xs, 9), slices.Max(xs))
	ps := []pairOf[string, int]{{"b", 2}, {"a", 2}, {"c", 1}}
	slices.SortStableFunc(ps, func(a, b pairOf[string, int]) int {
		return cmp.Or(cmp.Compare(a.Val, b.Val), cmp.Compare(a.Key, b.Key))
	})
	fmt.Fprintln(w, ps, slices.IndexFunc(ps, func(p pairOf[string, int]) bool { return p.Key == "b" }))
	fmt.Fprintln(w, slices.Equal(xs, []int{1, 2, 3}), slices.Compact([]int{1, 1, 2}), slices.Insert([]int{1, 4}, 1, 2, 3), slices.Delete([]int{1, 2, 3, 4}, 1, 3), slices.Concat([]int{1}, []int{2, 3}))
}
