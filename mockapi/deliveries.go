package mockapi

import (
	"net/http"

	"authlab/lab/api"
)

func deliveryRoutes() []Route {
	const kind = "delivery"
	return []Route{
		{Method: "GET", Pattern: "/deliveries", Access: SignedIn, Permission: "order.read", About: "the deliveries you may see", handler: list(kind, api.Deliveries)},
		{Method: "GET", Pattern: "/deliveries/reviews", Access: SignedIn, Permission: "order.read", About: "what everybody says of theirs", handler: listReviews},
		{Method: "GET", Pattern: "/deliveries/{id}", Access: SignedIn, Permission: "order.read", Kind: kind, About: "one delivery", handler: one(api.Deliveries)},
	}
}

// review is what of a delivery is for everybody. Its id is: an id opens nothing.
type review struct {
	Delivery string `json:"delivery"`
	By       string `json:"by"`
	Stars    int    `json:"stars"`
	Review   string `json:"review"`
}

func listReviews(w http.ResponseWriter, r *http.Request) {
	reviews := []review{}
	for _, delivery := range api.Deliveries(r).List() {
		reviews = append(reviews, review{delivery.ID, delivery.Owner, delivery.Stars, delivery.Review})
	}
	api.JSON(w, http.StatusOK, reviews)
}
