//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	bad := "a\xffb\xc3\x28é\xed\xa0\x80"
	fmt.Fprintf(w, "%q %+q %x % x %d\n", bad, bad, bad, bad, len(bad))
	for i, c := range bad {
		fmt.Fprint(w, i, "=", string(c), c, " ")
	}
	fmt.Fprintln(w)
	runes := []rune(bad)
	fmt.Fprintln(w, len(runes), runes, string(runes) == bad, []byte(string(runes)))
	fmt.Fprintln(w, string(rune(65)), string(rune(-1)), string(rune(0xD800)), string(rune(0x10FFFF+1)) == "\uFFFD", string([]rune{0x110000, 'x'}))
	fmt.Fprintln(w, utf8.ValidString(bad), strings.ToValidUTF8(bad, "?"), utf8.RuneCountInString(bad), strings.ToUpper(bad))
	b := []byte(bad)
	b[0] = 'A'
	fmt.Fprintln(w, string(b), string(b[1:3]), bad[1], bad[1:2] == "\xff", string(b[0]))
	fmt.Fprintln(w, "ß" < "z", "Z" < "a", "a" < "ab", "" < "\x00", "é" == "e\u0301", strings.EqualFold("ß", "SS"), strings.EqualFold("K", "\u212a"))
	fmt.Fprintln(w, strings.ToLower("ÄÖİ"), strings.ToUpper("straße ŉ"), strings.Fields(" a\u00a0b\u2003c\t"), strings.TrimSpace("\u3000 x\u0085"))
	fmt.Fprintln(w, strings.Map(func(c rune) rune {
		if c == 'l' {
			return -1
		}
		return c + 1
	}, "hello \xffz"), strings.IndexFunc("abc1", func(c rune) bool { return c > '0' && c < '9' }), strings.IndexRune("chicken", 'k'), strings.Index("chicken", "dmr"))
	fmt.Fprintln(w, strings.Split("", ","), len(strings.Split("", ",")), len(strings.Split("abc", "")), strings.SplitN("a,b,c", ",", 2), strings.SplitN("a,b", ",", 0) == nil, strings.SplitAfter("a,b", ","))
	fmt.Fprintln(w, strings.Replace("aaaa", "a", "b", 2), strings.Replace("ab", "", "-", -1), strings.Count("cheese", "e"), strings.Count("five", ""), strings.Repeat("ab", 0) == "")
	fmt.Fprintln(w, strings.Trim("xxhixx", "x"), strings.TrimLeft("abcab", "ba"), strings.TrimRight("abcab", "ba"), strings.TrimPrefix("prefix", "pre"), strings.TrimFunc("123x45", func(c rune) bool { return c < 'a' }))
	before, after, found := strings.Cut("user:pass:word", ":")
	fmt.Fprintln(w, before, after, found)
	before, after, found = strings.Cut("none", ":")
	fmt.Fprintf(w, "%q %q %v\n", before, after, found)
	fmt.Fprintln(w, strings.LastIndex("go gopher", "go"), strings.LastIndexByte("abca", 'a'), strings.ContainsAny("x", ""), strings.ContainsRune("aé", 'é'))
	fmt.Fprintln(w, strconv.Quote("tab\t\x00\u200b\xff\"é"), strconv.Itoa(-0), strconv.FormatInt(-255, 16), strconv.FormatFloat(0.1, 'g', -1, 32))
	s, err := strconv.Unquote(`"a\nb\x41"`)
	fmt.Fprintf(w, "%q %v\n", s, err)
	_, err = strconv.Unquote(`"open`)
	fmt.Fprintln(w, err)
	fmt.Fprintln(w, "a"+"b"+strings.Join([]string{"c", "d"}, "-"), "x"[0], len("é"), "multi\nline", `raw\n`)
	r1, size := utf8.DecodeRuneInString("\xff")
	r2, size2 := utf8.DecodeLastRuneInString("xé")
	fmt.Fprintln(w, r1, size, r2, size2, utf8.RuneLen(0x20AC), utf8.ValidRune(0xDFFF))
	var sb strings.Builder
	for i := 3; i > 0; i-- {
		fmt.Fprintf(&sb, "%d...", i)
	}
	sb.WriteByte('!')
	sb.WriteRune('é')
	sb.WriteString("done")
	fmt.Fprintln(w, sb.String(), sb.Len())
	type secret string
	type raw []byte
	sec := secret("s3cret")
	fmt.Fprintln(w, string(sec), []byte(sec), raw(sec), string(raw(sec)), secret(raw{'o', 'k'}), len(sec), sec[1:3])
}
