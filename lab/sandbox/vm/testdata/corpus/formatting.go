//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type pair struct {
	A int
	b string
}
type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°", float64(c)) }

type bad struct{}

func (bad) String() string { panic("no") }

type ptrString struct{ n int }

func (p *ptrString) String() string { return fmt.Sprint("ptr", p.n) }

type flags bool
type list []celsius
type tree struct {
	Left  *tree
	Value any
	hid   celsius
}

func Handle(w http.ResponseWriter, r *http.Request) {
	p := pair{1, "x"}
	fmt.Fprintf(w, "%v %+v %v %T %T\n", p, p, &p, p, &p)
	fmt.Fprintf(w, "%d|%5d|%-5d|%05d|%+d|%x|%X|%o|%b|%c|%q|%U\n", 42, 42, 42, 42, 42, 255, 255, 8, 5, 'é', 'x', 'é')
	fmt.Fprintf(w, "%s|%10s|%-10s|%q|%x|%.2s|%v\n", "hi", "hi", "hi", "a\"b", "hi", "hello", "v")
	fmt.Fprintf(w, "%f|%.2f|%8.3f|%e|%g|%v|%v\n", 3.14159, 3.14159, 3.14159, 1234.5, 1e21, 2.0, float32(0.1))
	fmt.Fprintf(w, "%t|%v|%v|%v|%v\n", true, nil, []string{"a", "b"}, map[string]int{"z": 1, "a": 2}, [2]bool{true})
	fmt.Fprintf(w, "%v %s %d %.1f %v\n", celsius(20), celsius(21), []int{1, 2}, celsius(2), list{1, 2})
	fmt.Fprintf(w, "%d %s %!\n", "str", 5)
	fmt.Fprintf(w, "%d %d\n", 1)
	fmt.Fprintf(w, "%d\n", 1, 2, "x")
	fmt.Fprintf(w, "%*d|%-*d|%.*f|%%|%z\n", 5, 1, 5, 2, 2, 3.14159, 7)
	fmt.Fprintf(w, "%v %v %s\n", bad{}, &ptrString{3}, ptrString{4})
	fmt.Fprintf(w, "%v %v %+v\n", tree{nil, 5, 3}, tree{nil, "s", 1}, tree{Value: celsius(2)})
	fmt.Fprintf(w, "%v %v %v %x %s %q\n", []byte("hi"), flags(true), []any{1, "a", nil, 2.5}, []byte("hi"), []byte("raw"), []string{"a b", "c"})
	fmt.Fprintf(w, "%6.2f%%|%+v|%#x|%#v|%#v|% d|%x\n", 99.5, struct{ X, Y *int }{}, 255, "q", 7, 5, "hello")
	var e error
	var ps *ptrString
	var s fmt.Stringer
	fmt.Fprintln(w, e, s, []error{e}, map[bool]int{true: 1, false: 0}, ps == nil)
	fmt.Fprint(w, "a", 1, 2, "b", "c", 3.0, nil, '\n', "\n")
	fmt.Fprintln(w, fmt.Sprint(), fmt.Sprint("x", "y"), fmt.Sprintln("z", 1), fmt.Sprint(1, 2))
	fmt.Fprintf(w, "%08.3f|%+.2e|%x|%t|%v|%5t|%3c|%-4q|\n", 3.14159, 12345.678, -255, false, int8(-5), true, 'x', 'y')
	fmt.Fprintf(w, "%v %v %v %T %T %T %T\n", struct{}{}, []struct{ A int }{{1}}, map[int][]string{1: {"a"}}, []any{}, map[string]any{}, func(int) string { return "" }, e)
}
