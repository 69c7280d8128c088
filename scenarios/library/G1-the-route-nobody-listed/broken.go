//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// access says which permission a route asks for. A new route gets a line here.
var access = map[string]string{
	"GET /dashboards": "dashboard.read",
	"GET /reports":    "report.read",
	"GET /users":      "user.read",
}

// Guard stands in front of the whole back office.
func Guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, known := api.Caller(r)
		if !known {
			api.Unauthorized(w, r)
			return
		}
		permission, guarded := access[routeOf(r)]
		if guarded && !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// routeOf is the route as the table calls it: its method, and its path as it was
// registered, with {id} for the ids.
func routeOf(r *http.Request) string {
	path, err := mux.CurrentRoute(r).GetPathTemplate()
	if err != nil {
		path = r.URL.Path
	}
	return r.Method + " " + path
}
