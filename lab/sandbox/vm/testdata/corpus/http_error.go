//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("WWW-Authenticate", `Bearer realm="x"`)
	if r.PathValue("id") == "inv-1" {
		http.Error(w, fmt.Sprintf("no %q", r.PathValue("id")), http.StatusUnauthorized)
		return
	}
	http.NotFound(w, r)
}
