package vm

import (
	"go/types"
	"unicode/utf8"

	"golang.org/x/tools/go/ssa"
)

func (c *compiler) field(in *ssa.Field) operand {
	record, index := c.operand(in.X), in.Field
	if gate, name, ok := evidence(in.X.Type(), index); ok {
		return func(fr *frame) value {
			v := record(fr).(structure)[index]
			fr.m.read(gate, name, v)
			return v
		}
	}
	return func(fr *frame) value { return record(fr).(structure)[index] }
}

func (c *compiler) fieldAddress(in *ssa.FieldAddr) operand {
	record, index := c.operand(in.X), in.Field
	gate, name, tagged := evidence(in.X.Type(), index)
	tagged = tagged && !onlyWritten(in)
	return func(fr *frame) value {
		p, ok := record(fr).(*value)
		if !ok {
			fr.m.unsupported("a field of a host object")
		}
		if p == nil {
			fr.m.raise("invalid memory address or nil pointer dereference")
		}
		address := &(*p).(structure)[index]
		if tagged {
			fr.m.read(gate, name, *address)
		}
		return address
	}
}

// within holds an index against a length, in the runtime's words.
func (m *Machine) within(index value, length int) int {
	n, fits := asInt(index)
	if !fits || n < 0 || n >= int64(length) {
		if fits && n < 0 {
			m.outOfBounds("index out of range [%d]", n)
		}
		m.outOfBounds("index out of range [%d] with length %d", index, length)
	}
	return int(n)
}

func (c *compiler) index(in *ssa.Index) operand {
	held, index := c.operand(in.X), c.operand(in.Index)
	return func(fr *frame) value {
		switch held := held(fr).(type) {
		case string:
			return held[fr.m.within(index(fr), len(held))]
		case array:
			return held[fr.m.within(index(fr), len(held))]
		}
		fr.m.unsupported("%s", in)
		return nil
	}
}

func (c *compiler) indexAddress(in *ssa.IndexAddr) operand {
	held, index := c.operand(in.X), c.operand(in.Index)
	return func(fr *frame) value {
		elements := fr.m.elements(held(fr))
		return &elements[fr.m.within(index(fr), len(elements))]
	}
}

// elements is the memory of a slice, or of the array a pointer points to.
func (m *Machine) elements(v value) []value {
	switch v := v.(type) {
	case []value:
		return v
	case *value:
		if v == nil {
			m.raise("invalid memory address or nil pointer dereference")
		}
		return (*v).(array)
	}
	m.unsupported("an element of a host object")
	return nil
}

func (c *compiler) lookup(in *ssa.Lookup) operand {
	held, key := c.operand(in.X), c.operand(in.Index)
	t, ok := in.X.Type().Underlying().(*types.Map)
	if !ok { // an older SSA form looks bytes up in strings this way
		return func(fr *frame) value {
			text := held(fr).(string)
			return text[fr.m.within(key(fr), len(text))]
		}
	}
	return func(fr *frame) value {
		found, ok := held(fr).(*mapping).get(fr.m, t, key(fr))
		if !ok {
			found = fr.m.zero(t.Elem())
		}
		if in.CommaOk {
			return tuple{found, ok}
		}
		return found
	}
}

func (c *compiler) makeSlice(in *ssa.MakeSlice) operand {
	length, capacity := c.operand(in.Len), c.operand(in.Cap)
	t := in.Type().Underlying().(*types.Slice).Elem()
	return func(fr *frame) value {
		m := fr.m
		n, fits := asInt(length(fr))
		if !fits || n < 0 || n > 1<<40 {
			m.raise("makeslice: len out of range")
		}
		room, fits := asInt(capacity(fr))
		if !fits || room < n || room > 1<<40 {
			m.raise("makeslice: cap out of range")
		}
		m.alloc(room + 1)
		return m.zeros(t, room)[:n]
	}
}

