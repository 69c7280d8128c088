//go:build lesson

package fix

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

type node struct {
	Name     string           `json:"name"`
	Children []node           `json:"children,omitempty"`
	Parent   *node            `json:"parent"`
	By       map[string]*node `json:"by,omitempty"`
}

func tokens(w http.ResponseWriter, text string) {
	var decoder *json.Decoder = json.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if err != nil {
			fmt.Fprintln(w, err == io.EOF, err)
			return
		}
		switch token := token.(type) {
		case json.Delim:
			fmt.Fprint(w, "delim ", token.String(), " ")
		case string:
			fmt.Fprintf(w, "%q ", token)
		default:
			fmt.Fprintf(w, "%T %v ", token, token)
		}
		fmt.Fprint(w, decoder.More(), decoder.InputOffset(), " ")
	}
}

func Handle(w http.ResponseWriter, r *http.Request) {
	tokens(w, `{"a": [1, "x", null, true], "b": {}}`)
	tokens(w, `{"a" 1}`)
	root := node{Name: "root", Children: []node{{Name: "leaf"}, {Name: "empty", Children: []node{}}}, By: map[string]*node{"b": {Name: "b"}, "a": nil}}
	root.Parent = &node{Name: "above"}
	out, err := json.Marshal(root)
	fmt.Fprintln(w, string(out), err)
	var encoder *json.Encoder = json.NewEncoder(w)
	encoder.SetIndent("", "\t")
	fmt.Fprintln(w, encoder.Encode([]*node{&root, nil}))

	var invalid *json.InvalidUnmarshalError
	var refused *json.UnsupportedTypeError
	var marshaler *json.MarshalerError
	var wrong *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	err = json.Unmarshal([]byte("{}"), root)
	fmt.Fprintln(w, errors.As(err, &invalid), err, invalid.Error())
	_, err = json.Marshal(map[string]any{"f": struct{ C chan node }{}})
	fmt.Fprintln(w, errors.As(err, &refused), err, refused.Error())
	_, err = json.Marshal(json.RawMessage("{"))
	fmt.Fprintln(w, errors.As(err, &marshaler), err, marshaler.Error(), marshaler.Unwrap())
	var count struct{ N int }
	err = json.Unmarshal([]byte(`{"N": "x"}`), &count)
	fmt.Fprintln(w, errors.As(err, &wrong), wrong.Error(), wrong.Value, wrong.Field, wrong.Struct == "", wrong.Offset)
	err = json.Unmarshal([]byte(`{"N": x}`), &count)
	fmt.Fprintln(w, errors.As(err, &syntax), syntax.Error(), syntax.Offset)
	decoder := json.NewDecoder(strings.NewReader(`[{"N": 1}, {"N": 2}, {"N": "3"}]`))
	open, err := decoder.Token()
	fmt.Fprintln(w, open, err)
	for decoder.More() {
		err := decoder.Decode(&count)
		fmt.Fprintln(w, count, err)
		if err != nil {
			break
		}
	}
	decoder = json.NewDecoder(strings.NewReader(`12345678901234567890`))
	decoder.UseNumber()
	var token json.Token
	token, err = decoder.Token()
	number, isNumber := token.(json.Number)
	fmt.Fprintln(w, number.String(), isNumber, err)
}
