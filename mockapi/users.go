package mockapi

import (
	"net/http"
	"slices"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/world"
)

func userRoutes() []Route {
	const kind = "user"
	return []Route{
		{Method: "GET", Pattern: "/users", Access: SignedIn, Permission: "user.read", About: "everybody", reads: mayRead(kind), handler: list(kind, accounts)},
		{Method: "GET", Pattern: "/users/{id}", Access: SignedIn, Permission: "user.read", Kind: kind, About: "one account", reads: mayRead(kind), handler: one(accounts)},
		{Method: "PATCH", Pattern: "/users/{id}", Access: SignedIn, Permission: "user.write", Kind: kind, About: `give other roles: {"roles"}`, fields: onlyRoles, reads: mayRead(kind), context: []condition{notOneself}, handler: patchUser},
	}
}

func onlyRoles(lab.Principal, *lab.Object) []string { return []string{"roles"} }

// notOneself keeps an administrator from granting themselves what they please.
func notOneself(c circumstances) ruling {
	if c.about.object == nil || c.about.object.Owner == c.caller.ID {
		return unmet("nobody changes their own roles", fact("caller", c.caller.ID))
	}
	return pass(lab.GateContext, "somebody else's roles", fact("caller", c.caller.ID))
}

// patchUser gives somebody other roles. They count with the next request, whatever
// session or token it comes with.
func patchUser(w http.ResponseWriter, r *http.Request) {
	var change struct{ Roles []string }
	unknown := func(role string) bool { return !slices.Contains(world.Roles(), role) }
	if err := api.Read(r, &change); err != nil || len(change.Roles) == 0 || slices.ContainsFunc(change.Roles, unknown) {
		api.BadRequest(w, r)
		return
	}
	amend(w, r, accounts(r), func(person *world.Person) { person.Roles = change.Roles })
}

// accounts are people as a store. It only ever changes roles: people are hired
// and let go elsewhere.
func accounts(r *http.Request) api.Store[world.Person] { return accountStore{visitOf(r).world} }

type accountStore struct{ world *world.World }

func (s accountStore) Find(id string) (world.Person, error) {
	person, found := s.world.Person(id)
	if !found {
		return world.Person{}, api.ErrNotFound
	}
	return person, nil
}

func (s accountStore) List() []world.Person { return s.world.People() }

func (s accountStore) Create(world.Person) (world.Person, error) {
	return world.Person{}, api.ErrNotFound
}

func (s accountStore) Save(person world.Person) error {
	return s.world.SetRoles(person.ID, person.Roles)
}

func (s accountStore) Delete(string) error { return api.ErrNotFound }
