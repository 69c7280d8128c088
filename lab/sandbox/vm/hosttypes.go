package vm

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/netip"
	"net/url"
	"reflect"
	"regexp"
	"time"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// hostTypes are the real types behind the stubs' named types, for those whose
// values cross to the host. Interfaces need no entry: an adapter is found by
// the host's side.
func hostTypes() map[string]reflect.Type { return registry.byName }

// stubName names a type of a stub package.
type stubName struct{ path, name string }

func stubNames() map[reflect.Type]stubName { return registry.byType }

// registry never changes once the program runs.
var registry = newRegistry()

type typeRegistry struct {
	byName map[string]reflect.Type
	byType map[reflect.Type]stubName
}

func newRegistry() typeRegistry {
	made := typeRegistry{byName: map[string]reflect.Type{}, byType: map[reflect.Type]stubName{}}
	for _, t := range []reflect.Type{
		reflect.TypeFor[http.Header](), reflect.TypeFor[http.Request](), reflect.TypeFor[http.Cookie](),
		reflect.TypeFor[http.SameSite](), reflect.TypeFor[http.HandlerFunc](), reflect.TypeFor[http.ServeMux](),
		reflect.TypeFor[http.CrossOriginProtection](), reflect.TypeFor[http.MaxBytesError](),
		reflect.TypeFor[url.URL](), reflect.TypeFor[url.Values](), reflect.TypeFor[url.Userinfo](), reflect.TypeFor[url.Error](),
		reflect.TypeFor[url.EscapeError](), reflect.TypeFor[url.InvalidHostError](),
		reflect.TypeFor[mux.Router](), reflect.TypeFor[mux.Route](), reflect.TypeFor[mux.MiddlewareFunc](),
		reflect.TypeFor[time.Time](), reflect.TypeFor[time.Duration](), reflect.TypeFor[time.Month](), reflect.TypeFor[time.Weekday](),
		reflect.TypeFor[time.Location](), reflect.TypeFor[time.ParseError](),
		reflect.TypeFor[json.Decoder](), reflect.TypeFor[json.RawMessage](), reflect.TypeFor[json.Number](),
		reflect.TypeFor[json.SyntaxError](), reflect.TypeFor[json.UnmarshalTypeError](),
		reflect.TypeFor[json.Delim](), reflect.TypeFor[json.InvalidUnmarshalError](),
		reflect.TypeFor[json.UnsupportedTypeError](), reflect.TypeFor[json.MarshalerError](),
		reflect.TypeFor[netip.Addr](), reflect.TypeFor[netip.AddrPort](), reflect.TypeFor[netip.Prefix](),
		reflect.TypeFor[base64.Encoding](), reflect.TypeFor[base64.CorruptInputError](), reflect.TypeFor[hex.InvalidByteError](),
		reflect.TypeFor[regexp.Regexp](),
		reflect.TypeFor[api.Principal](), reflect.TypeFor[api.Resource](), reflect.TypeFor[api.Decision](),
		reflect.TypeFor[api.Invoice](), reflect.TypeFor[api.Order](), reflect.TypeFor[api.Refund](), reflect.TypeFor[api.Approval](), reflect.TypeFor[api.Ticket](),
		reflect.TypeFor[api.Customer](), reflect.TypeFor[api.Document](), reflect.TypeFor[api.Dashboard](), reflect.TypeFor[api.Alert](),
		reflect.TypeFor[api.Invitation](),
		reflect.TypeFor[api.Delivery](), reflect.TypeFor[api.Link](), reflect.TypeFor[api.Form](),
	} {
		made.byName[t.PkgPath()+"."+t.Name()] = t
		made.byType[t] = stubName{t.PkgPath(), t.Name()}
	}
	return made
}

// isSealed reports whether a struct of the host crosses whole: its stub is a
// struct around the host's value, and so is compared as that is.
func isSealed(t reflect.Type) bool {
	switch t {
	case reflect.TypeFor[time.Time](), reflect.TypeFor[netip.Addr](), reflect.TypeFor[netip.AddrPort](), reflect.TypeFor[netip.Prefix]():
		return true
	}
	return false
}
