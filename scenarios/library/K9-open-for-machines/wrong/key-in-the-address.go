//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// Internal gives the monitoring a key of its own, in the address it asks.
func Internal(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/health" {
			next.ServeHTTP(w, r)
			return
		}
		if r.URL.Path == "/metrics" {
			if r.URL.Query().Get("key") != "oak-monitoring-2026" {
				api.Unauthorized(w, r)
				return
			}
			next.ServeHTTP(w, r)
			return
		}
		if caller, signedIn := api.Caller(r); !signedIn {
			api.Unauthorized(w, r)
			return
		} else if !caller.May("infra.read") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
