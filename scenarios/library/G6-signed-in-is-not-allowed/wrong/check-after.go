//go:build lesson

package desk

import (
	"net/http"

	"authlab/lab/api"
)

// RefundGate holds the handler's answer back until it knows that the caller may
// have it.
func RefundGate(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, signedIn := api.Caller(r)
		if !signedIn {
			api.Unauthorized(w, r)
			return
		}

		held := &heldAnswer{header: http.Header{}, status: http.StatusOK}
		next.ServeHTTP(held, r)

		if !caller.May("refund.create") {
			api.Forbidden(w, r)
			return
		}
		for name, values := range held.header {
			for _, value := range values {
				w.Header().Add(name, value)
			}
		}
		w.WriteHeader(held.status)
		w.Write(held.body)
	})
}

// heldAnswer is a response that has not been sent yet.
type heldAnswer struct {
	header http.Header
	status int
	body   []byte
}

func (h *heldAnswer) Header() http.Header    { return h.header }
func (h *heldAnswer) WriteHeader(status int) { h.status = status }
func (h *heldAnswer) Write(part []byte) (int, error) {
	h.body = append(h.body, part...)
	return len(part), nil
}
