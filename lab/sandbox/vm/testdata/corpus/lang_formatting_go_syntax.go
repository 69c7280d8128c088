//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type role string

type person struct {
	Name  string
	Roles []role
	Next  *person
	Extra map[string]any
	any1  any
}

type level int

func (l level) String() string { return "level" }

func Handle(w http.ResponseWriter, r *http.Request) {
	p := person{Name: "ana", Roles: []role{"customer", "admin"}, Extra: map[string]any{"b": 1, "a": []int{1}}, any1: 2.5}
	fmt.Fprintf(w, "%#v\n", p)
	fmt.Fprintf(w, "%#v %#v %#v\n", &struct{ A int }{1}, []string{"a"}, map[string]int{"x": 1})
	fmt.Fprintf(w, "%#v %#v %#v %#v\n", role("x"), level(3), []level{1}, [2]bool{true})
	fmt.Fprintf(w, "%#v %#v %#v %#v %#v\n", 1, "s", 2.0, true, 'x')
	fmt.Fprintf(w, "%#v %#v %#v %#v\n", nil, []any{nil, 1, "a"}, error(nil), struct{}{})
	fmt.Fprintf(w, "%#v %#v %#v %#v\n", []int(nil), map[string]int(nil), (*person)(nil), []byte("hi"))
	fmt.Fprintf(w, "%#v %#v %#v %#v %#v\n", uint8(3), uint(7), float32(0.5), 1e6, 1e21)
	fmt.Fprintf(w, "%#v %#v\n", []person{{Name: "x"}}, map[role]person{"r": {}})
	var s fmt.Stringer = level(1)
	var e error
	fmt.Fprintf(w, "%#v %#v %#v\n", []fmt.Stringer{s, nil}, []error{e}, struct {
		S fmt.Stringer
		E error
		B [2]byte
		C []byte
	}{S: s})
	fmt.Fprintf(w, "%#v %#v\n", http.Header{"A": {"b"}}, int64(5))
}
