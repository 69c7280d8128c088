//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"sync"

	"authlab/lab/api"
)

var (
	once    sync.Once
	granted map[string]bool
)

// Handle remembers the first caller's permissions for everybody who comes later in
// the same run.
func Handle(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	ask := func(p api.Principal, permission string) bool {
		once.Do(func() {
			granted = make(map[string]bool, len(p.Permissions))
			for _, one := range p.Permissions {
				granted[one] = true
			}
		})
		return granted[permission]
	}
	fmt.Fprintln(w, len(granted) <= 1)
	local := map[string]func() bool{
		"caller": func() bool { return caller.May("invoice.read") },
		"other":  sync.OnceValue(func() bool { return api.Principal{Permissions: []string{"refund.create"}}.May("refund.create") }),
	}
	fmt.Fprintln(w, local["caller"](), local["other"](), local["other"]())
	once, granted = sync.Once{}, nil
	fmt.Fprintln(w, ask(api.Principal{Permissions: []string{"a"}}, "a"), ask(api.Principal{Permissions: []string{"b"}}, "b"), ask(api.Principal{}, "a"))
	once, granted = sync.Once{}, nil
}
