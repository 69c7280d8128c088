//go:build lesson

package fix

import (
	"fmt"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

func named(name string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		route := mux.CurrentRoute(r)
		methods, merr := route.GetMethods()
		vars, verr := route.GetVarNames()
		template, terr := route.GetPathTemplate()
		fmt.Fprintln(w, name, route.GetName(), methods, merr, vars, verr, template, terr, mux.Vars(r))
	}
}

func Handle(w http.ResponseWriter, r *http.Request) {
	var router *mux.Router = mux.NewRouter()
	var route *mux.Route = router.Methods(http.MethodPost).Path("/invoices/{id:inv-[0-9]+}").Name("invoice")
	route.HandlerFunc(named("by method"))
	router.StrictSlash(true).Path("/plain/").Handler(named("plain"))
	router.Headers("X-Trace", "t-1").Path("/traced").HandlerFunc(named("traced"))
	router.Queries("tag", "{tag}").Path("/tagged").HandlerFunc(named("tagged"))
	router.Host("{sub}.example.com").HandlerFunc(named("host"))
	router.NewRoute().PathPrefix("/sub").Subrouter().Name("inner").Path("/x").Headers("Accept", "text/plain").HandlerFunc(named("inner"))
	router.PathPrefix("/files/").HandlerFunc(named("files"))
	router.NewRoute().Host("other.example").Queries("a", "b").Handler(named("other"))
	router.Name("late").Path("/late/{n}").HandlerFunc(named("late"))
	guard := mux.MiddlewareFunc(func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Add("X-Passed", "guard")
			next.ServeHTTP(w, r)
		})
	})
	router.Use(guard)
	router.ServeHTTP(w, r)
	for _, path := range []string{"/plain/", "/plain", "/traced", "/tagged", "/sub/x", "/late/3", "/files/a/b", "/invoices/none"} {
		other := r.Clone(r.Context())
		other.URL.Path = path
		router.ServeHTTP(w, other)
	}
	other := r.Clone(r.Context())
	other.Host, other.URL.Path = "api.example.com", "/any"
	router.ServeHTTP(w, other)
	u, err := router.Get("late").URL("n", "7")
	fmt.Fprintln(w, u, err, router.Get("none") == nil)
	_, err = router.Get("late").URL("m", "7")
	fmt.Fprintln(w, err)
	guard.Middleware(named("not routed")).ServeHTTP(w, mux.SetURLVars(r, nil).WithContext(r.Context()))
	defer func() { fmt.Fprintln(w, recover() != nil) }()
	var tickets api.Store[api.Ticket] = api.Tickets(r)
	made, err := tickets.Create(api.Ticket{Subject: "help"})
	orders := api.Orders(r).List()
	fmt.Fprintln(w, made, err, orders)
}
