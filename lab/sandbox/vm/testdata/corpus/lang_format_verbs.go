//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"
)

type point struct{ X, Y int }
type wrapped struct {
	point
	Err  error
	Any  any
	List []string
	M    map[string]int
	P    *point
}
type secret string

func (secret) String() string { return "***" }

func Handle(w http.ResponseWriter, r *http.Request) {
	p := point{1, -2}
	fmt.Fprintf(w, "%v %+v %d %T|%5d|%-5d|%05d|%x|%X|%o|%b|%c|%q|%U\n", p, p, p, p, 42, 42, 42, 255, 255, 8, 5, 'A', 'A', 'A')
	fmt.Fprintf(w, "%v %+v\n", wrapped{p, errors.New("e"), 3, nil, nil, nil}, wrapped{List: []string{"a"}, M: map[string]int{"b": 1, "a": 2}})
	fmt.Fprintf(w, "%s %v %q|%10s|%-10s|%.2s|%x\n", secret("x"), secret("x"), secret("x"), "r", "l", "cut", "hex")
	fmt.Fprintf(w, "%f %.2f %8.3f %e %g %t %v \n", 1.5, 1.005, 3.14159, 1e6, 1e21, true, nil)
	fmt.Fprintf(w, "%d %s %!|%z %d\n", "text", 5, 1)
	fmt.Fprintf(w, "%v%%\n", []any{1, "a", nil, 'x'})
	fmt.Fprintln(w, &p, []point{p}, map[point]string{p: "k"}, [2]bool{true}, struct{}{}, secret("y"), []secret{"z"})
}
