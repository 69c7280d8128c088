package vm

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// constant is an operand that never changes. The zero of a struct or an array
// is made anew each time, so that it is charged for.
func (c *compiler) constant(source *ssa.Const) operand {
	if source.Value == nil {
		t := source.Type()
		return func(fr *frame) value { return fr.m.zero(t) }
	}
	made := constantValue(source)
	return func(*frame) value { return made }
}

func constantValue(source *ssa.Const) value {
	basic, ok := source.Type().Underlying().(*types.Basic)
	if !ok {
		panic(&Crash{Kind: CrashUnsupported, Message: "a constant of type " + source.Type().String(), Try: "a variable"})
	}
	switch {
	case basic.Info()&types.IsBoolean != 0:
		return constant.BoolVal(source.Value)
	case basic.Info()&types.IsString != 0:
		return constantText(source.Value)
	case basic.Info()&types.IsFloat != 0:
		return convertNumber(source.Float64(), basic.Kind())
	case basic.Info()&types.IsUnsigned != 0:
		return convertNumber(source.Uint64(), basic.Kind())
	}
	return convertNumber(source.Int64(), basic.Kind())
}

// constantText is a constant string; an integer stands for a rune.
func constantText(v constant.Value) string {
	if v.Kind() == constant.String {
		return constant.StringVal(v)
	}
	n, _ := constant.Int64Val(v)
	return runeText(n)
}
