package mockapi

import (
	"net/http"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"
)

func infraRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/infra", Access: SignedIn, Permission: "infra.read", About: "the settings of the machines", handler: list("infra", infras)},
		{Method: "GET", Pattern: "/infra/bound", Access: Bound, Permission: "infra.read", About: "the same, by a token nobody else can present", handler: list("infra", infras)},
		{Method: "GET", Pattern: "/infra/{id}", Access: SignedIn, Permission: "infra.read", Kind: "infra", About: "one setting", handler: one(infras)},
		{Method: "PUT", Pattern: "/infra/{id}", Access: SignedIn, Permission: "infra.write", Kind: "infra", About: `change it, on a managed device: {"value"}`, fields: onlyValue, context: []condition{onManagedDevice}, handler: putInfra},
	}
}

func infras(r *http.Request) api.Store[world.Infra] { return visitOf(r).world.Infras() }

func onlyValue(lab.Principal, *lab.Object) []string { return []string{"value"} }

func putInfra(w http.ResponseWriter, r *http.Request) {
	var change struct{ Value *string }
	if err := api.Read(r, &change); err != nil || change.Value == nil || !sensible(change.Value) {
		api.BadRequest(w, r)
		return
	}
	amend(w, r, infras(r), func(setting *world.Infra) { setting.Value = *change.Value })
}
