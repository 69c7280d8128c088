package mockapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// shown is a record as a caller may see it: the fields they may read, in the
// record's order. Everything that answers, filters, searches or counts goes by
// it, so that no question can be answered by a field that is kept from them.
type shown []shownField

type shownField struct {
	name  string
	value any
}

// show leaves out of a record what the caller may not read; a nil list leaves
// out nothing.
func show(record any, may []string) shown {
	value := reflect.ValueOf(record)
	var fields shown
	for _, field := range reflect.VisibleFields(value.Type()) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous || name == "" || may != nil && !slices.Contains(may, name) {
			continue
		}
		fields = append(fields, shownField{name, value.FieldByIndex(field.Index).Interface()})
	}
	return fields
}

// only keeps the fields that were asked for; no names ask for all.
func (s shown) only(names []string) shown {
	if len(names) == 0 {
		return s
	}
	return slices.DeleteFunc(slices.Clone(s), func(f shownField) bool { return !slices.Contains(names, f.name) })
}

// has reports whether a field says exactly this.
func (s shown) has(name, value string) bool {
	return slices.ContainsFunc(s, func(f shownField) bool { return f.name == name && fmt.Sprint(f.value) == value })
}

// mentions reports whether a text stands in any of the fields, in capitals or not.
func (s shown) mentions(text string) bool {
	return slices.ContainsFunc(s, func(f shownField) bool {
		return strings.Contains(strings.ToLower(fmt.Sprint(f.value)), strings.ToLower(text))
	})
}

func (s shown) names() []string {
	var names []string
	for _, field := range s {
		names = append(names, field.name)
	}
	return names
}

func (s shown) values() []string {
	var values []string
	for _, field := range s {
		values = append(values, fmt.Sprint(field.value))
	}
	return values
}

// MarshalJSON keeps the order of the fields.
func (s shown) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	for i, field := range s {
		out.WriteByte("{,"[min(i, 1)])
		value, err := json.Marshal(field.value)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, "%q:%s", field.name, value)
	}
	if len(s) == 0 {
		out.WriteByte('{')
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}
