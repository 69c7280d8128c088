//go:build lesson

package fix

import (
	"authlab/lab/api"
	"encoding/json"
	"fmt"
	"net/http"
)

type inner struct {
	N    int      `json:"n"`
	Tags []string `json:"tags,omitempty"`
}
type embedded struct {
	Deep bool `json:"deep"`
}
type View struct {
	inner
	embedded `json:"named"`
	ID       string `json:"id"`
	secret   string
	Ptr      *int             `json:"ptr"`
	Opt      *string          `json:"opt,omitempty"`
	Any      any              `json:"any"`
	Map      map[string]inner `json:"map"`
	Skip     string           `json:"-"`
	Str      int              `json:"str,string"`
	Bytes    []byte           `json:"bytes"`
	Raw      json.RawMessage  `json:"raw"`
	Ints     map[int]string   `json:"ints"`
	Inv      api.Invoice      `json:"inv"`
	Pinv     *api.Invoice     `json:"pinv"`
	Arr      [2]float64
	Zero     inner `json:",omitzero"`
}

func Handle(w http.ResponseWriter, r *http.Request) {
	n := 3
	v := View{inner: inner{N: 1}, ID: "<x>", secret: "s", Ptr: &n, Any: []any{1, "a", inner{2, []string{"t"}}, nil, map[string]any{"k": 1.5}},
		Map: map[string]inner{"b": {}, "a": {N: 5}}, Str: 9, Bytes: []byte("hi"), Raw: json.RawMessage(`{"r":1}`), Ints: map[int]string{2: "b", 1: "a"},
		Inv: api.Invoice{ID: "i", Amount: 5}, Arr: [2]float64{1, 2.5}}
	out, err := json.Marshal(v)
	fmt.Fprintln(w, string(out), err)
	out, err = json.MarshalIndent(map[string]any{"a": 1, "b": []int{1, 2}, "v": &v.ID}, "", "  ")
	fmt.Fprintln(w, string(out), err)
	out, err = json.Marshal(struct {
		api.Invoice
		Extra string `json:"extra"`
	}{api.Invoice{ID: "e"}, "x"})
	fmt.Fprintln(w, string(out), err)
	enc := json.NewEncoder(w)
	enc.SetIndent(">", " ")
	fmt.Fprintln(w, enc.Encode([]string{"<", "b"}))
	fmt.Fprintln(w, json.NewEncoder(w).Encode(map[string]string{"error": "no"}))
}
