package mockapi

import (
	"cmp"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/gorilla/mux"
)

// naming finds the ids of the objects a request is about, where its path does not
// name them.
type naming func(v *visit, r *http.Request) []string

// findSubjects looks up what a request is about, before anybody asks whether the
// caller may know: what is found and what is not take the same way.
func (v *visit) findSubjects(r *http.Request) {
	vars := mux.Vars(r)
	switch {
	case v.route.Kind == "":
		return
	case v.route.names != nil:
		v.named = v.find(v.route.Kind, vars["id"]).object
		for _, id := range v.route.names(v, r) {
			v.subjects = append(v.subjects, v.find(v.route.Kind, id))
		}
	case v.route.Within != "":
		whole, part := v.find(v.route.Within, vars["id"]), v.find(v.route.Kind, vars[v.route.Kind])
		v.named = part.object
		if whole.object == nil || part.ties.Within != whole.object.ID {
			part = subject{} // it may be there, but not here
		}
		v.subjects = []subject{whole, part}
	default:
		v.subjects = []subject{v.find(v.route.Kind, vars["id"])}
	}
	if last := len(v.subjects) - 1; last >= 0 {
		v.object = v.subjects[last].object
		v.named = cmp.Or(v.named, v.object)
	}
}

func (v *visit) find(kind, id string) subject {
	if object, ties, found := v.world.ObjectAndTies(kind, id); found {
		return subject{&object, ties}
	}
	return subject{}
}

// about is the object a request is about, with its ties; of several the last.
func (v *visit) about() subject {
	if len(v.subjects) == 0 {
		return subject{}
	}
	return v.subjects[len(v.subjects)-1]
}

// idsIn reads the ids a body lists: {"ids": ["ord-1001"]}.
func idsIn(v *visit, _ *http.Request) []string {
	var form struct {
		IDs []string `json:"ids"`
	}
	_ = readBody(v.exchange.Request.Body, &form) // a body that makes no sense names nothing
	return form.IDs
}

// readBody reads a body as far as api.Read does, so that a gate and the handler
// behind it see the same.
func readBody(body string, target any) error {
	return json.NewDecoder(strings.NewReader(body)).Decode(target)
}
