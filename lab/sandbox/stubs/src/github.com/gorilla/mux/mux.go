//go:build lesson

// Package mux routes requests.
package mux

import (
	"net/http"
	"net/url"
)

type MiddlewareFunc func(http.Handler) http.Handler

func (mw MiddlewareFunc) Middleware(handler http.Handler) http.Handler { return mw(handler) }

type Router struct{ unseen any }

func NewRouter() *Router

func (r *Router) ServeHTTP(w http.ResponseWriter, req *http.Request)
func (r *Router) Handle(path string, handler http.Handler) *Route
func (r *Router) HandleFunc(path string, f func(http.ResponseWriter, *http.Request)) *Route
func (r *Router) Get(name string) *Route
func (r *Router) Headers(pairs ...string) *Route
func (r *Router) Host(tpl string) *Route
func (r *Router) Methods(methods ...string) *Route
func (r *Router) Name(name string) *Route
func (r *Router) NewRoute() *Route
func (r *Router) Path(tpl string) *Route
func (r *Router) PathPrefix(tpl string) *Route
func (r *Router) Queries(pairs ...string) *Route
func (r *Router) StrictSlash(value bool) *Router
func (r *Router) Use(mwf ...MiddlewareFunc)

type Route struct{ unseen any }

func (r *Route) Methods(methods ...string) *Route
func (r *Route) Headers(pairs ...string) *Route
func (r *Route) Host(tpl string) *Route
func (r *Route) Path(tpl string) *Route
func (r *Route) PathPrefix(tpl string) *Route
func (r *Route) Queries(pairs ...string) *Route
func (r *Route) URL(pairs ...string) (*url.URL, error)
func (r *Route) Handler(handler http.Handler) *Route
func (r *Route) HandlerFunc(f func(http.ResponseWriter, *http.Request)) *Route
func (r *Route) Name(name string) *Route
func (r *Route) Subrouter() *Router
func (r *Route) GetName() string
func (r *Route) GetPathTemplate() (string, error)
func (r *Route) GetMethods() ([]string, error)
func (r *Route) GetVarNames() ([]string, error)

func CurrentRoute(r *http.Request) *Route
func SetURLVars(r *http.Request, val map[string]string) *http.Request
func Vars(r *http.Request) map[string]string
