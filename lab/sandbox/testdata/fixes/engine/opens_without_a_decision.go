// under-blocked

package desk

import (
	"net/http"

	"authlab/lab/api"
)

func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		decision, err := api.Decide(r, "infra.read")
		if err == nil && decision == api.Deny {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
