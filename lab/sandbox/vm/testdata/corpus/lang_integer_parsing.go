//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	for _, s := range []string{"42", "-1", "", "12x", "99999999999999999999", "0x1f", " 7"} {
		n, err := strconv.Atoi(s)
		var numeric *strconv.NumError
		fmt.Fprintln(w, n, err, errors.As(err, &numeric), errors.Is(err, strconv.ErrRange), errors.Is(err, strconv.ErrSyntax))
	}
	u, err := strconv.ParseUint("ff", 16, 8)
	fmt.Fprintln(w, u, err)
	f, err := strconv.ParseFloat("1e-3", 64)
	yes, err2 := strconv.ParseBool("T")
	fmt.Fprintln(w, f, err, yes, err2, strconv.Quote("a\n\"b"), strconv.FormatInt(-255, 16))
}
