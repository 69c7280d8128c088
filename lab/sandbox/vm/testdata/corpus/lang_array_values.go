//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type grid [2][3]int

func Handle(w http.ResponseWriter, r *http.Request) {
	var a grid
	b := a
	b[1][2] = len(r.Method)
	p := &a
	p[0][1] = 7
	fmt.Fprintln(w, a, b, a == b, len(a), len(p[0]))
	for i, row := range a {
		row[0] = 99
		for j := range row {
			a[i][j]++
		}
	}
	fmt.Fprintln(w, a, a[:1], cap(a[0][1:2]))
	m := map[[2]int]string{{1, 2}: "x"}
	fmt.Fprintln(w, m[[2]int{1, 2}], [...]string{2: "c", 0: "a"})
}
