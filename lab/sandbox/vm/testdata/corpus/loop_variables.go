//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	var ps []*int
	for i := 0; i < 3; i++ {
		ps = append(ps, &i)
		if i == 1 {
			i++
		}
	}
	for _, p := range ps {
		fmt.Fprint(w, *p, " ")
	}
	var fs []func()
	for i, s := range []string{"a", "b"} {
		fs = append(fs, func() { fmt.Fprint(w, i, s, " "); s += "!" })
	}
	for k := range map[string]int{"only": 1} {
		fs = append(fs, func() { fmt.Fprint(w, k) })
	}
	for range 2 {
		for _, f := range fs {
			f()
		}
	}
	for i := range 3 {
		i *= 2
		fmt.Fprint(w, i)
	}
	for i := range int8(3) {
		fmt.Fprintf(w, "%T%v", i, i)
	}
	x := 1
	{
		x := 2
		x++
	}
	if x := x + 1; x > 1 {
		x = 50
	}
	fmt.Fprintln(w, x)
	for i := range 3 {
		defer func() { fmt.Fprint(w, "d", i) }()
	}
}
