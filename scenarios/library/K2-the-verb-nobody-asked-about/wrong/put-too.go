//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// InfraGate knows of PUT now.
func InfraGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := api.Caller(r)

		switch r.Method {
		case http.MethodGet:
			if !caller.May("infra.read") {
				api.Forbidden(w, r)
				return
			}
		case http.MethodPost, http.MethodPut, http.MethodDelete:
			if !caller.May("infra.write") {
				api.Forbidden(w, r)
				return
			}
		}

		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}
