//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func join(sep string, parts ...string) string {
	out := ""
	for i, p := range parts {
		if i > 0 {
			out += sep
		}
		out += p
	}
	if len(parts) > 0 {
		parts[0] = "changed"
	}
	return out
}

func count(xs ...any) int { return len(xs) }

func Handle(w http.ResponseWriter, r *http.Request) {
	list := []string{"a", "b"}
	fmt.Fprintln(w, join("-"), join("-", "x", "y"), join("+", list...), list)
	fmt.Fprintln(w, count(), count(nil), count(nil...), count([]any{1, 2}...), count([]any{1, 2}))
}
