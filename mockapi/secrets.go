package mockapi

import (
	"net/http"

	"authlab/lab/api"
	"authlab/mockapi/world"
)

// secretRoutes: a list of secrets is a list of names. A value is shown one at a
// time, on a device of the house's.
func secretRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/secrets", Access: SignedIn, Permission: "secret.read", About: "the names of production's secrets", reads: onlyFields("id", "name"), handler: list("secret", secrets)},
		{Method: "GET", Pattern: "/secrets/{id}", Access: SignedIn, Permission: "secret.read", Kind: "secret", About: "one secret, on a managed device", reads: mayRead("secret"), context: []condition{onManagedDevice}, handler: one(secrets)},
	}
}

func secrets(r *http.Request) api.Store[world.Secret] { return visitOf(r).world.Secrets() }
