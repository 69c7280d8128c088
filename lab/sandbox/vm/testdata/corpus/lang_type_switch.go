//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"
)

type shape interface{ area() float64 }
type sq float64
type rect struct{ a, b float64 }

func (s sq) area() float64    { return float64(s * s) }
func (r *rect) area() float64 { return r.a * r.b }

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", v)
	case string:
		return "text " + v[:1]
	case error:
		return "error " + v.Error()
	case shape:
		return fmt.Sprint("shape ", v.area())
	case func() string:
		return v()
	case []any:
		out := ""
		for _, one := range v {
			out += describe(one) + ","
		}
		return out
	case map[string]int:
		return fmt.Sprint(len(v))
	case *int:
		return fmt.Sprint(*v)
	case struct{ X int }:
		return fmt.Sprint("anonymous ", v.X)
	default:
		return fmt.Sprintf("other %T", v)
	}
}

func Handle(w http.ResponseWriter, r *http.Request) {
	n := 4
	for _, v := range []any{nil, 1, int64(2), int8(3), "text", errors.New("e"), sq(2), &rect{2, 3}, rect{1, 2},
		func() string { return "called" }, []any{1, "a", nil}, map[string]int{"a": 1}, &n, struct{ X int }{5}, 'x', 1.5} {
		fmt.Fprintln(w, describe(v))
	}
}
