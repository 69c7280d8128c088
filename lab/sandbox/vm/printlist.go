package vm

import (
	"go/types"
	"strings"
)

// list writes a slice or an array; bytes that are asked for as text as text.
func (p *printer) list(v verb, elements []value, t, elem types.Type, depth int, at access) {
	basic, ok := elem.Underlying().(*types.Basic)
	if ok && basic.Kind() == types.Uint8 && strings.ContainsRune("sqxX", v.letter) {
		p.m.text(4 * len(elements))
		p.plain(v, goBytes(elements))
		return
	}
	if v.goSyntax() && elements == nil {
		p.write(listName(t, depth) + "(nil)")
		return
	}
	between := " "
	if v.goSyntax() {
		between = ", "
		p.write(listName(t, depth) + "{")
	} else {
		p.write("[")
	}
	for i, element := range elements {
		if i > 0 {
			p.write(between)
		}
		p.value(v, element, elem, depth+1, at.element())
	}
	p.write(closing(v))
}

// listName is the name of a list's type; fmt calls the most usual one by its
// other name where it is an operand itself.
func listName(t types.Type, depth int) string {
	if name := typeName(t); depth > 0 || name != "[]uint8" {
		return name
	}
	return "[]byte"
}

func (p *printer) mapping(v verb, held *mapping, t types.Type, under *types.Map, depth int, at access) {
	if v.goSyntax() && held == nil {
		p.write(typeName(t) + "(nil)")
		return
	}
	between := p.open(v, t, "map[")
	for i, one := range p.ordered(held, under.Key()) {
		if i > 0 {
			p.write(between)
		}
		p.value(v, one.key, under.Key(), depth+1, at.element())
		p.write(":")
		p.value(v, one.value, under.Elem(), depth+1, at.element())
	}
	p.write(closing(v))
}
