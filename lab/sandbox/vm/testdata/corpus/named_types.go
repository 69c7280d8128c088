//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"net/url"
)

type ids []string

func (i ids) has(s string) bool {
	for _, v := range i {
		if v == s {
			return true
		}
	}
	return false
}

func (i *ids) add(s string) { *i = append(*i, s) }

type handlerMap map[string]func(http.ResponseWriter) error

type opt func(*config)

type config struct {
	name string
	n    int
}

func withName(n string) opt { return func(c *config) { c.name = n } }

func build(opts ...opt) config {
	c := config{n: 1}
	for _, o := range opts {
		o(&c)
	}
	return c
}

type role string

const admin role = "admin"

type roles map[role]bool

func Handle(w http.ResponseWriter, r *http.Request) {
	var i ids
	i.add("a")
	i.add("b")
	fmt.Fprintln(w, i.has("b"), i, len(i))
	hm := handlerMap{"x": func(w http.ResponseWriter) error { _, err := fmt.Fprintln(w, "called"); return err }}
	if h, ok := hm["x"]; ok {
		fmt.Fprintln(w, h(w))
	}
	fmt.Fprintln(w, build(withName("z"), func(c *config) { c.n = 7 }), roles{admin: true}[admin], role("q") == admin, string(admin)+"!")
	v := url.Values{"a": {"1"}}
	v.Add("a", "2")
	fmt.Fprintln(w, v.Get("a"), v["a"], v.Encode())
	h := http.Header{}
	h.Add("a-b", "c")
	fmt.Fprintln(w, h, h.Get("A-B"))
	type local struct{ q int }
	fmt.Fprintf(w, "%T %v %T\n", local{1}, local{1}, i)
}
