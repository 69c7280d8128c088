package mockapi

import (
	"net/http"

	"authlab/lab/api"
)

type index struct {
	About  string       `json:"about"`
	SignIn []string     `json:"sign_in"`
	Routes []indexRoute `json:"routes"`
}

type indexRoute struct {
	Route string `json:"route"`
	About string `json:"about"`
	Needs string `json:"needs"`
	Scope string `json:"scope,omitempty"`
}

// getIndex says what there is and how to get in.
func getIndex(w http.ResponseWriter, _ *http.Request) {
	page := index{
		About: "the API of a company that sells to other companies",
		SignIn: []string{
			`POST /login {"name", "password"}: a cookie named ` + SessionCookie + `, or ` + SecureSessionCookie + ` over TLS`,
			`POST /login/otp {"code"}, /login/recovery {"code"} or /login/passkey: the second factor of whoever has one`,
			`POST /token {"name", "password"}, and "otp" of whoever has a second factor: an access token, for Authorization: Bearer`,
			`Authorization: Basic, with name and password: for /legacy`,
			`Authorization: ApiKey, with a partner's key: for /partner`,
		},
	}
	for _, route := range Routes() {
		needs := route.Permission
		if needs == "" {
			needs = string(route.Access)
		}
		page.Routes = append(page.Routes, indexRoute{route.Name(), route.About, needs, route.Scope()})
	}
	api.JSON(w, http.StatusOK, page)
}
