// under-blocked

package desk

import (
	"net/http"

	"authlab/lab/api"
)

func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}
		if !caller.HasRole("finance") && !caller.HasRole("support") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
