//go:build lesson

package fix

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"authlab/lab/api"
)

type role string
type address struct {
	City string `json:"city"`
	Zip  int    `json:"zip"`
}
type person struct {
	Name    string             `json:"name"`
	Age     uint8              `json:"age"`
	Roles   []role             `json:"roles"`
	Home    address            `json:"home"`
	Work    *address           `json:"work"`
	All     []address          `json:"all"`
	By      map[string]address `json:"by"`
	Free    any                `json:"free"`
	Fixed   [2]int             `json:"fixed"`
	Quoted  int                `json:"quoted,string"`
	private string
	Raw     json.RawMessage `json:"raw"`
}
type staff struct {
	person
	Level int `json:"level"`
}

func decode(w http.ResponseWriter, text string, into any) {
	err := json.Unmarshal([]byte(text), into)
	var wrong *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrong):
		fmt.Fprintf(w, "type: %v | %s %s %q %d\n", err, wrong.Value, wrong.Field, wrong.Struct, wrong.Offset)
	case errors.As(err, &syntax):
		fmt.Fprintf(w, "syntax: %v at %d\n", err, syntax.Offset)
	default:
		fmt.Fprintf(w, "%v %T\n", err, err)
	}
}

func Handle(w http.ResponseWriter, r *http.Request) {
	for _, text := range []string{
		`{"name": 5}`, `{"age": 300}`, `{"age": -1}`, `{"age": 1.5}`, `{"age": "7"}`, `{"roles": "x"}`, `{"roles": [1]}`, `{"roles": [true, "ok"]}`,
		`{"home": 5}`, `{"home": {"zip": "x"}}`, `{"work": {"zip": []}}`, `{"all": [{"zip": 1}, {"zip": {}}]}`, `{"by": {"x": {"city": 1}}}`, `{"by": []}`,
		`{"fixed": [1, 2, 3]}`, `{"fixed": ["a"]}`, `{"quoted": 5}`, `{"quoted": "x"}`, `{"quoted": "5"}`, `[]`, `"x"`, `5`, `null`, `true`,
		``, `{`, `{"name"`, `{"name": }`, `{"name": "x",}`, `{name: 1}`, `{"name": "a"} x`, `nul`, `{"name": "\x"}`, "{\"name\": \"\n\"}", `{"name":"a"}{"name":"b"}`,
		`{"NAME": "case", "unknown": [1, {"a": 2}], "private": "no"}`, `{"name": null, "age": null, "work": null, "roles": null}`,
	} {
		var p person
		decode(w, text, &p)
		work := p.Work
		p.Work = nil
		fmt.Fprintf(w, "%+v %v\n", p, work != nil)
	}
	s := staff{person: person{Name: "before", Roles: []role{"a", "b", "c"}}, Level: 1}
	decode(w, `{"name": "after", "roles": ["z"], "level": "high", "home": {"city": "Bonn"}}`, &s)
	fmt.Fprintf(w, "%+v\n", s)
	decode(w, `{"home": {"zip": true}}`, &s)
	var list []person
	decode(w, `[{"name": "a"}, {"name": []}]`, &list)
	fmt.Fprintln(w, len(list))
	var roles map[role]int
	decode(w, `{"a": "x", "b": 2}`, &roles)
	fmt.Fprintln(w, roles)
	var one role
	decode(w, `1`, &one)
	var n int
	decode(w, `"1"`, &n)
	decode(w, `1e3`, &n)
	decode(w, `99999999999999999999`, &n)
	var flag bool
	decode(w, `"true"`, &flag)
	var free any
	decode(w, `{"n": 12345678901234567890, "f": 1.0, "l": [], "o": {}, "s": "\u00e9\ud83d\ude00"}`, &free)
	fmt.Fprintf(w, "%v %T\n", free, free.(map[string]any)["n"])
	var ints map[int]string
	decode(w, `{"1": "a", "x": "b"}`, &ints)
	fmt.Fprintln(w, ints)
	decode(w, `{}`, nil)
	decode(w, `{}`, person{})
	var nilPerson *person
	decode(w, `{}`, nilPerson)
	decode(w, `{"name": "set"}`, &nilPerson)
	fmt.Fprintln(w, nilPerson.Name)
	var invoice api.Invoice
	decode(w, `{"id": "i", "amount": "much"}`, &invoice)
	fmt.Fprintln(w, invoice)
	dec := json.NewDecoder(strings.NewReader(`{"name": "a", "extra": 1}`))
	dec.DisallowUnknownFields()
	var strict person
	fmt.Fprintln(w, dec.Decode(&strict), strict.Name)
	dec = json.NewDecoder(strings.NewReader(`{"a": 1.50} [2] trailing`))
	dec.UseNumber()
	for {
		var v any
		err := dec.Decode(&v)
		fmt.Fprintf(w, "%v %v %T\n", v, err, err)
		if err != nil {
			break
		}
	}
	err := json.NewDecoder(strings.NewReader("")).Decode(&strict)
	fmt.Fprintln(w, err == io.EOF, json.NewDecoder(strings.NewReader(`{"a"`)).Decode(&strict), json.Valid([]byte(`{"a":1}`)), json.Valid([]byte(`{a:1}`)))
	var lazy struct {
		Kind string          `json:"kind"`
		Data json.RawMessage `json:"data"`
	}
	decode(w, `{"kind": "home", "data": {"city" : "Bonn"}}`, &lazy)
	var home address
	decode(w, string(lazy.Data), &home)
	fmt.Fprintln(w, lazy.Kind, string(lazy.Data), home)
	var num json.Number
	decode(w, `12.5`, &num)
	f, ferr := num.Float64()
	i, ierr := num.Int64()
	fmt.Fprintln(w, num, f, ferr, i, ierr)
}
