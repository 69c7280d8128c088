//go:build lesson

package fix

import (
	"fmt"
	"net/http"

	"authlab/lab/api"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}
	fmt.Fprintf(w, "%v %d %q %t %t", caller.Scopes == nil, len(caller.Scopes), caller.Scopes, caller.HasScope("invoices.read"), caller.HasScope("orders.read"))
}
