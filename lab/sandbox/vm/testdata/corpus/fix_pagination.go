//go:build lesson

package fix

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strconv"

	"authlab/lab/api"
)

type page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty"`
	Total *int   `json:"total,omitempty"`
}

type cursor struct {
	After string `json:"after"`
	By    string `json:"by"`
}

func (c cursor) encode() string {
	text, _ := json.Marshal(c)
	return base64.RawURLEncoding.EncodeToString(text)
}

func parseCursor(text, by string) (c cursor, err error) {
	if text == "" {
		return cursor{By: by}, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err == nil {
		err = json.Unmarshal(raw, &c)
	}
	if err == nil && c.By != by {
		err = fmt.Errorf("a cursor of %q", c.By)
	}
	return c, err
}

func visible(all []api.Invoice, see func(api.Invoice) bool) iter.Seq[api.Invoice] {
	return func(yield func(api.Invoice) bool) {
		for _, one := range all {
			if see(one) && !yield(one) {
				return
			}
		}
	}
}

func take[T any](seq iter.Seq[T], skip func(T) bool, most int, id func(T) string) (p page[T], last string) {
	p.Items = []T{}
	for one := range seq {
		if skip(one) {
			continue
		}
		if len(p.Items) == most {
			return p, id(p.Items[len(p.Items)-1])
		}
		p.Items = append(p.Items, one)
	}
	return p, ""
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}
	most, err := strconv.Atoi(r.FormValue("full"))
	if err != nil || most < 1 {
		most = 10
	}
	see := func(i api.Invoice) bool { return i.Tenant == caller.Tenant || caller.HasRole("finance") }
	token := ""
	for range 5 {
		c, err := parseCursor(token, caller.ID)
		if err != nil {
			api.BadRequest(w, r)
			return
		}
		p, last := take(visible(api.Invoices(r).List(), see), func(i api.Invoice) bool { return i.ID <= c.After }, most, func(i api.Invoice) string { return i.ID })
		if last != "" {
			p.Next = cursor{last, caller.ID}.encode()
		} else {
			total := len(slices.Collect(visible(api.Invoices(r).List(), see)))
			p.Total = &total
		}
		json.NewEncoder(w).Encode(p)
		if token = p.Next; token == "" {
			break
		}
	}
	_, err = parseCursor(cursor{"x", "somebody else"}.encode(), caller.ID)
	_, err2 := parseCursor("%%%", caller.ID)
	fmt.Fprintln(w, err, err2)
}
