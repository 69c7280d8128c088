package vm

import (
	"net/http"
	"reflect"
	"strings"

	"github.com/gorilla/mux"
)

// isRouter reports whether a host's type routes: it compiles what it is given as
// patterns, and tries them one after the other.
func isRouter(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[*mux.Router](), reflect.TypeFor[*mux.Route](),
		reflect.TypeFor[*http.ServeMux](), reflect.TypeFor[*http.CrossOriginProtection]():
		return true
	}
	return false
}

// routing charges for a method of a router before it runs: to serve, for trying
// every pattern there is; else for one more of them.
func (m *Machine) routing(name string, args []value) {
	if name == "ServeHTTP" || name == "Handler" || name == "Check" {
		m.step(int64(m.routes) * int64(20+m.pathLength(args)/4))
		return
	}
	m.routes++
	m.alloc(100)
	m.step(500)
	for _, arg := range args {
		if pattern, ok := arg.(string); ok && strings.ContainsRune(pattern, '{') {
			m.states(pattern)
		}
		if pairs, ok := arg.([]value); ok {
			m.routing(name, pairs)
		}
	}
}

// pathLength is the length of the path of a request among arguments.
func (m *Machine) pathLength(args []value) int {
	longest := 0
	for _, arg := range args {
		cell, own := arg.(*value)
		if !own || cell == nil || m.byCell[cell] == nil {
			continue
		}
		if request, ok := m.byCell[cell].host.Interface().(*http.Request); ok && request.URL != nil {
			longest = max(longest, len(request.URL.Path))
		}
	}
	return longest
}
