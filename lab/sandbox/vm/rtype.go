package vm

import (
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/types/typeutil"
)

// rtype is a dynamic type: one for each type, so that pointers compare. It is
// either one of the program's own types or, for an object the stubs do not
// describe, a type of the host.
type rtype struct {
	t    types.Type
	host reflect.Type

	once     sync.Once
	textName string
}

// textMethod is the method by which fmt writes values of one of the program's own
// types, Error before String; empty where it has neither.
func (r *rtype) textMethod() string {
	r.once.Do(func() {
		for _, name := range []string{"String", "Error"} {
			if textMethod(r.t, name) {
				r.textName = name
			}
		}
	})
	return r.textName
}

// String is the name the runtime gives the type in its messages.
func (r *rtype) String() string {
	if r.host != nil {
		return hostName(r.host)
	}
	return typeName(r.t)
}

// kind is what package reflect calls the sort of a type.
func (r *rtype) kind() reflect.Kind {
	if r.host != nil {
		return r.host.Kind()
	}
	switch t := r.t.Underlying().(type) {
	case *types.Basic:
		return reflect.TypeOf(zeroBasic(t.Kind())).Kind()
	case *types.Slice:
		return reflect.Slice
	case *types.Array:
		return reflect.Array
	case *types.Map:
		return reflect.Map
	case *types.Pointer:
		return reflect.Pointer
	case *types.Struct:
		return reflect.Struct
	case *types.Signature:
		return reflect.Func
	case *types.Chan:
		return reflect.Chan
	}
	return reflect.Invalid
}

// typeTable holds the one rtype of each type. The Program's mutex guards it.
type typeTable struct {
	own   typeutil.Map
	hosts map[reflect.Type]*rtype
}

func newTypeTable() *typeTable { return &typeTable{hosts: map[reflect.Type]*rtype{}} }

func (p *Program) rtype(t types.Type) *rtype {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if known, ok := p.types.own.At(t).(*rtype); ok {
		return known
	}
	made := &rtype{t: t}
	p.types.own.Set(t, made)
	return made
}

func (p *Program) hostRtype(t reflect.Type) *rtype {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if known := p.types.hosts[t]; known != nil {
		return known
	}
	made := &rtype{host: t}
	p.types.hosts[t] = made
	return made
}

type methodKey struct {
	t    *rtype
	id   string // types.Id: the name, and for an unexported one the package
	name string
}

// method finds the code of a method of one of the program's own types.
func (p *Program) method(t *rtype, pkg *types.Package, name string) *function {
	key := methodKey{t, types.Id(pkg, name), name}
	p.mutex.Lock()
	known := p.methods[key]
	p.mutex.Unlock()
	if known != nil {
		return known
	}
	selection := types.NewMethodSet(t.t).Lookup(pkg, name)
	if selection == nil {
		return nil
	}
	found := p.function(p.prog.MethodValue(selection))
	p.mutex.Lock()
	p.methods[key] = found
	p.mutex.Unlock()
	return found
}

// missing names a method the dynamic type lacks of an interface; empty where it
// has them all.
func (p *Program) missing(t *rtype, wanted *types.Interface) string {
	if t.host == nil {
		method, wrong := types.MissingMethod(t.t, wanted, true)
		if method == nil && !wrong {
			return ""
		}
		return method.Name()
	}
	for method := range wanted.Methods() {
		has, found := methodNamed(t.host, method.Name())
		if !found || !method.Exported() || !sameSignature(method.Signature(), has.Type, 1) {
			return method.Name()
		}
	}
	return ""
}

// sameSignature holds a stub's function against a host's, whose first
// parameters are skipped: a method's is the receiver.
func sameSignature(sig *types.Signature, host reflect.Type, skip int) bool {
	if sig.Params().Len() != host.NumIn()-skip || sig.Results().Len() != host.NumOut() || sig.Variadic() != host.IsVariadic() {
		return false
	}
	for i := range sig.Params().Len() {
		if !sameType(sig.Params().At(i).Type(), host.In(i+skip)) {
			return false
		}
	}
	for i := range sig.Results().Len() {
		if !sameType(sig.Results().At(i).Type(), host.Out(i)) {
			return false
		}
	}
	return true
}

// sameType holds a stub's type against a host's. Named types must be the
// registered pair; interfaces need the same methods.
func sameType(t types.Type, host reflect.Type) bool {
	if real := registered(t); real != nil {
		return real == host
	}
	switch under := t.Underlying().(type) {
	case *types.Interface:
		return host.Kind() == reflect.Interface && sameMethods(under, host)
	case *types.Pointer:
		return host.Kind() == reflect.Pointer && sameType(under.Elem(), host.Elem())
	case *types.Slice:
		return host.Kind() == reflect.Slice && sameType(under.Elem(), host.Elem())
	case *types.Map:
		return host.Kind() == reflect.Map && sameType(under.Key(), host.Key()) && sameType(under.Elem(), host.Elem())
	case *types.Basic:
		return host == reflect.TypeOf(zeroBasic(under.Kind()))
	case *types.Array:
		return host.Kind() == reflect.Array && host.Len() == int(under.Len()) && sameType(under.Elem(), host.Elem())
	case *types.Signature:
		return host.Kind() == reflect.Func && sameSignature(under, host, 0)
	}
	return false
}

func sameMethods(own *types.Interface, host reflect.Type) bool {
	if own.NumMethods() != host.NumMethod() {
		return false
	}
	for method := range own.Methods() {
		if _, found := methodNamed(host, method.Name()); !found {
			return false
		}
	}
	return true
}
