package mockapi

import (
	"encoding/csv"
	"net/http"
	"strings"

	"authlab/lab"
	"authlab/lab/api"

	"github.com/gorilla/mux"
)

// The handlers that read. The gates have settled who may: on one object before
// the handler runs, on a list by leaving out what is out of reach.

// shelf is how a handler comes to the records of a kind.
type shelf[Record any] func(*http.Request) api.Store[Record]

func one[Record any](store shelf[Record]) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := visitOf(r)
		record, err := store(r).Find(v.idOfSubject(r))
		if err != nil {
			api.NotFound(w, r)
			return
		}
		api.JSON(w, http.StatusOK, v.seen(record, v.object, r))
	}
}

// idOfSubject falls back on the path where code on the bench let a request
// through that is about nothing.
func (v *visit) idOfSubject(r *http.Request) string {
	if v.object == nil {
		return mux.Vars(r)["id"]
	}
	return v.object.ID
}

// seen is a record as the caller may see it: as it stands where nothing is kept
// from them and nothing less was asked for.
func (v *visit) seen(record any, object *lab.Object, r *http.Request) any {
	if v.route.reads == nil && r.URL.RawQuery == "" {
		return record
	}
	return v.show(record, object, r)
}

// show is a record as the caller may see it on this route.
func (v *visit) show(record any, object *lab.Object, r *http.Request) shown {
	var may []string
	if v.route.reads != nil {
		may = v.route.reads(v.callerOrNobody(), object)
	}
	return show(record, may).only(wantedFields(r))
}

// wantedFields are those a request asks for by name: ?fields=id,name.
func wantedFields(r *http.Request) []string {
	if r.URL.RawQuery == "" {
		return nil
	}
	return strings.FieldsFunc(r.URL.Query().Get("fields"), func(letter rune) bool { return letter == ',' })
}

// within collects the records of a kind that the caller reaches one by one, as
// they may see them and as far as they match the query: a list must not show,
// count or find what asking for each would not.
func within[Record any](r *http.Request, kind string, store api.Store[Record], part func(subject) bool) []shown {
	v, found := visitOf(r), []shown{}
	if v.caller == nil { // only code on the bench lets nobody through to here
		return found
	}
	for _, object := range v.world.Objects(kind) {
		named := v.find(kind, object.ID)
		if reach, _ := reaches(*v.caller, v.route.Permission, named); !reach || !part(named) {
			continue
		}
		record, err := store.Find(object.ID)
		if seen := v.show(record, &object, r); err == nil && matches(seen, r) {
			found = append(found, seen)
		}
	}
	return found
}

func all(subject) bool { return true }

// matches applies ?status= and ?q= to what the caller sees, and to nothing else.
func matches(seen shown, r *http.Request) bool {
	query := r.URL.Query()
	return (!query.Has("status") || seen.has("status", query.Get("status"))) && seen.mentions(query.Get("q"))
}

func list[Record any](kind string, store shelf[Record]) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		api.JSON(w, http.StatusOK, within(r, kind, store(r), all))
	}
}

func count[Record any](kind string, store shelf[Record]) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		api.JSON(w, http.StatusOK, map[string]int{"count": len(within(r, kind, store(r), all))})
	}
}

// export answers with the list as comma-separated values (RFC 4180).
func export[Record any](kind string, store shelf[Record]) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/csv; charset=utf-8; header=present")
		out := csv.NewWriter(w)
		for i, record := range within(r, kind, store(r), all) {
			if i == 0 {
				_ = out.Write(record.names()) // an answer is kept in memory: this cannot fail
			}
			_ = out.Write(record.values())
		}
		out.Flush()
	}
}
