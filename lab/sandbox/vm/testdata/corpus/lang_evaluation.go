//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

var trace []string

func t(name string, v int) int   { trace = append(trace, name); return v }
func b(name string, v bool) bool { trace = append(trace, name); return v }

func Handle(w http.ResponseWriter, r *http.Request) {
	trace = nil
	a := []int{t("a", 1), t("b", 2)}
	i := 0
	i, a[i] = 1, 9
	m := map[int]int{t("k", 1): t("v", 2)}
	m[t("k2", 3)] += t("v2", 4)
	_ = b("x", false) && b("y", true) || b("z", true)
	a[0], a[1] = a[1], a[0]
	fmt.Fprintln(w, a, i, m, trace)
	trace = nil
	switch t("tag", 2) {
	case t("one", 1), t("two", 2), t("three", 3):
	}
	fmt.Fprintln(w, trace)
}
