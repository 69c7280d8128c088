//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type ownable interface{ Owner() string }

type note struct{ owner string }

func (n note) Owner() string { return n.owner }

// kind asks for a type it is given, which may be an interface, of what may be nil.
func kind[Wanted any](held any) string {
	switch held.(type) {
	case Wanted:
		return "wanted"
	case int:
		return "int"
	default:
		return "other"
	}
}

// as is kind for an interface that is held as itself.
func as[Wanted any](held Wanted) (Wanted, bool) {
	got, ok := any(held).(Wanted)
	return got, ok
}

// Handle sorts what there is, nil included.
func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, kind[any](nil), kind[any](6), kind[ownable](nil), kind[ownable](7), kind[ownable](note{"ana"}), kind[int](7))
	var none ownable
	again, ok := as(none)
	fmt.Fprintln(w, again == nil, ok)
	switch held := none.(type) {
	case ownable:
		fmt.Fprintln(w, "held", held.Owner())
	case nil:
		fmt.Fprintln(w, "nothing")
	}
	_, ok = none.(ownable)
	fmt.Fprintln(w, ok)
}
