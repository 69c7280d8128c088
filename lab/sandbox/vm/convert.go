package vm

import (
	"go/types"
	"unicode/utf8"
)

// conversion is the code of T(x) where the representation changes.
func (c *compiler) conversion(from, to types.Type) func(m *Machine, v value) value {
	source, target := from.Underlying(), to.Underlying()
	basic, toBasic := target.(*types.Basic)
	fromBasic, isBasic := source.(*types.Basic)
	switch {
	case toBasic && isBasic && isText(basic) && isText(fromBasic):
		return func(_ *Machine, v value) value { return v }
	case toBasic && isBasic && isText(basic):
		return func(_ *Machine, v value) value { return runeText(v) }
	case toBasic && isBasic:
		return func(_ *Machine, v value) value { return numberTo(v, basic.Kind()) }
	case toBasic && isText(basic) && elementKind(source) == types.Uint8:
		return func(m *Machine, v value) value { return m.bytesText(v.([]value)) }
	case toBasic && isText(basic) && elementKind(source) == types.Int32:
		return func(m *Machine, v value) value { return m.runesText(v.([]value)) }
	case isBasic && isText(fromBasic) && elementKind(target) == types.Uint8:
		return func(m *Machine, v value) value { return m.textBytes(v.(string)) }
	case isBasic && isText(fromBasic) && elementKind(target) == types.Int32:
		return func(m *Machine, v value) value { return m.textRunes(v.(string)) }
	}
	return func(m *Machine, _ value) value {
		m.unsupported("converting %s to %s", typeName(from), typeName(to))
		return nil
	}
}

func isText(basic *types.Basic) bool { return basic.Info()&types.IsString != 0 }

func elementKind(t types.Type) types.BasicKind {
	if slice, ok := t.(*types.Slice); ok {
		if basic, ok := slice.Elem().Underlying().(*types.Basic); ok {
			return basic.Kind()
		}
	}
	return types.Invalid
}

// runeText is string(r); a number that is no rune becomes U+FFFD.
func runeText(v value) string {
	n, fits := asInt(v)
	if !fits || n < 0 || n > utf8.MaxRune {
		return string(utf8.RuneError)
	}
	return string(rune(n))
}

func (m *Machine) bytesText(bytes []value) string {
	m.text(len(bytes))
	m.step(int64(len(bytes)) / 8)
	return string(goBytes(bytes))
}

func goBytes(bytes []value) []byte {
	if bytes == nil {
		return nil
	}
	raw := make([]byte, len(bytes))
	for i, b := range bytes {
		raw[i] = b.(byte)
	}
	return raw
}

func (m *Machine) textBytes(text string) []value {
	m.alloc(int64(len(text)) + 1)
	m.step(int64(len(text)) / 8)
	bytes := make([]value, len(text))
	for i := range len(text) {
		bytes[i] = text[i]
	}
	return bytes
}

func (m *Machine) runesText(runes []value) string {
	m.text(4 * len(runes))
	m.step(int64(len(runes)) / 8)
	raw := make([]rune, len(runes))
	for i, r := range runes {
		raw[i] = r.(rune)
	}
	return string(raw)
}

func (m *Machine) textRunes(text string) []value {
	m.alloc(int64(len(text)) + 1)
	m.step(int64(len(text)) / 8)
	runes := make([]value, 0, utf8.RuneCountInString(text))
	for _, r := range text {
		runes = append(runes, r)
	}
	return runes
}
