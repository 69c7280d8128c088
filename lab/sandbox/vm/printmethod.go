package vm

import (
	"go/types"
	"strings"
)

// method writes a value through its Error or String method, where it has one
// and the verb is one for text.
func (p *printer) method(v verb, held value, t types.Type) bool {
	if p.erroring || v.goSyntax() || !strings.ContainsRune("vsxXq", v.letter) {
		return false
	}
	if _, isInterface := t.Underlying().(*types.Interface); isInterface {
		return false
	}
	rt := p.m.program.rtype(t)
	name := rt.textMethod()
	if name != "" {
		p.written(v, name, held, rt)
	}
	return name != ""
}

// textMethod reports whether a type has a method func() string of a name.
func textMethod(t types.Type, name string) bool {
	selection := types.NewMethodSet(t).Lookup(nil, name)
	if selection == nil {
		return false
	}
	sig := selection.Type().(*types.Signature)
	return sig.Params().Len() == 0 && sig.Results().Len() == 1 &&
		types.Identical(sig.Results().At(0).Type(), types.Typ[types.String])
}

// written writes what a method says. As with fmt, a panic becomes part of the
// text.
func (p *printer) written(v verb, name string, held value, t *rtype) {
	m := p.m
	top, depth := m.top, m.depth
	defer func() {
		if m.dead != nil {
			return
		}
		switch failure := recover().(type) {
		case nil:
		case *learnerPanic:
			m.top, m.depth, m.deferring = top, depth, nil
			if own, ok := held.(*value); ok && own == nil {
				p.write("<nil>")
			} else {
				p.write("%!" + string(v.letter) + "(PANIC=" + name + " method: " + m.panicText(failure.value) + ")")
			}
		default:
			panic(failure)
		}
	}()
	p.plain(v, m.call(m.program.method(t, nil, name), []value{held}, nil).(string))
}
