package vm

import "go/types"

// mapping is a map: entries by the canonical form of their key.
type mapping struct {
	t     *types.Map
	index map[any]*entry
	all   []*entry // in the order they came, with dead ones among them
}

type entry struct {
	key, value value
	dead       bool
}

func newMapping(t *types.Map) *mapping { return &mapping{t: t, index: map[any]*entry{}} }

func (c *mapping) len() int {
	if c == nil {
		return 0
	}
	return len(c.index)
}

// get finds a key. A nil map has none, but an unhashable key panics there too.
func (c *mapping) get(m *Machine, t *types.Map, key value) (value, bool) {
	hash := c.hash(m, t, key)
	if c == nil {
		return nil, false
	}
	if found := c.index[hash]; found != nil {
		return found.value, true
	}
	return nil, false
}

// hash is the canonical form of a key to look up. What cannot be hashed panics,
// in an empty map with words of its own.
func (c *mapping) hash(m *Machine, t *types.Map, key value) any {
	if held, ok := key.(iface); ok && c.len() == 0 && held.t != nil && !comparableValue(held) {
		m.fail(unhashableTypeError{"hash of unhashable type: " + held.t.String()})
	}
	return m.canonical(t.Key(), key, 0)
}

func (c *mapping) set(m *Machine, key, v value) {
	if c == nil {
		m.fail(plainError("assignment to entry in nil map"))
	}
	hash := m.canonical(c.t.Key(), key, 0)
	if found := c.index[hash]; found != nil {
		found.value = v
		return
	}
	m.alloc(6)
	added := &entry{key: key, value: v}
	c.index[hash] = added
	c.all = append(c.all, added)
}

func (c *mapping) delete(m *Machine, t *types.Map, key value) {
	hash := c.hash(m, t, key)
	if c == nil {
		return
	}
	if found := c.index[hash]; found != nil {
		found.dead = true
		delete(c.index, hash)
		c.compact(m)
	}
}

func (c *mapping) clear() {
	if c == nil {
		return
	}
	for _, one := range c.all {
		one.dead = true
	}
	c.index, c.all = map[any]*entry{}, nil
}

// compact drops dead entries once they are the most.
func (c *mapping) compact(m *Machine) {
	if len(c.all) < 16 || len(c.all) < 2*len(c.index) {
		return
	}
	m.step(int64(len(c.all)))
	c.all = c.live()
}

func (c *mapping) live() []*entry {
	if c == nil {
		return nil
	}
	live := make([]*entry, 0, len(c.index))
	for _, one := range c.all {
		if !one.dead {
			live = append(live, one)
		}
	}
	return live
}

// walk returns the entries in an order of chance, as a range starts with. An
// entry that dies meanwhile must be passed over.
func (c *mapping) walk(m *Machine) []*entry {
	m.alloc(int64(c.len()) / 3)
	m.step(4 * int64(c.len()))
	entries := c.live()
	m.random.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries
}
