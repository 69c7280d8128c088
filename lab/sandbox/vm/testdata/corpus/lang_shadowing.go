//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"
)

func find(ok bool) (int, error) {
	if ok {
		return 1, nil
	}
	return 0, errors.New("no")
}

func Handle(w http.ResponseWriter, r *http.Request) {
	x, err := find(true)
	if x := 5; x > 3 {
		x, err := find(false)
		fmt.Fprintln(w, x, err)
	}
	{
		x := x + 1
		x++
		_ = x
	}
	y, err := find(false)
	fmt.Fprintln(w, x, y, err)
	for x := range 2 {
		x := x * 2
		fmt.Fprint(w, x)
	}
	len := func(string) int { return 42 }
	fmt.Fprintln(w, len("a"), x)
}
