package scenarios

import (
	"reflect"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
)

// A pack that was read stands together, and is what was read.
func TestWhatWasReadIsCopiedWhole(t *testing.T) {
	read := load(Builtin()).pack.Scenarios
	copies := compacted(read)
	if diff := cmp.Diff(read, copies); diff != "" {
		t.Fatal(diff)
	}
	shared := memoryOf(reflect.ValueOf(read), map[uintptr]bool{})
	for at := range memoryOf(reflect.ValueOf(copies), map[uintptr]bool{}) {
		if shared[at] {
			t.Fatal("a copy leads back to what was read")
		}
	}
	if len(shared) < 5_000 {
		t.Errorf("looked at %d places", len(shared))
	}
}

// memoryOf collects where everything lies that a value leads to by exported fields.
func memoryOf(v reflect.Value, places map[uintptr]bool) map[uintptr]bool {
	switch v.Kind() {
	case reflect.String:
		if text := v.String(); text != "" {
			places[uintptr(unsafe.Pointer(unsafe.StringData(text)))] = true
		}
	case reflect.Struct:
		for field, at := range v.Fields() {
			if field.IsExported() {
				memoryOf(at, places)
			}
		}
	case reflect.Slice:
		if v.Len() > 0 && v.Type().Elem().Size() > 0 {
			places[v.Pointer()] = true
		}
		for _, at := range v.Seq2() {
			memoryOf(at, places)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			places[v.Pointer()] = true
			memoryOf(v.Elem(), places)
		}
	case reflect.Map:
		if !v.IsNil() {
			places[v.Pointer()] = true
		}
		for key, at := range v.Seq2() {
			memoryOf(key, places)
			memoryOf(at, places)
		}
	}
	return places
}
