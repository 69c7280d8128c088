//go:build lesson

package desk

import (
	"net/http"
	"slices"

	"authlab/lab/api"
)

// open lists what machines ask for. They cannot fill in a sign-in form.
func open() []string { return []string{"/health", "/metrics"} }

// Internal stands before GET /health, GET /metrics and GET /infra.
func Internal(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if slices.Contains(open(), r.URL.Path) {
			next.ServeHTTP(w, r)
			return
		}

		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		if !caller.May("infra.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
