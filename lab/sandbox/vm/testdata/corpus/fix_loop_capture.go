//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"slices"
	"sync"

	"authlab/lab/api"
)

// Handle makes a check for each role in a loop: each has a variable of its own.
func Handle(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	var checks []func() bool
	var pointers []*string
	for _, role := range []string{"customer", "support", "finance"} {
		checks = append(checks, func() bool { return slices.Contains(caller.Roles, role) })
		pointers = append(pointers, &role)
	}
	for i := 0; i < 3; i++ {
		checks = append(checks, func() bool { i += 10; return i%2 == 0 })
		if i == 1 {
			i++
		}
		defer func() { fmt.Fprint(w, i, " ") }()
	}
	for i := range 2 {
		checks = append(checks, func() bool { return i == 1 })
	}
	for k, v := range map[string]int{"only": 1} {
		checks = append(checks, func() bool { k += "!"; v++; return k == "only!" && v == 2 })
	}
	for _, check := range checks {
		fmt.Fprint(w, check(), " ")
	}
	for _, p := range pointers {
		fmt.Fprint(w, *p, " ")
	}
	var group sync.WaitGroup
	got := make([]string, 3)
	for i, p := range pointers {
		group.Add(1)
		go func() {
			defer group.Done()
			got[i] = *p
		}()
	}
	group.Wait()
	shared := 0
	var fs [3]func() int
	for shared = 0; shared < 3; shared++ {
		fs[shared] = func() int { return shared }
	}
	fmt.Fprintln(w, got, fs[0](), fs[2]())
}
