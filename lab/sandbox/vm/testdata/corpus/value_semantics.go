//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type line struct {
	qty  [2]int
	meta struct{ tags []string }
}
type cart struct {
	lines [2]line
	by    map[string]line
	last  *line
}

func (c cart) changed() cart { c.lines[0].qty[0] = 100; c.by["x"] = line{qty: [2]int{8, 8}}; return c }
func (c *cart) change()      { c.lines[0].qty[0] = 200 }

func byValue(a [3]line) int { a[0].qty[1] = 9; return a[0].qty[1] }

func Handle(w http.ResponseWriter, r *http.Request) {
	c := cart{by: map[string]line{}}
	d := c.changed()
	fmt.Fprintln(w, c.lines[0].qty, d.lines[0].qty, len(c.by))
	c.change()
	e := c
	e.change()
	e.lines[0].qty[0]++
	fmt.Fprintln(w, c.lines[0].qty, e.lines[0].qty)
	l := c.by["x"]
	l.qty[0] = -1
	fmt.Fprintln(w, c.by["x"].qty, l.qty)
	var a [3]line
	fmt.Fprintln(w, byValue(a), a[0].qty)
	var boxed any = c.lines
	c.lines[1].qty[1] = 77
	got := boxed.([2]line)
	got[0].qty[0] = 5
	fmt.Fprintln(w, got[0].qty, boxed.([2]line)[0].qty, c.lines[1].qty)
	c.last = &c.lines[1]
	c.last.meta.tags = append(c.last.meta.tags, "t")
	s := c.lines[:]
	s[0] = s[1]
	s[0].qty[0] = 1
	fmt.Fprintln(w, c.lines[0], c.lines[1], *c.last)
	f := func(l line) func() line { return func() line { l.qty[0]++; return l } }(c.lines[0])
	fmt.Fprintln(w, f().qty, f().qty, c.lines[0].qty)
	arrs := map[string][2]int{"k": {1, 2}}
	v := arrs["k"]
	v[0] = 9
	fmt.Fprintln(w, arrs, v)
	ptrs := []*line{{}, {}}
	*ptrs[0] = *ptrs[1]
	ptrs[1].qty[0] = 3
	fmt.Fprintln(w, *ptrs[0], *ptrs[1])
	x, y := c.lines[0], c.lines[1]
	x, y = y, x
	fmt.Fprintln(w, x.qty, y.qty)
	c.lines[0], c.lines[1] = c.lines[1], c.lines[0]
	fmt.Fprintln(w, c.lines[0].qty, c.lines[1].qty)
	var nested [2][2][2]int
	in := nested[1]
	in[1][1] = 4
	nested[0] = in
	fmt.Fprintln(w, nested, in)
}
