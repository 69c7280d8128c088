package vm

import (
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"authlab/lab"
)

// Looked is what the code has read so far of what the gates go by: for each
// gate the facts, in the order they were first read.
func (m *Machine) Looked() map[lab.Gate][]lab.Fact {
	looked := make(map[lab.Gate][]lab.Fact, len(m.looked))
	for gate, facts := range m.looked {
		looked[gate] = slices.Clone(facts)
	}
	return looked
}

// evidence says which gate a field is evidence for, and its name as a fact. It
// is false for a field that carries no gate tag of the teaching package.
func evidence(t types.Type, field int) (lab.Gate, string, bool) {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil || named.Obj().Pkg().Path() != "authlab/lab/api" {
		return "", "", false
	}
	record, ok := named.Underlying().(*types.Struct)
	if !ok {
		return "", "", false
	}
	gate := lab.Gate(reflect.StructTag(record.Tag(field)).Get("gate"))
	owner := strings.ToLower(named.Obj().Name())
	if owner == "principal" {
		owner = "caller"
	}
	return gate, owner + "." + strings.ToLower(record.Field(field).Name()), gate != ""
}

// read notes that a field was read.
func (m *Machine) read(gate lab.Gate, name string, v value) {
	fact := lab.Fact{Name: name, Value: factText(v)}
	if !slices.Contains(m.looked[gate], fact) && len(m.looked[gate]) < maxFacts {
		m.looked[gate] = append(m.looked[gate], fact)
	}
}

// maxFacts bounds the facts of one gate: a handler may walk a long list.
const maxFacts = 32

func factText(v value) string {
	switch v := v.(type) {
	case []value:
		var parts []string
		for _, one := range v {
			parts = append(parts, factText(one))
		}
		return strings.Join(parts, ", ")
	case structure, array, iface, *value, *mapping, *closure:
		return "" // not simply printable: that it was read is fact enough
	}
	return fmt.Sprint(v)
}

// onlyWritten reports whether an address serves for nothing but storing: filling
// in a field is no look at it.
func onlyWritten(address *ssa.FieldAddr) bool {
	for _, user := range *address.Referrers() {
		if store, ok := user.(*ssa.Store); !ok || store.Addr != address {
			return false
		}
	}
	return true
}
