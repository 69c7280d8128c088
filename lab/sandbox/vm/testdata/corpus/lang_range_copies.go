//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type account struct {
	name string
	tags [2]string
	open bool
}

func (a account) named() string    { return a.name }
func (a *account) rename(s string) { a.name = s }

func Handle(w http.ResponseWriter, r *http.Request) {
	list := []account{{name: "ana"}, {name: "ben"}}
	for _, one := range list {
		one.open = true
		one.rename("changed")
	}
	fmt.Fprintln(w, list)
	for i := range list {
		one := &list[i]
		one.open = true
		one.tags[0] = "x"
	}
	fmt.Fprintln(w, list)

	array := [3]int{1, 2, 3}
	for i, v := range array {
		array[2] = 10
		fmt.Fprint(w, i, v, " ")
	}
	for i, v := range &array {
		array[2] = 20
		fmt.Fprint(w, i, v, " ")
	}
	for i := range array {
		array[i]++
	}
	fmt.Fprintln(w, array)

	slice := []int{1, 2, 3}
	for i, v := range slice {
		if i == 0 {
			slice = append(slice, 4)
			slice[1] = 99
		}
		fmt.Fprint(w, v, " ")
	}
	fmt.Fprintln(w, slice)
	grown := make([]int, 3, 10)
	for i, v := range grown {
		if i == 0 {
			grown = append(grown, 4)
			grown[1] = 99
		}
		fmt.Fprint(w, v, " ")
	}
	fmt.Fprintln(w, grown)

	fs := []func() string{}
	for _, one := range list {
		fs = append(fs, one.named)
	}
	for i := range list {
		fs = append(fs, list[i].named)
		list[i].rename("late")
	}
	for _, f := range fs {
		fmt.Fprint(w, f(), " ")
	}
	fmt.Fprintln(w)
	p := &list[0]
	bound, free, viaPointer := p.named, account.named, (*account).rename
	viaPointer(p, "by expression")
	fmt.Fprintln(w, bound(), free(*p), (*account).named(p), p.name)

	for i, c := range "aé\xff漢" {
		fmt.Fprint(w, i, ":", c, " ")
	}
	fmt.Fprintln(w)
	var i int
	var key string
	for i = range 3 {
	}
	for key = range map[string]int{"only": 1} {
	}
	fmt.Fprintln(w, i, key)
	x := []int{7, 8}
	for i, x[0] = range []int{1, 2, 3} {
	}
	fmt.Fprintln(w, i, x)
	for range 2 {
		fmt.Fprint(w, "twice ")
	}
	for i := range uint8(3) {
		fmt.Fprintf(w, "%T%d ", i, i)
	}
	n := 3
	for i := range n {
		n = 10
		i *= 2
		fmt.Fprint(w, i, " ")
	}
	fmt.Fprintln(w)
	var np *[4]int
	for i := range np {
		fmt.Fprint(w, i)
	}
	fmt.Fprintln(w, len(np))
}
