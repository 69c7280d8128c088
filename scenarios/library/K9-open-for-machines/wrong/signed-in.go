//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Internal opens metrics to whoever is signed in.
func Internal(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/health" {
			next.ServeHTTP(w, r)
			return
		}
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		if r.URL.Path != "/metrics" && !caller.May("infra.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
