// right

package desk

import (
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// RefundGate puts a router before the rest of the API, with the questions it asks.
func RefundGate(next http.Handler) http.Handler {
	router := mux.NewRouter()
	router.Use(signedIn, mayRefund)
	router.Handle("/refunds", next).Methods(http.MethodPost)
	return router
}

func signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := api.Caller(r); !ok {
			api.Unauthorized(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func mayRefund(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller, _ := api.Caller(r); !caller.May("refund.create") {
			api.Forbidden(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
