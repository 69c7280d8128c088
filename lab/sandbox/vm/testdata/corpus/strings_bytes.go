//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"strings"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	s := "héllo, wörld\xff!"
	for i, c := range s {
		fmt.Fprint(w, i, ":", string(c), " ")
	}
	b := []byte(s)
	b[0] = 'H'
	fmt.Fprintln(w, len(s), string(b[:5]), s[1], s[1:3], []rune("añb"), string([]rune{65, 233}), s < "i", s+"x" == s)
	for i := range len("abc") {
		fmt.Fprint(w, i)
	}
	fmt.Fprintln(w, strings.ToUpper(s), strings.Split("a,b,c", ","), strings.Fields("  a b  "), strings.Repeat("ab", 3))
	before, after, found := strings.Cut("k=v", "=")
	fmt.Fprintln(w, before, after, found, strings.Contains(s, "wör"), strings.Index("chicken", "ken"), strings.TrimSuffix("a.go", ".go"))
	var sb strings.Builder
	for i := 0; i < 3; i++ {
		fmt.Fprintf(&sb, "%d-", i)
	}
	sb.WriteByte('x')
	sb.WriteRune('é')
	sb.WriteString("!")
	fmt.Fprintln(w, sb.String(), sb.Len(), strings.EqualFold("GO", "go"), strings.Join([]string{"a", "b"}, "-"))
	fmt.Fprintln(w, strings.Map(func(r rune) rune {
		if r == 'l' {
			return -1
		}
		return r + 1
	}, "hello"), strings.TrimFunc("xxhixx", func(r rune) bool { return r == 'x' }), strings.FieldsFunc("a1b2c", func(r rune) bool { return r < 'a' }))
	fmt.Fprintln(w, strings.Replace("aaa", "a", "b", 2), strings.ReplaceAll("aaa", "a", "bb"), strings.Count("cheese", "e"), strings.HasPrefix("abc", "ab"), strings.LastIndex("go gopher", "go"))
}
