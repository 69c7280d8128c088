package mockapi

import (
	"net/http"

	"authlab/lab/api"
)

// The handlers that write. That the caller may has been asked.

// amend changes the record the request is about, and answers with what the
// caller may see of it.
func amend[Record any](w http.ResponseWriter, r *http.Request, store api.Store[Record], change func(*Record)) {
	v := visitOf(r)
	record, err := store.Find(v.idOfSubject(r))
	if err != nil {
		api.NotFound(w, r)
		return
	}
	change(&record)
	if err := store.Save(record); err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, v.seen(record, v.object, r))
}

// remove deletes the record the request is about.
func remove[Record any](store shelf[Record]) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := store(r).Delete(visitOf(r).idOfSubject(r)); err != nil {
			api.NotFound(w, r)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	}
}
