package vm

import (
	"go/types"
	"reflect"
	"slices"
)

// mirrors are the objects that live on both sides: requests, addresses and
// cookies, and the maps of headers and form values. Before a call into the host
// what code on the bench changed is written to the host's object, after it the
// other way round. One object has one mirror, so that pointers to it compare.
type mirrors struct {
	byObject map[any]*mirror    // by the host's pointer
	byCell   map[*value]*mirror // by ours
	byTable  map[uintptr]*table // by the host's map
	byMap    map[*mapping]*table
	objects  []*mirror
	tables   []*table
	boxes    map[box]iface
	done     map[uintptr]*channel // by the host's channel
	given    []doneSide
}

type mirror struct {
	cell   *value
	t      *types.Struct
	host   reflect.Value   // a pointer
	fields []reflect.Value // the host's, in the order of ours; invalid for one that stays on this side
}

func newMirror(cell *value, t *types.Struct, host reflect.Value) *mirror {
	made := &mirror{cell: cell, t: t, host: host, fields: make([]reflect.Value, t.NumFields())}
	for i := range made.fields {
		if field := t.Field(i); field.Exported() {
			made.fields[i] = host.Elem().FieldByName(field.Name())
		}
	}
	return made
}

type table struct {
	own  *mapping
	t    *types.Map
	host reflect.Value
}

func newMirrors() *mirrors {
	return &mirrors{
		byObject: map[any]*mirror{}, byCell: map[*value]*mirror{},
		byTable: map[uintptr]*table{}, byMap: map[*mapping]*table{}, boxes: map[box]iface{},
		done: map[uintptr]*channel{},
	}
}

// ownObject is our side of one of the host's objects.
func (m *Machine) ownObject(host reflect.Value, t types.Type) value {
	host = apart(host)
	if known := m.byObject[host.Interface()]; known != nil {
		return known.cell
	}
	under := t.Underlying().(*types.Struct)
	cell := m.zero(t)
	made := newMirror(&cell, under, host)
	m.keep(made)
	m.pull(made)
	return made.cell
}

// apart is a pointer or a map for itself. What is read from a field is the field,
// and becomes another object when the field does.
func apart(host reflect.Value) reflect.Value { return reflect.ValueOf(host.Interface()) }

// hostObject is the host's side of an object. One that code on the bench made
// by copying another starts as a copy of that other's host side, so that what
// the stub does not describe (a request's context) comes along.
func (m *Machine) hostObject(p *value, t types.Type, want reflect.Type) reflect.Value {
	if known := m.byCell[p]; known != nil {
		return known.host
	}
	under := t.Underlying().(*types.Struct)
	made := newMirror(p, under, reflect.New(want))
	if origin := m.unseen(p, under); origin != nil && origin.v != nil {
		made.host.Elem().Set(reflect.ValueOf(origin.v).Elem())
	}
	m.keep(made)
	m.give(made)
	return made.host
}

func (m *Machine) keep(made *mirror) {
	m.alloc(20)
	m.byObject[made.host.Interface()] = made
	m.byCell[made.cell] = made
	m.objects = append(m.objects, made)
	if origin := m.unseen(made.cell, made.t); origin != nil {
		(*made.cell).(structure)[made.t.NumFields()-1] = m.hostValue(made.host.Interface())
	}
}

// unseen is the field in which a stub's struct remembers its host side.
func (m *Machine) unseen(p *value, t *types.Struct) *iface {
	last := t.NumFields() - 1
	if t.Field(last).Name() != "unseen" {
		return nil
	}
	held := (*p).(structure)[last].(iface)
	return &held
}

// pull copies the host's fields to our side.
func (m *Machine) pull(one *mirror) {
	fields := (*one.cell).(structure)
	for i, host := range one.fields {
		if host.IsValid() {
			b := &bridge{m: m}
			m.store(&fields[i], b.in(host, one.t.Field(i).Type()))
		}
	}
}

// give copies our fields to the host's side.
func (m *Machine) give(one *mirror) {
	fields := (*one.cell).(structure)
	for i, host := range one.fields {
		if host.IsValid() {
			b := &bridge{m: m}
			host.Set(b.out(fields[i], one.t.Field(i).Type(), host.Type()))
		}
	}
}

// ownMap is our side of one of the host's maps.
func (m *Machine) ownMap(host reflect.Value, t *types.Map) *mapping {
	host = apart(host)
	if known := m.byTable[host.Pointer()]; known != nil {
		return known.own
	}
	made := &table{own: newMapping(t), t: t, host: host}
	m.keepTable(made)
	m.pullTable(made)
	return made.own
}

// hostMap is the host's side of one of our maps.
func (m *Machine) hostMap(own *mapping, want reflect.Type) reflect.Value {
	if known := m.byMap[own]; known != nil {
		return known.host.Convert(want)
	}
	made := &table{own: own, t: own.t, host: reflect.MakeMap(want)}
	m.keepTable(made)
	m.giveTable(made)
	return made.host
}

func (m *Machine) keepTable(made *table) {
	m.alloc(20)
	m.byTable[made.host.Pointer()] = made
	m.byMap[made.own] = made
	m.tables = append(m.tables, made)
}

// pullTable changes only what differs: a slice both sides share stays shared.
func (m *Machine) pullTable(one *table) {
	m.step(16 * int64(one.host.Len()+one.own.len()))
	b := &bridge{m: m}
	for _, mine := range one.own.live() {
		if !one.host.MapIndex(reflect.ValueOf(mine.key)).IsValid() {
			one.own.delete(m, one.t, mine.key)
		}
	}
	for entries := one.host.MapRange(); entries.Next(); {
		mine, found := one.own.get(m, one.t, entries.Key().String())
		if !found || !slices.Equal(stringsOf(mine), entries.Value().Interface().([]string)) {
			one.own.set(m, entries.Key().String(), b.in(entries.Value(), one.t.Elem()))
		}
	}
}

func (m *Machine) giveTable(one *table) {
	m.step(16 * int64(one.host.Len()+one.own.len()))
	b := &bridge{m: m}
	for entries := one.host.MapRange(); entries.Next(); {
		if _, found := one.own.get(m, one.t, entries.Key().String()); !found {
			one.host.SetMapIndex(entries.Key(), reflect.Value{})
		}
	}
	for _, mine := range one.own.live() {
		key := reflect.ValueOf(mine.key)
		host := one.host.MapIndex(key)
		if !host.IsValid() || !slices.Equal(stringsOf(mine.value), host.Interface().([]string)) {
			one.host.SetMapIndex(key, b.out(mine.value, one.t.Elem(), one.host.Type().Elem()))
		}
	}
}

func stringsOf(v value) []string {
	var texts []string
	for _, one := range v.([]value) {
		texts = append(texts, one.(string))
	}
	return texts
}

// giveAll and pullAll bring the two sides into line. Making a mirror of a field
// may add to the list, so they count on as it grows.
func (m *Machine) giveAll() {
	for i := 0; i < len(m.objects); i++ {
		m.give(m.objects[i])
	}
	for i := 0; i < len(m.tables); i++ {
		m.giveTable(m.tables[i])
	}
}

func (m *Machine) pullAll() {
	for i := 0; i < len(m.objects); i++ {
		m.pull(m.objects[i])
	}
	for i := 0; i < len(m.tables); i++ {
		m.pullTable(m.tables[i])
	}
}
