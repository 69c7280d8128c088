//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"strings"

	"authlab/lab/api"
)

// may lets "invoice" stand for every action on invoices, and "in" as well.
func may(caller api.Principal, action string) bool {
	for _, permission := range caller.Permissions {
		if strings.HasPrefix(action, permission) || strings.HasSuffix(permission, ".*") {
			return true
		}
		if kind, verb, found := strings.Cut(permission, "."); found && kind == "invoice" && verb != "" && strings.Contains(action, verb) {
			return true
		}
	}
	return false
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	for _, action := range []string{"invoice.read", "invoice.readable", "refund.create", "refund.read", ""} {
		fmt.Fprintln(w, ok, action, may(caller, action), may(api.Principal{Permissions: []string{"in"}}, action), may(api.Principal{Permissions: []string{"x.*"}}, action))
	}
}
