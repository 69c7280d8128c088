//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"sort"
)

type byLength []string

func (b byLength) Len() int           { return len(b) }
func (b byLength) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLength) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func Handle(w http.ResponseWriter, r *http.Request) {
	words := []string{"ccc", "a", "bb", "dddd"}
	sort.Sort(byLength(words))
	fmt.Fprintln(w, words, len(words))
	sort.Sort(sort.Reverse(byLength(words)))
	fmt.Fprintln(w, words)
	sort.Slice(words, func(i, j int) bool { return words[i] < words[j] })
	n := sort.Search(100, func(i int) bool { return i*i >= 50 })
	fmt.Fprintln(w, words, n)
}
