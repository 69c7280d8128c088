//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"strings"
)

var (
	log           []string
	c             = note("c", a+b)
	b             = note("b", a*10)
	a             = note("a", 1)
	table         = build(rules)
	rules         = map[string]int{"x": c}
	_             = note("blank", len(table))
	first, second = two()
	lazy          = func() int { return late }
	late          = note("late", 7)
)

func init() { log = append(log, "init 1") }

func init() { log = append(log, fmt.Sprint("init 2 ", lazy())) }

func note(name string, v int) int {
	log = append(log, fmt.Sprint(name, v))
	return v
}

func two() (int, string) { note("two", 0); return b, "s" }

func build(from map[string]int) []string {
	var keys []string
	for k := range from {
		keys = append(keys, k)
	}
	return keys
}

type counter struct{ n int }

var shared = &counter{c}

func (x *counter) add() int { x.n++; return x.n }

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, strings.Join(log, " "), first, second, table)
	log := "shadowed"
	fmt.Fprintln(w, log, a, b, c, shared.n >= 11)
	{
		a := a + 1
		a, extra := a*2, a
		fmt.Fprintln(w, a, extra)
	}
	fmt := fmt.Sprint
	_, _ = w.Write([]byte(fmt("local ", a, "\n")))
	len := func(string) int { return 42 }
	nil := 5
	true := false
	_, _ = w.Write([]byte(fmt(len("x"), nil, true, "\n")))
	type string = []byte
	var s string = string("bytes")
	_, _ = w.Write(s)
}
