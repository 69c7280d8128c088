//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type counter struct{ n int }

func (c counter) get() int  { return c.n }
func (c *counter) inc() int { c.n++; return c.n }

func Handle(w http.ResponseWriter, r *http.Request) {
	c := counter{len(r.Method)}
	get, inc := c.get, c.inc
	c.n = 10
	fmt.Fprintln(w, get(), inc(), c.n, c.get())
	list := []counter{{1}, {2}}
	for _, one := range list {
		one.inc()
	}
	for i := range list {
		list[i].inc()
	}
	fmt.Fprintln(w, list)
	m := map[string]*counter{"a": {5}}
	m["a"].inc()
	fmt.Fprintln(w, *m["a"])
}
