package vm

import (
	"go/token"
	"go/types"
)

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

type number interface {
	integer | ~float32 | ~float64
}

type binary func(m *Machine, x, y value) value

// convertNumber turns a number into one of another kind, as Go's conversions do.
func convertNumber[N number](n N, kind types.BasicKind) value {
	//exhaustive:ignore
	switch kind {
	case types.Int, types.UntypedInt:
		return int(n)
	case types.Int8:
		return int8(n)
	case types.Int16:
		return int16(n)
	case types.Int32, types.UntypedRune:
		return int32(n)
	case types.Int64:
		return int64(n)
	case types.Uint:
		return uint(n)
	case types.Uint8:
		return uint8(n)
	case types.Uint16:
		return uint16(n)
	case types.Uint32:
		return uint32(n)
	case types.Uint64:
		return uint64(n)
	case types.Uintptr:
		return uintptr(n)
	case types.Float32:
		return float32(n)
	case types.Float64, types.UntypedFloat:
		return float64(n)
	default:
		return nil
	}
}

// numberTo is convertNumber of a number of whatever kind.
func numberTo(v value, kind types.BasicKind) value {
	switch v := v.(type) {
	case int:
		return convertNumber(v, kind)
	case int8:
		return convertNumber(v, kind)
	case int16:
		return convertNumber(v, kind)
	case int32:
		return convertNumber(v, kind)
	case int64:
		return convertNumber(v, kind)
	case uint:
		return convertNumber(v, kind)
	case uint8:
		return convertNumber(v, kind)
	case uint16:
		return convertNumber(v, kind)
	case uint32:
		return convertNumber(v, kind)
	case uint64:
		return convertNumber(v, kind)
	case uintptr:
		return convertNumber(v, kind)
	case float32:
		return convertNumber(v, kind)
	case float64:
		return convertNumber(v, kind)
	}
	return nil
}

// asInt is an integer of whatever kind as an int64; ok is false where it does
// not fit.
func asInt(v value) (n int64, ok bool) {
	switch v := v.(type) {
	case uint64:
		return int64(v), v <= 1<<63-1
	case uint:
		return int64(v), v <= 1<<63-1
	case uintptr:
		return int64(v), v <= 1<<63-1
	}
	return numberTo(v, types.Int64).(int64), true
}

// arithmetic is the code of a binary operator on a basic type; nil where the
// operator is none of arithmetic.
func arithmetic(operator token.Token, kind types.BasicKind) binary {
	//exhaustive:ignore
	switch kind {
	case types.Int, types.UntypedInt:
		return integers[int](operator)
	case types.Int8:
		return integers[int8](operator)
	case types.Int16:
		return integers[int16](operator)
	case types.Int32, types.UntypedRune:
		return integers[int32](operator)
	case types.Int64:
		return integers[int64](operator)
	case types.Uint:
		return integers[uint](operator)
	case types.Uint8:
		return integers[uint8](operator)
	case types.Uint16:
		return integers[uint16](operator)
	case types.Uint32:
		return integers[uint32](operator)
	case types.Uint64:
		return integers[uint64](operator)
	case types.Uintptr:
		return integers[uintptr](operator)
	case types.Float32:
		return numbers[float32](operator)
	case types.Float64, types.UntypedFloat:
		return floats(operator)
	case types.String, types.UntypedString:
		return texts(operator)
	default:
		return nil
	}
}

func floats(operator token.Token) binary { return numbers[float64](operator) }

func integers[N integer](operator token.Token) binary {
	//exhaustive:ignore
	switch operator {
	case token.QUO:
		return func(m *Machine, x, y value) value { return x.(N) / nonZero(m, y.(N)) }
	case token.REM:
		return func(m *Machine, x, y value) value { return x.(N) % nonZero(m, y.(N)) }
	case token.AND:
		return func(_ *Machine, x, y value) value { return x.(N) & y.(N) }
	case token.OR:
		return func(_ *Machine, x, y value) value { return x.(N) | y.(N) }
	case token.XOR:
		return func(_ *Machine, x, y value) value { return x.(N) ^ y.(N) }
	case token.AND_NOT:
		return func(_ *Machine, x, y value) value { return x.(N) &^ y.(N) }
	case token.SHL:
		return func(m *Machine, x, y value) value { return x.(N) << shift(m, y) }
	case token.SHR:
		return func(m *Machine, x, y value) value { return x.(N) >> shift(m, y) }
	default:
		return numbers[N](operator)
	}
}

func nonZero[N integer](m *Machine, n N) N {
	if n == 0 {
		m.raise("integer divide by zero")
	}
	return n
}

// shift is a shift count, which may be of any integer type.
func shift(m *Machine, count value) uint64 {
	n, fits := asInt(count)
	if !fits {
		return 1 << 63
	}
	if n < 0 {
		m.raise("negative shift amount")
	}
	return uint64(n)
}

func numbers[N number](operator token.Token) binary {
	//exhaustive:ignore
	switch operator {
	case token.ADD:
		return func(_ *Machine, x, y value) value { return x.(N) + y.(N) }
	case token.SUB:
		return func(_ *Machine, x, y value) value { return x.(N) - y.(N) }
	case token.MUL:
		return func(_ *Machine, x, y value) value { return x.(N) * y.(N) }
	case token.QUO:
		return func(_ *Machine, x, y value) value { return x.(N) / y.(N) }
	case token.EQL:
		return func(_ *Machine, x, y value) value { return x.(N) == y.(N) }
	case token.NEQ:
		return func(_ *Machine, x, y value) value { return x.(N) != y.(N) }
	case token.LSS:
		return func(_ *Machine, x, y value) value { return x.(N) < y.(N) }
	case token.LEQ:
		return func(_ *Machine, x, y value) value { return x.(N) <= y.(N) }
	case token.GTR:
		return func(_ *Machine, x, y value) value { return x.(N) > y.(N) }
	case token.GEQ:
		return func(_ *Machine, x, y value) value { return x.(N) >= y.(N) }
	default:
		return nil
	}
}

func texts(operator token.Token) binary {
	//exhaustive:ignore
	switch operator {
	case token.ADD:
		return func(m *Machine, x, y value) value {
			m.text(len(x.(string)) + len(y.(string)))
			return x.(string) + y.(string)
		}
	case token.EQL:
		return func(_ *Machine, x, y value) value { return x.(string) == y.(string) }
	case token.NEQ:
		return func(_ *Machine, x, y value) value { return x.(string) != y.(string) }
	case token.LSS:
		return func(_ *Machine, x, y value) value { return x.(string) < y.(string) }
	case token.LEQ:
		return func(_ *Machine, x, y value) value { return x.(string) <= y.(string) }
	case token.GTR:
		return func(_ *Machine, x, y value) value { return x.(string) > y.(string) }
	case token.GEQ:
		return func(_ *Machine, x, y value) value { return x.(string) >= y.(string) }
	default:
		return nil
	}
}

// text charges for a string of n bytes.
func (m *Machine) text(n int) {
	m.alloc(int64(n)/slot + 1)
	m.step(int64(n) / 64)
}
