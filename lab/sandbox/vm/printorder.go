package vm

import (
	"cmp"
	"go/types"
	"slices"
)

// ordered lists a map's entries in the order in which fmt prints them.
func (p *printer) ordered(held *mapping, key types.Type) []*entry {
	p.m.step(int64(held.len()) * 4)
	entries := held.live()
	slices.SortStableFunc(entries, func(a, b *entry) int { return p.order(key, a.key, b.key) })
	return entries
}

func (p *printer) order(t types.Type, a, b value) int {
	switch under := t.Underlying().(type) {
	case *types.Basic:
		return orderBasic(a, b)
	case *types.Struct:
		for i := range under.NumFields() {
			if c := p.order(under.Field(i).Type(), a.(structure)[i], b.(structure)[i]); c != 0 {
				return c
			}
		}
		return 0
	case *types.Array:
		for i := range a.(array) {
			if c := p.order(under.Elem(), a.(array)[i], b.(array)[i]); c != 0 {
				return c
			}
		}
		return 0
	case *types.Interface:
		return p.orderInner(a.(iface), b.(iface))
	}
	p.m.unsupported("printing a map that Go orders by addresses in memory")
	return 0
}

func orderBasic(a, b value) int {
	switch a := a.(type) {
	case string:
		return cmp.Compare(a, b.(string))
	case float64:
		return cmp.Compare(a, b.(float64))
	case float32:
		return cmp.Compare(a, b.(float32))
	case bool:
		return rank(a) - rank(b.(bool))
	case uint:
		return cmp.Compare(a, b.(uint))
	case uint64:
		return cmp.Compare(a, b.(uint64))
	case uintptr:
		return cmp.Compare(a, b.(uintptr))
	}
	x, _ := asInt(a)
	y, _ := asInt(b)
	return cmp.Compare(x, y)
}

func rank(truth bool) int {
	if truth {
		return 1
	}
	return 0
}

// orderInner puts nil first. Values of several types Go orders by where in memory
// the types are described.
func (p *printer) orderInner(a, b iface) int {
	switch {
	case a.t == nil || b.t == nil:
		return rank(a.t != nil) - rank(b.t != nil)
	case a.t != b.t || a.t.host != nil:
		p.m.unsupported("printing a map whose keys are of several types")
	}
	return p.order(a.t.t, a.v, b.v)
}
