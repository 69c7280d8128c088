//go:build lesson

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// access says which permission a route asks for. A new route gets a line here.
var access = map[string]string{
	"/dashboards": "dashboard.read",
	"/reports":    "report.read",
	"/users":      "user.read",
	"/audit":      "audit.read",
}

// Guard stands in front of the whole back office.
func Guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, known := api.Caller(r)
		if !known {
			api.Unauthorized(w, r)
			return
		}
		permission, listed := access[routeOf(r)]
		if !listed || !caller.May(permission) {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// routeOf is the path of the route as it was registered, with {id} for the ids.
func routeOf(r *http.Request) string {
	path, err := mux.CurrentRoute(r).GetPathTemplate()
	if err != nil {
		path = r.URL.Path
	}
	return path
}
