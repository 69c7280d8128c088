//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var tag = regexp.MustCompile(`(?P<key>\w+)=(?P<value>[^;]*)(;?)`)

func Handle(w http.ResponseWriter, r *http.Request) {
	for _, c := range "aZ5 \n!é€\u0301ǅⅫ٣\u200b$😀" {
		fmt.Fprintln(w, c, unicode.IsControl(c), unicode.IsGraphic(c), unicode.IsLower(c), unicode.IsMark(c), unicode.IsNumber(c), unicode.IsPrint(c), unicode.IsPunct(c), unicode.IsSpace(c), unicode.IsSymbol(c), unicode.IsTitle(c), unicode.IsUpper(c), unicode.SimpleFold(c), unicode.ToTitle(c), unicode.ToLower(c), unicode.ToUpper(c))
	}
	fmt.Fprintln(w, unicode.MaxRune, unicode.ReplacementChar, unicode.MaxASCII, unicode.MaxLatin1, utf8.RuneError, utf8.UTFMax, utf8.RuneSelf)
	b := utf8.AppendRune([]byte("x"), 'é')
	first, size := utf8.DecodeRune(b)
	last, lastSize := utf8.DecodeLastRune(b)
	fmt.Fprintln(w, b, first, size, last, lastSize, utf8.FullRune(b[:2]), utf8.FullRuneInString("\xc3"), utf8.RuneCount(b), utf8.RuneStart(b[2]), utf8.Valid(b), utf8.Valid([]byte{0xff}))
	into := make([]byte, 4)
	fmt.Fprintln(w, utf8.EncodeRune(into, '€'), into, utf8.EncodeRune(into, -1), into)
	none, zero := utf8.DecodeRune(nil)
	fmt.Fprintln(w, none, zero)
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		utf8.EncodeRune(make([]byte, 1), '€')
	}()

	text := "a=1;bb=22;c="
	var re *regexp.Regexp = tag
	fmt.Fprintln(w, re.FindString(text), re.FindStringSubmatchIndex(text), re.FindAllStringSubmatchIndex(text, 2), re.FindIndex([]byte("no")), re.FindIndex([]byte(text)))
	fmt.Fprintf(w, "%q %q %q\n", re.FindSubmatch([]byte(text)), re.FindAll([]byte(text), -1), re.ReplaceAll([]byte(text), []byte("${value}:$key,")))
	prefix, complete := regexp.MustCompile(`inv-\d+`).LiteralPrefix()
	whole, all := regexp.MustCompile(`plain`).LiteralPrefix()
	fmt.Fprintln(w, prefix, complete, whole, all)
	longest := regexp.MustCompile(`a|ab`)
	fmt.Fprint(w, longest.FindString("ab"), " ")
	longest.Longest()
	matched, err := regexp.Match(`^\d+$`, []byte("123"))
	fmt.Fprintln(w, longest.FindString("ab"), matched, err)
	_, err = regexp.Match(`(`, nil)
	fmt.Fprintln(w, err, strings.Count(text, ";"))
	for _, pattern := range []string{`[a-z`, `a**`, `\8`, `(?<n>x)(?<n>y)`, `x{2,1}`, `\pZ`, `(?i)É`, `^$`, `a{0}`, `(a|b)*?c`, `\bword\b`, `[^[:alpha:]]`} {
		re, err := regexp.Compile(pattern)
		if err != nil {
			fmt.Fprintln(w, err)
			continue
		}
		fmt.Fprintf(w, "%s %q %v %q %q\n", re, re.FindAllString("abc word É\n9", -1), re.NumSubexp(), re.ReplaceAllString("abc word É", "<$0>"), re.Split("abc word É", 3))
	}
}
