//go:build lesson

package corpus

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
)

var invoiceID = regexp.MustCompile(`^inv-(?P<number>\d+)$`)

func Handle(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	fmt.Fprintln(w, invoiceID.MatchString(id), invoiceID.FindStringSubmatch(id), invoiceID.SubexpNames(), invoiceID.SubexpIndex("number"))
	fmt.Fprintln(w, invoiceID, invoiceID.NumSubexp(), invoiceID.FindStringSubmatch("nope") == nil)
	words := regexp.MustCompile(`[a-z]+`)
	text := "some words, and 12 MORE words"
	fmt.Fprintln(w, words.FindAllString(text, -1), words.FindAllString(text, 2), words.FindStringIndex(text))
	fmt.Fprintln(w, words.ReplaceAllString(text, "<$0>"), words.ReplaceAllLiteralString(text, "$0"))
	fmt.Fprintln(w, words.ReplaceAllStringFunc(text, strings.ToUpper))
	fmt.Fprintln(w, regexp.MustCompile(`\s*,\s*`).Split("a , b,c ,d", -1), regexp.QuoteMeta("a.b*c"))
	_, err := regexp.Compile("a(b")
	fmt.Fprintln(w, err)
	ok, err := regexp.MatchString("^/invoices/", r.URL.Path)
	fmt.Fprintln(w, ok, err)
	fmt.Fprintln(w, words.Match([]byte("ABC")), string(words.Find([]byte("ABC def"))))
	pairs := regexp.MustCompile(`(\w)=(\w)?`)
	fmt.Fprintf(w, "%q %v\n", pairs.FindAllStringSubmatch("a=b c= d=e", -1), pairs.FindAllStringIndex("a=b c= d=e", -1))
	fmt.Fprintln(w, pairs.ReplaceAllString("a=b", "$2=$1"), pairs.String() == `(\w)=(\w)?`)
	defer func() { fmt.Fprintln(w, recover()) }()
	regexp.MustCompile("*")
}
