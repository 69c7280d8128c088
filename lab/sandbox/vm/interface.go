package vm

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

func (c *compiler) boxed(in *ssa.MakeInterface) operand {
	operand, t := c.operand(in.X), c.program.rtype(in.X.Type())
	return func(fr *frame) value {
		fr.m.alloc(1)
		return iface{t, operand(fr)}
	}
}

func (c *compiler) asserted(in *ssa.TypeAssert) operand {
	operand, wanted := c.operand(in.X), in.AssertedType
	static := in.X.Type()
	toInterface, isInterface := wanted.Underlying().(*types.Interface)
	t := c.program.rtype(wanted)
	nilCheck := isInterface && !in.CommaOk && types.Identical(static, wanted) && c.takesMethod(in)
	return func(fr *frame) value {
		held := operand(fr).(iface)
		var result value
		problem := ""
		switch {
		case held.t == nil && nilCheck:
			fr.m.raise("invalid memory address or nil pointer dereference")
		case held.t == nil:
			problem = "interface conversion: " + nilProblem(static, wanted, isInterface)
		case isInterface:
			result = held
			if missing := fr.m.program.missing(held.t, toInterface); missing != "" {
				problem = "interface conversion: " + held.t.String() + " is not " + typeName(wanted) + ": missing method " + missing
			}
		case held.t != t:
			problem = "interface conversion: " + interfaceName(static) + " is " + held.t.String() + ", not " + t.String() + namesakes(held.t, t)
		default:
			result = held.v
		}
		if problem == "" && !in.CommaOk {
			return result
		}
		if !in.CommaOk {
			fr.m.fail(&TypeAssertionError{problem})
		}
		if problem != "" {
			result = fr.m.zero(wanted)
		}
		return tuple{result, problem == ""}
	}
}

// takesMethod reports whether an assertion is the one go/ssa puts before the
// method of an interface is taken as a value: it stands at the method's name, and
// one that was written at its bracket.
func (c *compiler) takesMethod(in *ssa.TypeAssert) bool {
	checked := c.program.checked
	if in.Pos() < checked.File.FileStart || in.Pos() >= checked.File.FileEnd {
		return false
	}
	return checked.Source.Text[in.Pos()-checked.File.FileStart] != '('
}

func nilProblem(static, wanted types.Type, isInterface bool) string {
	if isInterface {
		return "interface is nil, not " + typeName(wanted)
	}
	return interfaceName(static) + " is nil, not " + typeName(wanted)
}

// namesakes tells two types of one name apart, as the runtime does.
func namesakes(held, wanted *rtype) string {
	if held.String() == wanted.String() {
		return " (types from different scopes)"
	}
	return ""
}

func interfaceName(t types.Type) string {
	if under, ok := t.Underlying().(*types.Interface); ok && under.Empty() {
		if _, named := types.Unalias(t).(*types.Named); !named {
			return "interface {}"
		}
	}
	return typeName(t)
}

func (c *compiler) closure(in *ssa.MakeClosure) operand {
	fn := c.program.function(in.Fn.(*ssa.Function))
	bindings := c.operands(in.Bindings)
	return func(fr *frame) value {
		fr.m.alloc(int64(len(bindings)) + 1)
		return &closure{fn: fn, free: evaluate(fr, bindings)}
	}
}
