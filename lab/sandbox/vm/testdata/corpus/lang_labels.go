//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func Handle(w http.ResponseWriter, r *http.Request) {
outer:
	for i := 0; i < 4; i++ {
		switch {
		case i == 1:
			continue outer
		case i == 3:
			break outer
		}
		for j := range 3 {
			if j == 2 {
				continue outer
			}
			fmt.Fprint(w, i, j, ";")
		}
	}
	i := 0
loop:
	if i < 3 {
		i++
		goto loop
	}
	fmt.Fprintln(w, i)
}
