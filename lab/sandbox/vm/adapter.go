package vm

import (
	"context"
	"io"
	"net/http"
	"reflect"
	"time"
)

// adapter is one of the learner's values in the clothes of a host's interface.
type adapter interface{ adapted() iface }

// adapt dresses a value up as the interface the host wants.
func (m *Machine) adapt(held iface, want reflect.Type) reflect.Value {
	w := worn{m, held}
	switch want {
	case reflect.TypeFor[http.Handler]():
		return reflect.ValueOf(handlerAdapter{w})
	case reflect.TypeFor[http.ResponseWriter]():
		return reflect.ValueOf(writerAdapter{w})
	case reflect.TypeFor[error]():
		return reflect.ValueOf(errorAdapter{w})
	case reflect.TypeFor[io.Reader]():
		return reflect.ValueOf(readerAdapter{w})
	case reflect.TypeFor[io.ReadCloser]():
		return reflect.ValueOf(readCloserAdapter{readerAdapter{w}})
	case reflect.TypeFor[io.Writer]():
		return reflect.ValueOf(sinkAdapter{w})
	case reflect.TypeFor[context.Context]():
		return reflect.ValueOf(contextAdapter{w})
	}
	m.unsupported("passing a %s to the host as a %s", held.t, want)
	return reflect.Value{}
}

// worn is the value inside an adapter.
type worn struct {
	m    *Machine
	held iface
}

func (w worn) adapted() iface { return w.held }

// call runs one of the value's methods.
func (w worn) call(method string, results []reflect.Type, args ...any) []reflect.Value {
	var out []reflect.Value
	w.m.guard(func() {
		fn := w.m.program.method(w.held.t, nil, method)
		if fn == nil {
			w.m.unsupported("method %s of %s", method, w.held.t)
		}
		out = w.m.callIn(fn, []value{w.held.v}, results, args)
	})
	return out
}

type handlerAdapter struct{ worn }

func (a handlerAdapter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a.call("ServeHTTP", nil, w, r)
}

type writerAdapter struct{ worn }

func (a writerAdapter) Header() http.Header {
	return a.call("Header", []reflect.Type{reflect.TypeFor[http.Header]()})[0].Interface().(http.Header)
}

func (a writerAdapter) Write(p []byte) (int, error) { return a.transfer("Write", p) }

func (a writerAdapter) WriteHeader(status int) { a.call("WriteHeader", nil, status) }

// transfer calls a method shaped as Read and Write are.
func (w worn) transfer(method string, p []byte) (int, error) {
	out := w.call(method, []reflect.Type{reflect.TypeFor[int](), reflect.TypeFor[error]()}, p)
	err, _ := out[1].Interface().(error)
	return int(out[0].Int()), err
}

type errorAdapter struct{ worn }

func (a errorAdapter) Error() string {
	return a.call("Error", []reflect.Type{reflect.TypeFor[string]()})[0].String()
}

type readerAdapter struct{ worn }

func (a readerAdapter) Read(p []byte) (int, error) { return a.transfer("Read", p) }

type readCloserAdapter struct{ readerAdapter }

func (a readCloserAdapter) Close() error {
	err, _ := a.call("Close", []reflect.Type{reflect.TypeFor[error]()})[0].Interface().(error)
	return err
}

type sinkAdapter struct{ worn }

func (a sinkAdapter) Write(p []byte) (int, error) { return a.transfer("Write", p) }

// contextAdapter is a context of the bench's. The host never waits for it.
type contextAdapter struct{ worn }

func (a contextAdapter) Deadline() (time.Time, bool) {
	out := a.call("Deadline", []reflect.Type{reflect.TypeFor[time.Time](), reflect.TypeFor[bool]()})
	return out[0].Interface().(time.Time), out[1].Bool()
}

func (a contextAdapter) Done() <-chan struct{} {
	return a.call("Done", []reflect.Type{reflect.TypeFor[<-chan struct{}]()})[0].Interface().(<-chan struct{})
}

func (a contextAdapter) Err() error {
	err, _ := a.call("Err", []reflect.Type{reflect.TypeFor[error]()})[0].Interface().(error)
	return err
}

func (a contextAdapter) Value(key any) any {
	return a.call("Value", []reflect.Type{reflect.TypeFor[any]()}, key)[0].Interface()
}
