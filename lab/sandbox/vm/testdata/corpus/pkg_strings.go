//go:build lesson

package fix

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"unicode"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	scheme, ok := strings.CutPrefix("Bearer abc", "Bearer ")
	rest, found := strings.CutSuffix("a.go", ".mod")
	fmt.Fprintln(w, scheme, ok, rest, found, strings.Clone("x"), strings.ContainsFunc("ab1", unicode.IsDigit), strings.IndexAny("golang", "ny"), strings.IndexAny("go", ""), strings.IndexByte("abc", 'c'))
	fmt.Fprintln(w, strings.LastIndexAny("golang", "go"), strings.LastIndexFunc("a1b2c", unicode.IsDigit), strings.LastIndexFunc("é", unicode.IsDigit), strings.ToTitle("ǆ loud"), strings.SplitAfterN("a,b,c", ",", 2))
	fmt.Fprintf(w, "%q %q %q\n", strings.TrimLeftFunc("12ab3", unicode.IsDigit), strings.TrimRightFunc("12ab34", unicode.IsDigit), strings.TrimRightFunc("a\xff\xfe", func(c rune) bool { return c == unicode.ReplacementChar }))
	fmt.Fprintf(w, "%q %q %q\n", strings.TrimFunc("\xffa\xff", unicode.IsDigit), strings.TrimFunc("11", unicode.IsDigit), strings.TrimLeftFunc("é\xff", unicode.IsLetter))
	fmt.Fprintf(w, "%q %q %q\n", slices.Collect(strings.Lines("a\nb\n\nc")), slices.Collect(strings.Lines("")), slices.Collect(strings.Lines("x\n")))
	fmt.Fprintf(w, "%q %q %q %q\n", slices.Collect(strings.FieldsSeq(" a  b ")), slices.Collect(strings.FieldsFuncSeq("a1b22c", unicode.IsDigit)), slices.Collect(strings.SplitAfterSeq("a.b.", ".")), strings.FieldsFunc(" \xff x", unicode.IsSpace))
	for line := range strings.Lines("one\ntwo\nthree") {
		if strings.HasPrefix(line, "two") {
			break
		}
		fmt.Fprintf(w, "%q ", line)
	}
	escape := strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;")
	fmt.Fprintln(w, escape.Replace("<a & b>"), strings.NewReplacer("a", "1", "aa", "2", "b", "").Replace("aaab"), strings.NewReplacer("aa", "2", "a", "1").Replace("aaab"))
	fmt.Fprintln(w, strings.NewReplacer("", "-").Replace("ab"), strings.NewReplacer("", "-", "a", "x").Replace("ab"), strings.NewReplacer("a", "x", "", "-").Replace("aab"), strings.NewReplacer().Replace("same"), strings.NewReplacer("abc", "d").Replace("zabcabcz"))
	n, err := escape.WriteString(w, "1 < 2\n")
	fmt.Fprintln(w, n, err)
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		strings.NewReplacer("odd")
	}()
	var b strings.Builder
	b.Grow(3)
	k, err := b.Write([]byte("bytes"))
	fmt.Fprintln(w, b.Len(), k, err, b.String())
	b.Reset()
	fmt.Fprintln(w, b.Len(), b.String() == "")
	reader := strings.NewReader("aé\xffz")
	c, err := reader.ReadByte()
	fmt.Fprintln(w, c, err, reader.Len(), reader.Size(), reader.UnreadByte(), reader.UnreadByte())
	for {
		c, size, err := reader.ReadRune()
		fmt.Fprint(w, c, size, err, " ")
		if err == io.EOF {
			break
		}
	}
	_, err = reader.ReadByte()
	buffer := make([]byte, 2)
	n, eof := reader.Read(buffer)
	fmt.Fprintln(w, err, n, eof)
	reader.Reset("again\n")
	n, err = reader.Read(buffer)
	wrote, failed := reader.WriteTo(w)
	fmt.Fprintln(w, n, err, string(buffer), wrote, failed, reader.Len())
	var asReader *strings.Reader = reader
	var replacer *strings.Replacer = escape
	fmt.Fprintln(w, asReader.Size(), replacer.Replace("&"))
}
