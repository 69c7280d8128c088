package vm

import (
	"reflect"
	"strings"
)

// The errors the Go runtime panics with, by the names and in the shapes it has
// for them: formatting shows both.
type (
	plainError          string
	errorString         string
	boundsError         struct{ text string }
	unhashableTypeError struct{ text string }
	TypeAssertionError  struct{ text string }
	PanicNilError       struct{}
)

func (e plainError) Error() string          { return string(e) }
func (e errorString) Error() string         { return string(e) }
func (e boundsError) Error() string         { return e.text }
func (e unhashableTypeError) Error() string { return e.text }
func (e *TypeAssertionError) Error() string { return e.text }
func (*PanicNilError) Error() string        { return "panic called with nil argument" }

// RuntimeError marks the types, as runtime.Error asks.
func (plainError) RuntimeError()          {}
func (errorString) RuntimeError()         {}
func (boundsError) RuntimeError()         {}
func (unhashableTypeError) RuntimeError() {}
func (*TypeAssertionError) RuntimeError() {}
func (*PanicNilError) RuntimeError()      {}

// hostName is the name of a type of the host; what stands in for one of the
// runtime's own goes by the runtime's.
func hostName(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[unhashableTypeError]():
		return "maps.unhashableTypeError"
	case reflect.TypeFor[plainError](), reflect.TypeFor[errorString](), reflect.TypeFor[boundsError](),
		reflect.TypeFor[*TypeAssertionError](), reflect.TypeFor[*PanicNilError]():
		return strings.Replace(t.String(), "vm.", "runtime.", 1)
	}
	return t.String()
}
