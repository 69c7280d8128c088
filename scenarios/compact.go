package scenarios

import (
	"reflect"
	"strings"
	"sync"
)

// compacted copies what was read, so that it stands together. Where it was read, a text
// or two of each page of memory are kept between hundreds that are not, and keep the
// whole page.
func compacted[T any](read []T) []T {
	copies := make([]T, len(read))
	var copying sync.WaitGroup
	for i := range read {
		copying.Go(func() {
			copies[i] = read[i]
			detach(reflect.ValueOf(&copies[i]).Elem())
		})
	}
	copying.Wait()
	return copies
}

// detach gives a value memory of its own for all that it leads to by exported fields.
func detach(v reflect.Value) {
	//exhaustive:ignore
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Clone(v.String()))
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Field(i); field.CanSet() {
				detach(field)
			}
		}
	case reflect.Slice:
		if v.IsNil() {
			return
		}
		items := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(items, v)
		v.Set(items)
		for i := range v.Len() {
			detach(v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			v.Set(detached(v.Elem()).Addr())
		}
	case reflect.Map:
		if v.IsNil() {
			return
		}
		entries := reflect.MakeMapWithSize(v.Type(), v.Len())
		for key, value := range v.Seq2() {
			entries.SetMapIndex(detached(key), detached(value))
		}
		v.Set(entries)
	}
}

// detached is a copy of a value with memory of its own.
func detached(v reflect.Value) reflect.Value {
	copied := reflect.New(v.Type()).Elem()
	copied.Set(v)
	detach(copied)
	return copied
}
