//go:build lesson

package fix

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"authlab/lab/api"
)

type Base struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
}
type hidden struct {
	Inner  string `json:"inner"`
	secret string
}
type status string
type cents int64

type view struct {
	Base
	*hidden
	Kind    string           `json:"kind,omitempty"`
	Empty   []string         `json:"empty,omitempty"`
	Nil     []string         `json:"nil"`
	Zero    time.Time        `json:"zero,omitzero"`
	At      time.Time        `json:"at"`
	For     time.Duration    `json:"for"`
	Quoted  int              `json:"quoted,string"`
	QBool   bool             `json:"q_bool,string"`
	QText   string           `json:"q_text,string"`
	OmitZ   Base             `json:"omit_z,omitzero"`
	OmitE   Base             `json:"omit_e,omitempty"`
	Status  status           `json:"status"`
	By      map[status]cents `json:"by"`
	ByInt   map[int]string   `json:"by_int"`
	Opt     *cents           `json:"opt,omitempty"`
	OptZ    *cents           `json:"opt_z,omitzero"`
	Raw     json.RawMessage  `json:"raw,omitempty"`
	Number  json.Number      `json:"number"`
	Any     any              `json:"any"`
	Bytes   []byte           `json:"bytes"`
	Array   [2]status        `json:"array"`
	Dash    string           `json:"-,"`
	Skip    string           `json:"-"`
	NoTag   bool
	private int
	Float   float64      `json:"float"`
	F32     float32      `json:"f32"`
	Rune    rune         `json:"rune"`
	Iface   fmt.Stringer `json:"iface"`
	Invoice api.Invoice  `json:"invoice"`
	BadTag  int          `json:"bad tag!"`
	Fn      func()       `json:"-"`
}

func show(w http.ResponseWriter, v any) {
	out, err := json.Marshal(v)
	fmt.Fprintln(w, string(out), err)
}

func Handle(w http.ResponseWriter, r *http.Request) {
	at, _ := time.Parse(time.RFC3339, "2026-03-02T10:00:00.5Z")
	n := cents(0)
	v := view{Base: Base{"1", "base"}, hidden: &hidden{"in", "s"}, At: at, For: time.Second, Quoted: 7, QText: "q\"", OptZ: &n,
		By: map[status]cents{"open": 2, "closed": 1}, ByInt: map[int]string{10: "b", 9: "a"}, Raw: json.RawMessage(`{"a": [1, 2]}`), Number: "12.50",
		Any: map[string]any{"z": nil, "a": []any{1, "x", true, 1.5, status("s")}}, Bytes: []byte{0, 255}, Dash: "d", Float: 1e21, F32: 0.1, Rune: 'é'}
	show(w, v)
	show(w, &view{})
	show(w, []any{nil, 1e20, 1e21, 1e-6, 1e-7, 100.0, -0.0, 3, "<a href='x'>&\u2028\x01\xff"})
	show(w, map[string]status{"é": "ü", "<": ">"})
	show(w, []status(nil))
	show(w, map[string]int(nil))
	show(w, struct{}{})
	show(w, [0]int{})
	show(w, (*view)(nil))
	show(w, "just text")
	show(w, struct {
		A, B int
		c    int
		D    struct{ E []struct{ F bool } }
	}{})
	show(w, func() {})
	show(w, make(chan int))
	show(w, map[string]any{"f": func() {}})
	show(w, map[bool]int{true: 1})
	nan := 0.0
	show(w, nan/nan)
	show(w, json.RawMessage(`{"broken":`))
	show(w, json.Number("x"))
	show(w, []byte("bytes"))
	show(w, [3]byte{1, 2, 3})
	show(w, []int8{1})
	show(w, map[cents]bool{2: true, 1: false})
	show(w, struct {
		X any            `json:"x,omitempty"`
		Y *int           `json:",omitempty"`
		Z bool           `json:"z,omitempty"`
		M map[string]int `json:"m,omitempty"`
		A [1]int         `json:"a,omitempty"`
	}{M: map[string]int{}})
	out, err := json.MarshalIndent(v.Any, ">", "\t")
	fmt.Fprintln(w, string(out), err)
	out, err = json.MarshalIndent(struct{}{}, "", " ")
	fmt.Fprintln(w, string(out), err)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	fmt.Fprintln(w, enc.Encode(map[string]string{"q": "a<b&c"}))
	type local struct {
		Base  `json:"nested"`
		Extra string `json:"extra"`
	}
	show(w, local{Base{"x", "y"}, "z"})
	show(w, struct {
		Base
		Kind int
	}{Base{"x", "y"}, 3})
}