func (c *compiler) slice(in *ssa.Slice) operand {
	held := c.operand(in.X)
	bound := func(v ssa.Value) operand {
		if v == nil {
			return nil
		}
		return c.operand(v)
	}
	low, high, most := bound(in.Low), bound(in.High), bound(in.Max)
	made := isMake(in)
	return func(fr *frame) value {
		v := held(fr)
		if text, ok := v.(string); ok {
			from, to, _ := fr.m.bounds(fr, low, high, nil, len(text), len(text), true)
			return text[from:to]
		}
		elements := fr.m.elements(v)
		if made {
			fr.m.fitsMake(high(fr), cap(elements))
		}
		from, to, limit := fr.m.bounds(fr, low, high, most, len(elements), cap(elements), false)
		if elements == nil {
			return elements
		}
		return elements[from:to:limit]
	}
}

// isMake reports whether a slice expression stands for a make whose capacity is
// constant: the SSA form slices a new array then.
func isMake(in *ssa.Slice) bool {
	array, ok := in.X.(*ssa.Alloc)
	return ok && array.Comment == "makeslice" && in.High != nil
}

// fitsMake holds a make's length against its capacity, in the runtime's words.
func (m *Machine) fitsMake(length value, capacity int) {
	switch n, fits := asInt(length); {
	case !fits || n < 0:
		m.raise("makeslice: len out of range")
	case n > int64(capacity):
		m.raise("makeslice: cap out of range")
	}
}

// bounds evaluates and checks x[low:high:most], in the runtime's words.
func (m *Machine) bounds(fr *frame, low, high, most operand, length, capacity int, text bool) (from, to, limit int) {
	get := func(bound operand, otherwise int) int64 {
		if bound == nil {
			return int64(otherwise)
		}
		n, fits := asInt(bound(fr))
		if !fits {
			return 1<<63 - 1
		}
		return n
	}
	a, b, c := get(low, 0), get(high, length), get(most, capacity)
	kind := "capacity"
	if text {
		kind = "length"
	}
	switch {
	case most != nil && (c < 0 || c > int64(capacity)):
		m.outOfBounds("slice bounds out of range [::%d] with capacity %d", c, capacity)
	case most != nil && (b < 0 || b > c):
		m.outOfBounds("slice bounds out of range [:%d:%d]", b, c)
	case b < 0 || b > c:
		m.outOfBounds("slice bounds out of range [:%d] with %s %d", b, kind, capacity)
	case a < 0 || a > b:
		if most != nil {
			m.outOfBounds("slice bounds out of range [%d:%d:]", a, b)
		}
		m.outOfBounds("slice bounds out of range [%d:%d]", a, b)
	}
	return int(a), int(b), int(c)
}

func (c *compiler) arrayPointer(in *ssa.SliceToArrayPointer) operand {
	held := c.operand(in.X)
	length := int(in.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array).Len())
	return func(fr *frame) value {
		elements := held(fr).([]value)
		if len(elements) < length {
			fr.m.outOfBounds("cannot convert slice with length %d to array or pointer to array with length %d", len(elements), length)
		}
		if elements == nil {
			return (*value)(nil)
		}
		var cell value = array(elements[:length:length])
		return &cell
	}
}

// iterator is what a range over a map or a string holds.
type iterator interface {
	next(m *Machine) tuple // ok, key, value
}

func (c *compiler) ranged(in *ssa.Range) operand {
	held := c.operand(in.X)
	if _, ok := in.X.Type().Underlying().(*types.Map); ok {
		return func(fr *frame) value { return &mapIterator{entries: held(fr).(*mapping).walk(fr.m)} }
	}
	return func(fr *frame) value { return &textIterator{text: held(fr).(string)} }
}

type mapIterator struct {
	entries []*entry
}

func (it *mapIterator) next(m *Machine) tuple {
	for len(it.entries) > 0 {
		one := it.entries[0]
		it.entries = it.entries[1:]
		m.step(1)
		if !one.dead {
			return tuple{true, one.key, one.value}
		}
	}
	return tuple{false, nil, nil}
}

type textIterator struct {
	text string
	at   int
}

func (it *textIterator) next(*Machine) tuple {
	if it.at >= len(it.text) {
		return tuple{false, nil, nil}
	}
	at := it.at
	r, size := utf8.DecodeRuneInString(it.text[at:])
	it.at += size
	return tuple{true, at, r}
}
