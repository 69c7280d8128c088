// right

package desk

import (
	"net/http"

	"authlab/lab/api"
)

func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		decision, err := api.Decide(r, "infra.read")
		switch {
		case err != nil:
			api.Unavailable(w, r)
		case decision == api.Deny:
			api.Forbidden(w, r)
		default:
			next.ServeHTTP(w, r)
		}
	})
}
