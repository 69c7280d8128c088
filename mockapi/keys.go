package mockapi

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// Keys lists everyone's credentials, hidden actors included: Nobody first, then
// each person's session cookie and bearer token, each service's token, after its
// certificate if it has one, and each partner's API key. They follow from the
// world's seed and clock, so that asking changes nothing, and they are good in
// every clone of the world.
func Keys(w *world.World) []lab.Key {
	keys := []lab.Key{nobodysKey()}
	for _, person := range w.People() {
		keys = append(keys, keysOf(w, person)...)
	}
	return keys
}

func keysOf(w *world.World, person world.Person) []lab.Key {
	key := keyOf(person)
	if slices.Contains(person.Roles, world.RolePartner) { // who has nothing else
		return []lab.Key{apiKey(key, w.KeyringAPIKey(person.ID))}
	}
	var keys []lab.Key
	if slices.Contains(person.Roles, world.RoleLedger) {
		certificate := key
		certificate.With, certificate.Certificate = lab.WithCertificate, person.ID
		keys = append(keys, certificate)
	}
	if person.Kind == world.KindPerson {
		key.With = lab.WithSession
		keys = append(keys, inCookie(key, w.KeyringToken(person.ID)))
	}
	token, err := authn.Mint(w, authn.KeyringToken(w, person.ID, tokenID(w, person.ID, lab.WithBearer)))
	if err != nil {
		panic(fmt.Errorf("mockapi: the world's key does not sign: %w", err)) // it is an Ed25519 key
	}
	bearer := key
	bearer.With, bearer.Header, bearer.Value = lab.WithBearer, "Authorization", "Bearer "+token
	return append(keys, bearer)
}

// tokenID names the token of a key. What is amiss with it cannot be read off its name.
func tokenID(w *world.World, who, with string) string {
	return w.DerivedToken(who, "name of "+with)
}

// inCookie is a session's key, by whichever name it goes on the channel.
func inCookie(key lab.Key, token string) lab.Key {
	key.Header = "Cookie"
	key.Value, key.OverTLS = SessionCookie+"="+token, SecureSessionCookie+"="+token
	return key
}

// keyOf holds nothing yet.
func keyOf(person world.Person) lab.Key {
	return lab.Key{Who: person.ID, Name: person.Name, Note: strings.Join(person.Roles, ", ") + " · " + person.Tenant}
}

func apiKey(key lab.Key, text string) lab.Key {
	key.With, key.Header, key.Value = lab.WithAPIKey, "Authorization", "ApiKey "+text
	return key
}

// keyring is what a server hands out: keys that open. One that no longer does is
// replaced when somebody asks, since a learner who signed Ana out wants to be Ana
// again. Her old cookie stays dead.
type keyring struct {
	keys   []lab.Key
	minted time.Time // the tokens, by the world's clock

	signedIn []signedInKey
}

// signedInKey is what somebody got by signing in step by step. It is not replaced when
// it no longer opens: who wants another signs in again.
type signedInKey struct {
	lab.Key
	until time.Time // zero for a session, of which the world knows
}

func (k signedInKey) opens(w *world.World) bool {
	if !k.until.IsZero() {
		return w.Now().Before(k.until)
	}
	_, alive := w.Session(k.Secret())
	return alive
}

// keep lays a key on the ring, in place of the one of its kind that its owner had.
func (k *keyring) keep(key lab.Key, until time.Time) {
	k.signedIn = slices.DeleteFunc(k.signedIn, func(old signedInKey) bool { return old.Who == key.Who && old.With == key.With })
	k.signedIn = append(k.signedIn, signedInKey{key, until})
}

// all are the keys as they lie on the ring: of each person those that open before
// those that do not.
func (k *keyring) all(w *world.World) []lab.Key {
	k.signedIn = slices.DeleteFunc(k.signedIn, func(key signedInKey) bool { return !key.opens(w) })
	keys := slices.Clone(k.keys)
	for _, key := range k.signedIn {
		last := len(keys)
		for i := range keys {
			if keys[i].Who == key.Who && !keys[i].Spare() {
				last = i + 1
			}
		}
		keys = slices.Insert(keys, last, key.Key)
	}
	return keys
}

// newKeyring leaves out the hidden actors, who are there for judging.
func newKeyring(w *world.World) *keyring {
	ring := &keyring{keys: []lab.Key{nobodysKey()}, minted: w.Now()}
	for _, person := range w.People() {
		if !person.Hidden {
			ring.keys = append(append(ring.keys, keysOf(w, person)...), sparesOf(w, person)...)
		}
	}
	return ring
}

// renew replaces the keys that no longer open. It signs people in, and so
// changes the world where there was need to.
func (k *keyring) renew(w *world.World) error {
	stale := !w.Now().Before(k.minted.Add(authn.TokenLifetime))
	for i := range k.keys {
		if err := renewKey(w, &k.keys[i], stale); err != nil {
			return err
		}
	}
	if stale {
		k.minted = w.Now()
	}
	return nil
}

func renewKey(w *world.World, key *lab.Key, stale bool) error {
	switch key.With {
	case lab.WithSession:
		if _, alive := w.Session(strings.TrimPrefix(key.Value, SessionCookie+"=")); alive {
			return nil
		}
		token, err := authn.OpenSession(w, key.Who)
		if err != nil {
			return err
		}
		*key = inCookie(*key, token)
	case lab.WithBearer:
		if !stale {
			return nil
		}
		token, err := authn.Mint(w, authn.KeyringToken(w, key.Who, w.Token()))
		if err != nil {
			return err
		}
		key.Value = "Bearer " + token
	case lab.WithAPIKey:
		if _, alive := w.APIKey(strings.TrimPrefix(key.Value, "ApiKey ")); !alive {
			*key = apiKey(*key, w.IssueAPIKey(key.Who))
		}
	}
	return nil
}

func nobodysKey() lab.Key {
	return lab.Key{Who: lab.Nobody, Name: "nobody", Note: "no credential"}
}
