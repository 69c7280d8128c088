//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

var trace []string

func t(s string, v int) int { trace = append(trace, s); return v }

func pair() (int, int) { trace = append(trace, "pair"); return 1, 2 }

func vararg(a int, rest ...int) int { return a*100 + len(rest) }

func Handle(w http.ResponseWriter, r *http.Request) {
	trace = nil
	a := []int{t("a", 1), t("b", 2)}
	a[t("i", 0)], a[t("j", 1)] = t("x", a[1]), t("y", a[0])
	fmt.Fprintln(w, a, trace)
	i := 0
	i, a[i] = 1, 10
	fmt.Fprintln(w, i, a)
	x, y := pair()
	x, y = y, x
	fmt.Fprintln(w, x, y, vararg(pair()), vararg(1), vararg(1, a...))
	m := map[int]int{t("k", 1): t("v", 2)}
	ok := t("l", 0) == 1 && t("never", 1) == 1 || t("or", 1) == 1
	fmt.Fprintln(w, m, ok, trace)
	j := 5
	defer fmt.Fprintln(w, "deferred sees", j)
	j = 6
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		if i == 0 {
			s[1] = 99
		}
	}
	fmt.Fprintln(w, s)
	if v := t("init", 3); v > 2 {
		fmt.Fprintln(w, "v", v)
	} else if u := v; u > 0 {
		fmt.Fprintln(w, u)
	}
}
