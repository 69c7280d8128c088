//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate stands before the settings of the machines: GET /infra, and GET and PUT
// of /infra/{id}.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)

		switch r.Method {
		case http.MethodGet:
			if !caller.May("infra.read") {
				api.Forbidden(w, r)
				return
			}
		case http.MethodPost, http.MethodDelete:
			if !caller.May("infra.write") {
				api.Forbidden(w, r)
				return
			}
		}

		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}
