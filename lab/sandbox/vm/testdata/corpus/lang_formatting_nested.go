//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"
	"time"
)

type kind int

func (k kind) String() string { return [...]string{"none", "read", "write"}[k] }

type money int64

type secret string

func (secret) String() string { return "***" }

type who struct {
	ID    string
	Roles []string
	Pass  secret
	pass  secret
	K     kind
	M     money
	In    *who
	Any   any
	Err   error
	F     func()
	Map   map[kind]secret
	Arr   [2]kind
	At    time.Duration
}

type failure struct{ code int }

func (f *failure) Error() string { return fmt.Sprint("failure ", f.code) }

type empty struct{}

func Handle(w http.ResponseWriter, r *http.Request) {
	v := who{ID: "ana", Roles: []string{"a", "b c"}, Pass: "p", pass: "q", K: 1, M: 5, Any: kind(2), Err: &failure{3}, Map: map[kind]secret{1: "x", 0: "y"}, Arr: [2]kind{1, 2}, At: 1500 * time.Millisecond}
	fmt.Fprintf(w, "%v\n%+v\n%s\n", v, v, v)
	fmt.Fprintf(w, "%d\n", who{ID: "x", K: 2, Roles: []string{"r"}, Pass: "s", Map: v.Map})
	fmt.Fprintf(w, "%q %x %X\n", v.Roles, v.Roles, "é")
	fmt.Fprintf(w, "%v %+v %T %T %T\n", &v.Arr, []who{}, v, &v, v.Map)
	fmt.Fprintf(w, "%v %s %d %x %q %T %c\n", kind(1), kind(1), kind(1), kind(1), kind(1), kind(1), kind(65-64))
	fmt.Fprintf(w, "%t %t %v\n", true, "no", false)
	fmt.Fprintf(w, "%!d %z %-", 1)
	fmt.Fprintf(w, "\n%s %d %f %t %c %U\n", 5, "x", "x", 1, "s", "u")
	fmt.Fprintf(w, "%s %v %d\n", nil, nil, nil)
	fmt.Fprintf(w, "%s %v %d\n", []any{nil, 1, "s"}, []any{nil, 1, "s"}, []any{nil, 1, "s"})
	fmt.Fprintf(w, "%s %v %s\n", errors.New("e"), []error{errors.New("e"), nil}, error(nil))
	fmt.Fprintf(w, "%6d|%-6d|%06d|%+d|% d|%x|%#x|%#o|%b|%O\n", 42, 42, -42, 42, 42, -42, 42, 8, 5, 8)
	fmt.Fprintf(w, "%6.2f|%-8.1f|%08.3f|%+.1e|%g|%G|%.3g|%10.2e|%#g\n", 3.14159, 2.5, -3.14159, 12345.678, 1e-7, 1e21, 1234.5678, 0.00012, 1.0)
	fmt.Fprintf(w, "%6s|%-6s|%.2s|%6.1s|%q|%#q|%+q|%x|% X|%#x\n", "ab", "ab", "abc", "xyz", "q\"", "raw`", "é", "hi", "hi", "hi")
	fmt.Fprintf(w, "%5t|%-7t|%5v|%-5v|%05v|%v\n", true, false, nil, 1, 7, 'x')
	fmt.Fprintf(w, "%3c|%-3c|%q|%#U|%U|%+q\n", 'x', 'é', 'é', '⌘', 0x1F600, 'é')
	fmt.Fprintf(w, "%*d|%-*d|%.*f|%[1]d|%[3]v %[1]q|%[2]*[1]d|%d\n", 5, 42, 3, 7, 2, 3.14159, 8)
	fmt.Fprintf(w, "%[5]d|%[0]d|%[x]d|%[1]d %d\n", 1, 2)
	fmt.Fprintf(w, "%v %+v %v\n", empty{}, &empty{}, [0]int{})
	fmt.Fprintf(w, "%v %v %v %v\n", []byte("hi"), [3]byte{1, 2, 3}, []byte(nil), []kind{0, 1})
	fmt.Fprintf(w, "%s %x %X %q % x\n", []byte("hi"), []byte("hi"), [2]byte{10, 11}, []byte("q"), []byte{1, 2})
	fmt.Fprintf(w, "%v %v\n", map[string][]int{"b": {1}, "a": nil}, map[int]map[string]bool{2: {"x": true}, 1: nil})
	var np *who
	var ni fmt.Stringer
	var ns []int
	var nm map[string]int
	var nf *failure
	fmt.Fprintf(w, "%v %+v %v %v %v %s\n", np, ni, ns, nm, nf == nil, ni)
	fmt.Fprintln(w, struct {
		A any
		B *int
		C []string
	}{}, v.In, &v.Roles, &v.Map)
	fmt.Fprintf(w, "%v|%s|%v\n", struct{ E error }{&failure{1}}, struct{ S fmt.Stringer }{kind(1)}, [1]any{secret("z")})
	fmt.Fprintf(w, "%5.1f %v %6v\n", []float64{1, 2.25}, []float32{0.1}, []string{"a", "bc"})
	fmt.Fprintf(w, "%08b %3d%% %v\n", 5, 50, 10*time.Second)
	fmt.Fprint(w, "a", 1, 2, "b", true, false, 3.0, []int{1}, "c", nil, nil, '\n', "\n")
	fmt.Fprintln(w, "a", 1, true, nil, 'x', 1.0, float32(2.5), int8(3), uint(4), []string{}, map[string]int{})
	fmt.Fprintf(w, "%s|%v|%d\n", time.March, time.Saturday, time.March)
	fmt.Fprintf(w, "%w %v\n", errors.New("not wrapped"), fmt.Errorf("%w and %w: %d", errors.New("a"), errors.New("b"), 5))
	fmt.Fprintln(w, fmt.Errorf("plain %v", nil), fmt.Errorf("%w", nil), errors.Unwrap(fmt.Errorf("%w", nil)))
}
