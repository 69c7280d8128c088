//go:build lesson

package fix

import (
	"authlab/lab/api"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

type order struct {
	Amount int      `json:"amount"`
	Order  string   `json:"order"`
	Tags   []string `json:"tags"`
	Note   *string
	hidden int
	Nested struct {
		A map[string]int
	}
}

func Handle(w http.ResponseWriter, r *http.Request) {
	o := order{hidden: 7, Order: "before"}
	err := json.NewDecoder(r.Body).Decode(&o)
	fmt.Fprintln(w, o.Amount, o.Order, o.Tags, o.hidden, o.Note == nil, err)
	err = json.Unmarshal([]byte(`{"amount": 5, "Note": "hey", "Nested": {"A": {"x": 1}}}`), &o)
	fmt.Fprintln(w, o.Amount, *o.Note, o.Nested.A, o.Order, err)
	err = json.Unmarshal([]byte(`{"amount": `), &o)
	var syntax *json.SyntaxError
	fmt.Fprintln(w, err, errors.As(err, &syntax), o.Amount)
	if syntax != nil {
		fmt.Fprintln(w, syntax.Offset)
	}
	var wrong *json.UnmarshalTypeError
	err = json.Unmarshal([]byte(`[1, "x"]`), &o.Tags)
	fmt.Fprintln(w, errors.As(err, &wrong), o.Tags)
	if wrong != nil {
		fmt.Fprintln(w, wrong.Value, wrong.Offset)
	}
	var a any
	fmt.Fprintln(w, json.Unmarshal([]byte(`{"b":[1,true,null,"s",{"x":2.5}],"a":3}`), &a), a)
	m := a.(map[string]any)
	fmt.Fprintln(w, m["a"].(float64), len(m["b"].([]any)))
	dec := json.NewDecoder(strings.NewReader(`{"amount":1} {"amount":2}`))
	for {
		var o order
		if err := dec.Decode(&o); err == io.EOF {
			break
		} else if err != nil {
			fmt.Fprintln(w, err)
			break
		}
		fmt.Fprint(w, o.Amount, " ")
	}
	dec = json.NewDecoder(strings.NewReader(`{"nope":1}`))
	dec.DisallowUnknownFields()
	fmt.Fprintln(w, dec.Decode(&o))
	var inv api.Invoice
	fmt.Fprintln(w, json.Unmarshal([]byte(`{"id":"q","owner":"ana","amount":3}`), &inv), inv)
	var list []api.Invoice
	fmt.Fprintln(w, json.Unmarshal([]byte(`[{"id":"q"},{"id":"z"}]`), &list), list, len(list))
	mm := map[string]int{"keep": 1}
	fmt.Fprintln(w, json.Unmarshal([]byte(`{"new":2}`), &mm), mm, json.Valid([]byte("{}")), json.Unmarshal([]byte("1"), nil) != nil)
}
