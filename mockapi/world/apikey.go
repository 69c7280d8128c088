package world

import (
	"crypto/sha256"
	"crypto/subtle"
	"slices"
	"time"
)

// How long an API key lasts, and how long the old one does beside its successor.
const (
	APIKeyLifetime = 90 * 24 * time.Hour
	APIKeyOverlap  = 24 * time.Hour
)

const (
	apiKeyMark = "alk_" // so that scanners of code know a leaked one when they see it
	apiKeyHead = len(apiKeyMark) + 8
)

// APIKey is what the house keeps of a key: its beginning, to find it by, and a
// hash. A fast hash is right here, as it would not be for a password: a key is
// 128 bits of chance, which nobody goes through, and it is hashed with every request.
type APIKey struct {
	ID      string    `json:"id"` // the beginning of the key; it opens nothing
	Owner   string    `json:"owner"`
	Hash    []byte    `json:"hash"` // SHA-256 of the whole key
	Scopes  []string  `json:"scopes"`
	From    []string  `json:"from"` // networks it may be used from
	Issued  time.Time `json:"issued"`
	Expires time.Time `json:"expires"`
}

// APIKey finds what is kept of a key that has not expired.
func (w *World) APIKey(key string) (APIKey, bool) {
	var id string
	if len(key) > apiKeyHead {
		id = key[:apiKeyHead]
	}
	at := slices.IndexFunc(w.apiKeys, func(k APIKey) bool { return k.ID == id })
	if at < 0 || !w.clock.Before(w.apiKeys[at].Expires) {
		return APIKey{}, false
	}
	given := sha256.Sum256([]byte(key))
	return w.apiKeys[at], subtle.ConstantTimeCompare(given[:], w.apiKeys[at].Hash) == 1
}

// APIKeysOf lists the keys of an owner that have not expired, the oldest first.
func (w *World) APIKeysOf(owner string) []APIKey {
	return slices.DeleteFunc(slices.Clone(w.apiKeys), func(k APIKey) bool { return k.Owner != owner || !w.clock.Before(k.Expires) })
}

// RotateAPIKey issues a successor to a key and returns it, for the only time. The
// old one stays good for a while, so that its owner can change over without a
// gap; any other of theirs ends now.
func (w *World) RotateAPIKey(id string) (key string, kept APIKey, found bool) {
	at := slices.IndexFunc(w.apiKeys, func(k APIKey) bool { return k.ID == id })
	if at < 0 {
		return "", APIKey{}, false
	}
	old := w.apiKeys[at]
	if over := w.clock.Add(APIKeyOverlap); over.Before(old.Expires) {
		old.Expires = over
	}
	key = w.apiKeyText()
	kept = w.newAPIKey(key, old.Owner, old.Scopes, old.From)
	others := slices.DeleteFunc(slices.Clone(w.apiKeys), func(k APIKey) bool { return k.Owner == old.Owner })
	w.apiKeys = append(others, old, kept)
	w.Record("create", "key", kept.ID)
	return key, kept, true
}

// RevokeAPIKey ends one of an owner's keys at once.
func (w *World) RevokeAPIKey(owner, id string) bool {
	if !slices.ContainsFunc(w.APIKeysOf(owner), func(k APIKey) bool { return k.ID == id }) {
		return false
	}
	w.apiKeys = slices.DeleteFunc(slices.Clone(w.apiKeys), func(k APIKey) bool { return k.ID == id })
	w.Record("delete", "key", id)
	return true
}

// KeyringAPIKey is the key a partner has from the start. It depends on the seed
// and the partner only, so that asking for it changes nothing.
func (w *World) KeyringAPIKey(partner string) string { return w.DerivedAPIKey(partner, "api key") }

// DerivedAPIKey is the text of another of a partner's keys, by what it is for. It
// is no key before it is kept.
func (w *World) DerivedAPIKey(partner, purpose string) string {
	return apiKeyMark + w.derived(purpose + " id of " + partner)[:8] + "_" + w.derived(purpose+" of "+partner)
}

// KeepAPIKey issues a key with a text of one's own, as for the keyring.
func (w *World) KeepAPIKey(key, owner string, scopes, from []string) {
	w.apiKeys = append(slices.Clone(w.apiKeys), w.newAPIKey(key, owner, scopes, from))
}

// ExpireAPIKey lets a key end now.
func (w *World) ExpireAPIKey(key string) {
	keys := slices.Clone(w.apiKeys)
	for i := range keys {
		if keys[i].ID == key[:apiKeyHead] {
			keys[i].Expires = w.clock
		}
	}
	w.apiKeys = keys
}

func (w *World) newAPIKey(key, owner string, scopes, from []string) APIKey {
	hash := sha256.Sum256([]byte(key))
	return APIKey{
		ID: key[:apiKeyHead], Owner: owner, Hash: hash[:], Scopes: scopes, From: from,
		Issued: w.clock, Expires: w.clock.Add(APIKeyLifetime),
	}
}

func (w *World) apiKeyText() string { return apiKeyMark + w.Token()[:8] + "_" + w.Token() }

// IssueAPIKey gives a partner a new key, and returns it for the only time.
func (w *World) IssueAPIKey(partner string) (key string) {
	key = w.apiKeyText()
	w.keepPartnersKey(key, partner)
	return key
}

// keepPartnersKey keeps a key that is good for all a partner does, from the
// partner's own network and from this machine.
func (w *World) keepPartnersKey(key, partner string) {
	w.KeepAPIKey(key, partner, PartnersScopes(), PartnersNetworks())
}

// PartnersScopes are what a partner's key is for.
func PartnersScopes() []string { return []string{"shipments.read", "shipments.write"} }

// PartnersNetworks are where a partner's key may be used from.
func PartnersNetworks() []string { return []string{"127.0.0.0/8", "::1/128", "203.0.113.0/24"} }

func (w *World) handOutAPIKeys() {
	for _, person := range w.people {
		if slices.Contains(person.Roles, RolePartner) {
			w.keepPartnersKey(w.KeyringAPIKey(person.ID), person.ID)
		}
	}
}
