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
		next.ServeHTTP(discard{}, r)
		if !caller.May("refund.create") {
			api.Forbidden(w, r)
			return
		}
		w.WriteHeader(http.StatusCreated)
	})
}

type discard struct{}

func (discard) Header() http.Header            { return http.Header{} }
func (discard) WriteHeader(int)                {}
func (discard) Write(text []byte) (int, error) { return len(text), nil }
