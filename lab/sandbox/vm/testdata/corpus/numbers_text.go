//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"unicode"
	"unicode/utf8"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi("42")
	fmt.Fprintln(w, n, err)
	_, err = strconv.Atoi("4x")
	fmt.Fprintln(w, err, errors.Is(err, strconv.ErrSyntax))
	_, err = strconv.ParseInt("999999999999999999999", 10, 64)
	var ne *strconv.NumError
	fmt.Fprintln(w, err, errors.As(err, &ne), ne.Func, ne.Num)
	f, err := strconv.ParseFloat("1.5e3", 64)
	b, err2 := strconv.ParseBool("maybe")
	u, err3 := strconv.ParseUint("ff", 16, 8)
	fmt.Fprintln(w, f, err, b, err2, u, err3)
	fmt.Fprintln(w, strconv.Itoa(-5), strconv.Quote("a\n\"é"), strconv.FormatInt(255, 2), strconv.FormatFloat(1.5, 'f', 2, 64))
	q, err := strconv.Unquote(`"x\ty"`)
	fmt.Fprintln(w, q, err, unicode.IsUpper('É'), unicode.ToLower('É'), utf8.RuneCountInString("héé"), utf8.ValidString("\xff"))
}
