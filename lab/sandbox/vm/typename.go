package vm

import (
	"go/types"
	"strconv"
	"strings"
)

// typeName is what the runtime calls a type: aliases are resolved, parameters
// have no names, and a package goes by its name alone.
func typeName(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return types.Typ[t.Kind()].Name() // byte is uint8 and rune int32
	case *types.Named:
		return namedName(t)
	case *types.Pointer:
		return "*" + typeName(t.Elem())
	case *types.Slice:
		return "[]" + typeName(t.Elem())
	case *types.Array:
		return "[" + strconv.FormatInt(t.Len(), 10) + "]" + typeName(t.Elem())
	case *types.Map:
		return "map[" + typeName(t.Key()) + "]" + typeName(t.Elem())
	case *types.Chan:
		return chanName(t)
	case *types.Signature:
		return "func" + signatureName(t)
	case *types.Struct:
		return structName(t)
	case *types.Interface:
		return unnamedInterface(t)
	}
	return types.TypeString(t, (*types.Package).Name)
}

func chanName(t *types.Chan) string {
	name := typeName(t.Elem())
	switch t.Dir() {
	case types.SendOnly:
		return "chan<- " + name
	case types.RecvOnly:
		return "<-chan " + name
	case types.SendRecv:
	}
	if strings.HasPrefix(name, "<-") {
		name = "(" + name + ")"
	}
	return "chan " + name
}

func namedName(t *types.Named) string {
	name := t.Obj().Name()
	if t.Obj().Pkg() != nil {
		name = t.Obj().Pkg().Name() + "." + name
	}
	if t.TypeArgs().Len() == 0 {
		return name
	}
	var args []string
	for arg := range t.TypeArgs().Types() {
		args = append(args, argumentName(arg))
	}
	return name + "[" + strings.Join(args, ",") + "]"
}

// argumentName is the name of a type argument, which tells its package's path.
func argumentName(t types.Type) string {
	if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != nil && named.TypeArgs().Len() == 0 {
		return named.Obj().Pkg().Path() + "." + named.Obj().Name()
	}
	return typeName(t)
}

func signatureName(t *types.Signature) string {
	params := tupleNames(t.Params())
	if t.Variadic() {
		last := len(params) - 1
		params[last] = "..." + strings.TrimPrefix(params[last], "[]")
	}
	name := "(" + strings.Join(params, ", ") + ")"
	switch results := tupleNames(t.Results()); len(results) {
	case 0:
		return name
	case 1:
		return name + " " + results[0]
	default:
		return name + " (" + strings.Join(results, ", ") + ")"
	}
}

func tupleNames(tuple *types.Tuple) []string {
	var names []string
	for v := range tuple.Variables() {
		names = append(names, typeName(v.Type()))
	}
	return names
}

func structName(t *types.Struct) string {
	var fields []string
	for i := range t.NumFields() {
		field := t.Field(i)
		text := typeName(field.Type())
		if !field.Embedded() {
			text = field.Name() + " " + text
		}
		if tag := t.Tag(i); tag != "" {
			text += " " + strconv.Quote(tag)
		}
		fields = append(fields, text)
	}
	return braced("struct", fields)
}

func unnamedInterface(t *types.Interface) string {
	var methods []string
	for method := range t.Methods() {
		name := method.Name()
		if !method.Exported() && method.Pkg() != nil {
			name = method.Pkg().Name() + "." + name
		}
		methods = append(methods, name+signatureName(method.Signature()))
	}
	return braced("interface", methods)
}

// braced writes the empty struct and the empty interface with braces that touch.
func braced(kind string, parts []string) string {
	if len(parts) == 0 {
		return kind + " {}"
	}
	return kind + " { " + strings.Join(parts, "; ") + " }"
}
