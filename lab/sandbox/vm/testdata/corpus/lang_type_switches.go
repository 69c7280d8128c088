//go:build lesson

package fix

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sort"
	"strconv"
	"strings"

	"authlab/lab/api"
)

type userID string
type flag bool
type point struct{ X, Y int }

func (p point) String() string { return fmt.Sprintf("<%d,%d>", p.X, p.Y) }

func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case bool, flag:
		return fmt.Sprintf("truth %v", v)
	case int, int64, uint8:
		return fmt.Sprintf("whole %v %T", v, v)
	case float64:
		return "real " + strconv.FormatFloat(v, 'f', -1, 64)
	case string:
		return strconv.Quote(v)
	case userID:
		return "user " + string(v)
	case []any:
		parts := make([]string, len(v))
		for i, one := range v {
			parts[i] = describe(one)
		}
		return "[" + strings.Join(parts, " ") + "]"
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for i, k := range keys {
			keys[i] = k + "=" + describe(v[k])
		}
		return "{" + strings.Join(keys, " ") + "}"
	case *point:
		return "pointer to " + v.String()
	case fmt.Stringer:
		return "stringer " + v.String()
	case error:
		return "error " + v.Error()
	case func() int:
		return fmt.Sprint("func ", v())
	case func(int) int:
		return fmt.Sprint("func ", v(1))
	case io.Reader:
		all, _ := io.ReadAll(v)
		return "reader " + string(all)
	case []byte:
		return "bytes " + string(v)
	case [2]int, chan int, struct{}:
		return fmt.Sprintf("other %T", v)
	case api.Invoice:
		return "invoice " + v.ID
	case interface {
		Find(string) (api.Invoice, error)
	}:
		invoice, err := v.Find("inv-1")
		return fmt.Sprint("store ", invoice.Amount, err)
	default:
		return fmt.Sprintf("unknown %T", v)
	}
}

func Handle(w http.ResponseWriter, r *http.Request) {
	var decoded any
	_ = json.Unmarshal([]byte(`{"b":[1,true,null,"s",{"x":2.5}],"a":3}`), &decoded)
	for _, v := range []any{
		nil, true, flag(false), 1, int64(2), uint8(3), int32(4), 2.5, float32(1), "s", userID("ana"), decoded, &point{1, 2}, point{3, 4},
		errors.New("e"), func() int { return 7 }, func(n int) int { return n * 9 }, strings.NewReader("read"), []byte("raw"), [2]int{}, make(chan int), struct{}{},
		api.Invoice{ID: "i"}, api.Invoices(r), []int{1}, map[string]int{}, (*point)(nil) == nil, http.StatusOK, json.Number("5"), r.Method,
	} {
		fmt.Fprintln(w, describe(v))
	}
	var value any = point{5, 6}
	if p, ok := value.(point); ok {
		p.X = 50
		fmt.Fprintln(w, p, value, value.(fmt.Stringer).String())
	}
	if s, ok := value.(string); !ok {
		fmt.Fprintf(w, "%q %v\n", s, ok)
	}
	switch value.(type) {
	case fmt.Stringer:
		fmt.Fprint(w, "first that fits ")
	case point:
		fmt.Fprint(w, "not reached")
	}
	switch x := value.(type) {
	case int, point:
		fmt.Fprintf(w, "%T %v\n", x, x)
	}
	switch err := errors.Join(io.EOF, nil); err := err.(type) {
	case interface{ Unwrap() []error }:
		fmt.Fprintln(w, len(err.Unwrap()))
	}
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		_ = value.(*point)
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		_ = value.(io.Reader)
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		var none fmt.Stringer
		_ = none.(point)
	}()
}
