//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func classify(n int) string {
	switch {
	case n < 0, n > 1000:
		return "out"
	case n == 0:
		return "zero"
	}
	switch n {
	case 1, 2, 3:
		return "few"
	case 4:
		fallthrough
	case 5:
		return "some"
	default:
		return "many"
	}
}

func kind(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("int %v", v)
	case string:
		return "string " + v
	case error:
		return "error " + v.Error()
	case fmt.Stringer:
		return "stringer " + v.String()
	case []int:
		return fmt.Sprint("slice ", len(v))
	case func() int:
		return fmt.Sprint("func ", v())
	case *int:
		return fmt.Sprint("ptr ", *v)
	case struct{ A int }:
		return fmt.Sprint("struct ", v.A)
	}
	return "other"
}

type named string

func (n named) String() string { return "named:" + string(n) }

func Handle(w http.ResponseWriter, r *http.Request) {
	for _, n := range []int{-1, 0, 1, 3, 4, 5, 6, 2000} {
		fmt.Fprint(w, classify(n), " ")
	}
	x := 7
	for _, v := range []any{nil, 1, int64(2), int8(3), "s", fmt.Errorf("bad"), named("n"), []int{1}, func() int { return 4 }, &x, struct{ A int }{5}, struct{ B int }{5}, 2.5} {
		fmt.Fprintln(w, kind(v))
	}
outer:
	for i := 0; ; i++ {
		switch {
		case i == 2:
			continue outer
		case i > 4:
			break outer
		}
		for j := range 3 {
			if j == 2 {
				continue outer
			}
			fmt.Fprint(w, i, j, " ")
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
