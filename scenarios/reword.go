package scenarios

import (
	"fmt"
	"reflect"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
)

var (
	unknownField = pattern.Late(`^field (.+) not found in type scenarios\.(\w+)$`)
	wrongType    = pattern.Late("(?s)^cannot construct !!(\\w+)(?: `(.*)`)? into (.+)$")
	noTime       = pattern.Late(`^parsing time "(.*?)" as `)
	givenTwice   = pattern.Late(`^mapping key "(.+)" already defined at line (\d+)$`)
)

// reword turns what the YAML library says, in terms of Go, into what is wrong
// with a manifest and what to try.
func reword(message string, into any) lab.Mistake {
	if m := unknownField().FindStringSubmatch(message); m != nil {
		fields := lab.Near(m[1], fieldsOf(reflect.TypeOf(into), m[2]))
		return lab.Mistake{What: fmt.Sprintf("there is no field %q here", m[1]), Try: strings.Join(fields, ", ")}
	}
	if m := wrongType().FindStringSubmatch(message); m != nil {
		what := kindWord(m[1])
		if m[2] != "" {
			what += fmt.Sprintf(" (%s)", m[2])
		}
		return lab.Mistake{What: fmt.Sprintf("%s stands here", what), Try: goWord(m[3])}
	}
	if m := givenTwice().FindStringSubmatch(message); m != nil {
		return lab.Mistake{What: fmt.Sprintf("%q was given before, in line %s", m[1], m[2]), Try: "keeping one of the two"}
	}
	if m := noTime().FindStringSubmatch(message); m != nil {
		return lab.Mistake{What: fmt.Sprintf("%q is no time", m[1]), Try: goWord("time.Time")}
	}
	return lab.Mistake{What: message, Try: "comparing the file with what authlab pack new writes"}
}

// kindWord says what a YAML tag is.
func kindWord(tag string) string {
	switch tag {
	case "str":
		return "text"
	case "seq":
		return "a list"
	case "map":
		return "a mapping"
	case "int", "float":
		return "a number"
	case "bool":
		return "true or false"
	case "null":
		return "nothing"
	default:
		return tag
	}
}

// goWord says what a Go type wants to be written as.
func goWord(name string) string {
	switch {
	case name == "time.Time":
		return "a time such as 2026-03-02T10:00:00Z"
	case strings.HasPrefix(name, "[]"):
		return "a list, each entry on a line of its own after a dash"
	case strings.HasPrefix(name, "map") || strings.HasPrefix(name, "scenarios.") || strings.HasPrefix(name, "*scenarios."):
		return "a mapping, each field on a line of its own"
	case strings.Contains(name, "int"):
		return "a whole number"
	case name == "bool":
		return "true or false"
	default:
		return "text"
	}
}

// fieldsOf returns the yaml names of the fields of the type with a name,
// looking through everything a type is made of.
func fieldsOf(t reflect.Type, name string) []string {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t.PkgPath() != reflect.TypeFor[packManifest]().PkgPath() {
		return nil
	}
	if t.Name() == name {
		return yamlNames(t)
	}
	for field := range t.Fields() {
		if found := fieldsOf(field.Type, name); len(found) > 0 {
			return found
		}
	}
	return nil
}

func yamlNames(t reflect.Type) []string {
	var names []string
	for field := range t.Fields() {
		tag := field.Tag.Get("yaml")
		if tag == ",inline" {
			names = append(names, yamlNames(field.Type)...)
			continue
		}
		names = append(names, tag)
	}
	return names
}
