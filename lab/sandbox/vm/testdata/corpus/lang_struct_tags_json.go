//go:build lesson

package fix

import (
	"encoding/json"
	"fmt"
	"net/http"
)

type base struct {
	ID string `json:"id"`
}
type item struct {
	base
	Name    string         `json:"name,omitempty"`
	Price   float64        `json:"price"`
	Secret  string         `json:"-"`
	Tags    []string       `json:"tags"`
	Extra   map[string]any `json:"extra,omitempty"`
	Next    *item          `json:"-"`
	Count   *int           `json:"count"`
	private int
}

func Handle(w http.ResponseWriter, r *http.Request) {
	n := 3
	out, err := json.Marshal(item{base: base{"1"}, Price: 1.50, Secret: "s", Count: &n, private: 1})
	fmt.Fprintln(w, string(out), err)
	var in item
	err = json.Unmarshal([]byte(`{"id":"9","NAME":"up","price":"x"}`), &in)
	fmt.Fprintln(w, in.ID, in.Name, err != nil)
	err = json.Unmarshal([]byte(`{"tags":["a","b"],"extra":{"n":1.0,"l":[true,null]},"count":7}`), &in)
	fmt.Fprintln(w, in.Tags, in.Extra, *in.Count, err)
	var loose any
	fmt.Fprintln(w, json.Unmarshal([]byte(`{"a":[1,{"b":null}]`), &loose), loose)
	fmt.Fprintln(w, json.Unmarshal([]byte(`{"a":[1,{"b":null}]}`), &loose), loose)
	text, _ := json.MarshalIndent(map[string]any{"z": 1, "a": []int{}, "n": nil, "h": "<&>"}, "", " ")
	fmt.Fprintln(w, string(text))
}
