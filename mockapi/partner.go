package mockapi

import (
	"net/http"
	"time"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"

	"github.com/gorilla/mux"
)

func partnerRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/partner/shipments", Access: Partner, Permission: "shipment.read", About: "what is on its way", handler: listShipments},
		{Method: "POST", Pattern: "/partner/shipments/{id}/delivered", Access: Partner, Permission: "shipment.deliver", About: "say that it arrived", handler: postDelivered},
		{Method: "GET", Pattern: "/partner/keys", Access: Partner, About: "your keys", handler: listAPIKeys},
		{Method: "POST", Pattern: "/partner/keys", Access: Partner, About: "a new key in place of this one, which ends a day later", handler: postAPIKey},
		{Method: "DELETE", Pattern: "/partner/keys/{id}", Access: Partner, About: "end a key", handler: deleteAPIKey},
	}
}

// The states of an order that a partner has to do with.
const (
	orderShipped   = "shipped"
	orderDelivered = "delivered"
)

// shipment is what of an order a partner needs to know: not who paid how much.
type shipment struct {
	ID   string `json:"id"`
	Item string `json:"item"`
}

func listShipments(w http.ResponseWriter, r *http.Request) {
	shipments := []shipment{}
	for _, order := range api.Orders(r).List() {
		if order.Status == orderShipped {
			shipments = append(shipments, shipment{order.ID, order.Item})
		}
	}
	api.JSON(w, http.StatusOK, shipments)
}

// postDelivered says that a shipment arrived. An order that is not on its way is
// no shipment, and answers as one that does not exist.
func postDelivered(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	order, err := api.Orders(r).Find(mux.Vars(r)["id"])
	if err != nil || order.Status != orderShipped {
		v.refuse(w, deny(lab.GateHandler, http.StatusNotFound, "there is no such shipment"))
		return
	}
	order.Status = orderDelivered
	if err := api.Orders(r).Save(order); err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, shipment{order.ID, order.Item})
}

// shownKey is a key as its owner sees it. The key itself is in it once, when it
// is made: the house could not show it again.
type shownKey struct {
	ID      string    `json:"id"`
	Key     string    `json:"key,omitempty"`
	Scopes  []string  `json:"scopes"`
	From    []string  `json:"from"`
	Issued  time.Time `json:"issued"`
	Expires time.Time `json:"expires"`
}

func showKey(k world.APIKey, key string) shownKey {
	return shownKey{k.ID, key, k.Scopes, k.From, k.Issued, k.Expires}
}

func listAPIKeys(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	keys := []shownKey{}
	for _, key := range v.world.APIKeysOf(v.caller.ID) {
		keys = append(keys, showKey(key, ""))
	}
	api.JSON(w, http.StatusOK, keys)
}

func postAPIKey(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	key, kept, found := v.world.RotateAPIKey(v.proof.KeyID)
	if !found {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusCreated, showKey(kept, key))
}

func deleteAPIKey(w http.ResponseWriter, r *http.Request) {
	v := visitOf(r)
	if !v.world.RevokeAPIKey(v.caller.ID, mux.Vars(r)["id"]) { // another's looks like none
		api.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
