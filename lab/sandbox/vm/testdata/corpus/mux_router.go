//go:build lesson

package fix

import (
	"fmt"
	"github.com/gorilla/mux"
	"net/http"
)

func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Trace") == "" {
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		w.Header().Set("X-Guard", "on")
		next.ServeHTTP(w, r)
	})
}

func show(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, mux.Vars(r)["id"], len(mux.Vars(r)), r.Method)
	path, err := mux.CurrentRoute(r).GetPathTemplate()
	fmt.Fprintln(w, path, err)
}

func Handle(w http.ResponseWriter, r *http.Request) {
	router := mux.NewRouter()
	router.Use(guard)
	router.HandleFunc("/invoices/{id:inv-1}", show).Methods("POST", "GET").Name("invoice")
	router.Handle("/other", http.HandlerFunc(show))
	router.ServeHTTP(w, r)
	fmt.Fprintln(w, mux.Vars(r)["id"] == "", mux.Vars(mux.SetURLVars(r, map[string]string{"id": "set"}))["id"])
}
