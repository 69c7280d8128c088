//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type base struct{ id string }

func (b base) ID() string      { return b.id }
func (b *base) SetID(s string) { b.id = s }

type mid struct {
	*base
	name string
}

type top struct {
	mid
	base2
}

type base2 struct{ x int }

func (b base2) X() int { return b.x }

type ider interface{ ID() string }

type both interface {
	ider
	X() int
}

type overriding struct{ base }

func (o overriding) ID() string { return "over " + o.base.ID() }

func Handle(w http.ResponseWriter, r *http.Request) {
	t := top{mid{&base{"a"}, "n"}, base2{4}}
	t.SetID("b")
	var i both = t
	fmt.Fprintln(w, i.ID(), i.X(), t.id, t.mid.base.id, t.name)
	t2 := t
	t2.SetID("c")
	t2.x = 5
	fmt.Fprintln(w, t.ID(), t2.ID(), t.X(), t2.X())
	var o ider = overriding{base{"z"}}
	fmt.Fprintln(w, o.ID())
	_, ok := o.(both)
	_, ok2 := o.(interface{ ID() string })
	fmt.Fprintln(w, ok, ok2)
	f := i.ID
	t.SetID("later")
	fmt.Fprintln(w, f())
	var e1, e2 ider = base{"q"}, base{"q"}
	fmt.Fprintln(w, e1 == e2, e1 != o, e1 == ider(base{"r"}), e1 == any(base{"q"}))
}
