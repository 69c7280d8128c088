package vm

import (
	"encoding/json"
	"errors"
	"go/types"
	"reflect"
	"strings"
)

// Encoders see a learner's types without their names. What they complain of is
// put back into the learner's terms here.

// namedType is a type of the host's that goes by another name.
type namedType struct {
	reflect.Type
	name string
}

// String is the name.
func (n namedType) String() string { return n.name }

// Method and MethodByName find none: nobody looks for one in the type of an error, and
// those of the type itself would have the linker keep all methods (see methodNamed).
func (namedType) Method(int) reflect.Method                  { return reflect.Method{} }
func (namedType) MethodByName(string) (reflect.Method, bool) { return reflect.Method{}, false }

// nameTypes names the types in an error of an encoder or a decoder.
func (b *bridge) nameTypes(results []reflect.Value) {
	if len(results) == 0 {
		return
	}
	err, _ := results[len(results)-1].Interface().(error)
	var wrong *json.UnmarshalTypeError
	var invalid *json.InvalidUnmarshalError
	var refused *json.UnsupportedTypeError
	switch {
	case errors.As(err, &wrong):
		b.nameWrong(wrong)
	case errors.As(err, &invalid) && invalid.Type != nil:
		invalid.Type = namedType{invalid.Type, typeName(b.into)}
	case errors.As(err, &refused):
		if name, known := nameOfUncodable(refused.Type); known {
			refused.Type = namedType{refused.Type, name}
		}
	}
}

// nameWrong finds the type that a value did not fit by the path to its field.
func (b *bridge) nameWrong(wrong *json.UnmarshalTypeError) {
	t := b.into
	if wrong.Field != "" {
		path := strings.Split(strings.ReplaceAll(wrong.Field, embeddedName, ""), ".")
		wrong.Field = strings.Join(path, ".")
		wrong.Struct, t = along(t, path)
	}
	if t = b.typeLike(t, wrong.Type); t != nil {
		wrong.Type = namedType{wrong.Type, typeName(t)}
	}
}

// along follows a path of fields. It returns the name of the struct that holds
// the last one, as encoding/json has it, and its type.
func along(t types.Type, path []string) (holder string, last types.Type) {
	for len(path) > 0 {
		object := core(t)
		record, ok := object.Underlying().(*types.Struct)
		if !ok {
			return "", nil
		}
		if named, ok := types.Unalias(object).(*types.Named); ok {
			holder = strings.TrimPrefix(namedName(named), named.Obj().Pkg().Name()+".")
		}
		for ok = true; ok && len(path) > 1; {
			var inside *types.Struct
			if inside, ok = embeddedStruct(record, path[0]); ok {
				record, path = inside, path[1:]
			}
		}
		field := fieldOf(record, path[0])
		if field == nil {
			return holder, nil
		}
		t, path = field.Type(), path[1:]
	}
	return holder, t
}

// core is what lists, maps and pointers hold in the end.
func core(t types.Type) types.Type {
	if inside := madeOf(t); len(inside) > 0 {
		return core(inside[len(inside)-1])
	}
	return t
}

// madeOf lists the types a list, a map or a pointer is made of.
func madeOf(t types.Type) []types.Type {
	switch under := t.Underlying().(type) {
	case *types.Pointer:
		return []types.Type{under.Elem()}
	case *types.Slice:
		return []types.Type{under.Elem()}
	case *types.Array:
		return []types.Type{under.Elem()}
	case *types.Map:
		return []types.Type{under.Key(), under.Elem()}
	}
	return nil
}

func embeddedStruct(record *types.Struct, name string) (*types.Struct, bool) {
	for i := range record.NumFields() {
		if field := record.Field(i); field.Embedded() && field.Name() == name && jsonName(record, i) == "" {
			inside, ok := indirect(field.Type()).Underlying().(*types.Struct)
			return inside, ok
		}
	}
	return nil, false
}

func fieldOf(record *types.Struct, name string) *types.Var {
	for i := range record.NumFields() {
		if called := jsonName(record, i); called == name || called == "" && record.Field(i).Name() == name {
			return record.Field(i)
		}
	}
	return nil
}

func jsonName(record *types.Struct, i int) string {
	name, _, _ := strings.Cut(reflect.StructTag(record.Tag(i)).Get("json"), ",")
	return name
}

// typeLike finds, in a type and in what it is made of, the one that crosses as
// the host's.
func (b *bridge) typeLike(t types.Type, host reflect.Type) types.Type {
	if t == nil || b.hostType(t) == host {
		return t
	}
	for _, part := range madeOf(t) {
		if found := b.typeLike(part, host); found != nil {
			return found
		}
	}
	return nil
}

// uncodable stands for a type that no encoder takes, and bears its name.
func uncodable(t types.Type) reflect.Type {
	return reflect.ChanOf(reflect.BothDir, reflect.StructOf([]reflect.StructField{
		{Name: "Type", Type: reflect.TypeFor[struct{}](), Tag: reflect.StructTag(typeName(t))},
	}))
}

func nameOfUncodable(t reflect.Type) (name string, known bool) {
	if !isUncodable(t) {
		return "", false
	}
	return string(t.Elem().Field(0).Tag), true
}

func isUncodable(t reflect.Type) bool {
	return t.Kind() == reflect.Chan && t.Elem().Kind() == reflect.Struct && t.Elem().NumField() == 1
}

// keysAMap reports whether encoders take a type for the keys of a map.
func keysAMap(t reflect.Type) bool {
	if t.Kind() == reflect.String || t.Kind() >= reflect.Int && t.Kind() <= reflect.Uintptr {
		return true
	}
	_, writes := t.MethodByName("MarshalText")
	return writes
}
