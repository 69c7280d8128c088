package sandbox

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
)

// compareStored holds what a request left in the world against what it should
// have left there: fields that hold something else, and fields left empty.
func compareStored(want, got map[string]json.RawMessage) (other, empty []string) {
	for _, id := range slices.Sorted(maps.Keys(want)) {
		wanted, given := fieldsOf(want[id]), fieldsOf(got[id])
		for _, name := range slices.Sorted(maps.Keys(wanted)) {
			switch value := given[name]; {
			case reflect.DeepEqual(wanted[name], value):
			case isEmpty(value):
				empty = append(empty, name+" of "+id)
			default:
				other = append(other, name+" of "+id)
			}
		}
	}
	return other, empty
}

// isEmpty reports whether a field holds nothing: an empty list does not.
func isEmpty(value any) bool {
	if list, isList := value.([]any); isList {
		return len(list) == 0
	}
	return value == nil || reflect.ValueOf(value).IsZero()
}

// fieldsOf are the fields of a record; none where it is gone.
func fieldsOf(record json.RawMessage) map[string]any {
	var fields map[string]any
	_ = json.Unmarshal(record, &fields) // what is no record has no fields
	return fields
}
