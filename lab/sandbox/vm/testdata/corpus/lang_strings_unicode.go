//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	s := "héllo, 世界\xff!"
	for i, c := range s {
		fmt.Fprint(w, i, ":", string(c), " ")
	}
	fmt.Fprintln(w, len(s), utf8.RuneCountInString(s), []rune(s)[1], []byte(s)[1], s[1:3])
	fmt.Fprintf(w, "%q %+q %x %U %c\n", s, "é", "hi", 'é', 0x4e16)
	fmt.Fprintln(w, strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, "a1b2é"), strings.Fields("  a b  c "))
	fmt.Fprintln(w, strings.TrimFunc("123abc456", unicode.IsDigit), strings.IndexFunc("ab1", unicode.IsDigit), utf8.ValidString(s))
}
