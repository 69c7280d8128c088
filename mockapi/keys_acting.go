package mockapi

import (
	"slices"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/idp"
	"authlab/mockapi/world"
)

// hasActing reports whether there is such a key of somebody's in another's name: a
// session that support opened for a customer, or a token that a service exchanged.
func hasActing(w *world.World, actor world.Person, wanted lab.Wanted) bool {
	person, known := w.Person(wanted.As)
	if !known || person.Kind != world.KindPerson {
		return false
	}
	if wanted.Kind == lab.WithBearer {
		token, can := actingToken(w, actor.ID, wanted)
		beyond := func(scope string) bool { return !slices.Contains(token.Scope, scope) }
		return can && !slices.ContainsFunc(wanted.Scopes, beyond)
	}
	may := authn.MayImpersonate(w, actor.ID)
	if wanted.Flaw == lab.FlawBarred { // once they might
		may = !may && world.Holds(actor.Counting(), world.RoleSupport)
	}
	return may && person.Tenant != world.House
}

// actingSpares stand for what somebody can hold in a customer's name.
func actingSpares(w *world.World, actor world.Person) []lab.Key {
	var keys []lab.Key
	for _, person := range w.People() {
		if person.Hidden || person.Tenant == world.House {
			continue
		}
		for _, kind := range []string{lab.WithSession, lab.WithBearer} {
			wanted := lab.Wanted{Kind: kind, As: person.ID}
			if has(w, actor, wanted) {
				key := keyOf(actor)
				key.With = wanted.String()
				keys = append(keys, key)
			}
		}
	}
	return keys
}

func actingKey(w *world.World, actor string, wanted lab.Wanted) (lab.Key, error) {
	if wanted.Kind == lab.WithSession {
		return actingSession(w, actor, wanted), nil
	}
	token, _ := actingToken(w, actor, wanted) // whether they can was asked
	if wanted.Scopes != nil {
		token.Scope = wanted.Scopes
	}
	text, err := mintFlawed(w, token, wanted.Flaw)
	return lab.Key{Header: "Authorization", Value: "Bearer " + text}, err
}

func actingSession(w *world.World, actor string, wanted lab.Wanted) lab.Key {
	token := w.DerivedToken(actor, wanted.String())
	if wanted.Flaw == lab.FlawEnded {
		w.EndSession(token)
	} else {
		w.SaveSession(token, authn.ActingSession(w, actor, wanted.As, "a call"))
	}
	return cookieKey(token)
}

// actingToken is what the provider makes of a person's own token.
func actingToken(w *world.World, actor string, wanted lab.Wanted) (authn.Token, bool) {
	return idp.ActingToken(authn.KeyringToken(w, wanted.As, tokenID(w, actor, wanted.String())), actor)
}
