package mockapi

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
)

// settable lists the fields of a body that a caller may set, on an object where
// the route has one. What it leaves out is the server's to set.
type settable func(caller lab.Principal, object *lab.Object) []string

// readable lists the fields of a record that a caller may read, on an object where
// the route has one; nil for all of them. What it leaves out is never sent.
type readable func(caller lab.Principal, object *lab.Object) []string

// gateReading asks whether the caller may read every field the request asks for
// by name: ?fields=name,email. A field that is kept from the caller and one that
// there is not are refused alike. Who names none gets what there is to get.
func gateReading(may, wanted []string) ruling {
	facts := []lab.Fact{fact("may read", strings.Join(may, ", "))}
	for _, name := range wanted {
		if !slices.Contains(may, name) {
			facts = append(facts, fact("asked to read", shortened(name)))
			return deny(lab.GateField, http.StatusForbidden, "a field is not the caller's to read", facts...)
		}
	}
	return pass(lab.GateField, "only fields the caller may read", facts...)
}

// gateField asks whether the caller may set every field the body names (ASVS
// 15.3.3). Ignoring the others would be as safe and would teach less: whoever
// sends "owner" should hear that it was refused. Names are compared letter by
// letter, though package json is not so strict when a handler reads them.
func gateField(may []string, body string) ruling {
	facts := []lab.Fact{fact("may set", strings.Join(may, ", "))}
	for _, name := range fieldsIn(body) {
		if !slices.Contains(may, name) {
			facts = append(facts, fact("asked to set", shortened(name)))
			return deny(lab.GateField, http.StatusForbidden, "a field is not the caller's to set", facts...)
		}
	}
	return pass(lab.GateField, "only fields the caller may set", facts...)
}

// fieldsIn reads a body as far as api.Read does, so that nothing the handler will
// see goes by unseen here. A body that is not JSON names no field: the handler
// says what is wrong with it.
func fieldsIn(body string) []string {
	var fields map[string]json.RawMessage
	if err := json.NewDecoder(strings.NewReader(body)).Decode(&fields); err != nil {
		return nil
	}
	return slices.Sorted(maps.Keys(fields))
}
