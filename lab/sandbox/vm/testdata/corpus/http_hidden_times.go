//go:build lesson

package fix

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/netip"
	"sort"
	"time"
)

type record struct {
	made time.Time
	Seen time.Time
	from netip.Addr
	From netip.Addr
	Last []time.Time
}

type cookies struct{ http.Cookie }

type base struct{ Kind kind }
type kind int

func (k kind) String() string { return "kind" }

type nested struct {
	base
	hidden base
	Open   base
}

func caught(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return
}

func Handle(w http.ResponseWriter, r *http.Request) {
	at := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	fmt.Fprintf(w, "%v\n%+v\n", record{}, record{Seen: at, From: netip.MustParseAddr("1.2.3.4"), Last: []time.Time{at}})
	fmt.Fprintf(w, "%v %+v\n", nested{}, nested{})
	text, err := json.Marshal(cookies{http.Cookie{Name: "a", Expires: at}})
	fmt.Fprintln(w, string(text), err)
	fmt.Fprintf(w, "%v %+v\n", http.Cookie{Name: "b"}, struct{ C http.Cookie }{http.Cookie{Name: "c"}})
	for _, wrong := range []any{[3]int{}, "text", 5, nil, map[int]int{}, &[]int{}} {
		fmt.Fprintln(w, caught(func() { sort.Slice(wrong, func(i, j int) bool { return true }) }))
	}
}
