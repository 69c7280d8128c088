package idp

import (
	"slices"

	"authlab/mockapi/world"
)

// ScopeOpenID is the scope of a sign-in: a token without it is about access alone.
const ScopeOpenID = "openid"

// UserInfo is what a client may know of the person (OpenID Connect Core §5.3).
type UserInfo struct {
	Subject  string `json:"sub"`
	Name     string `json:"name,omitempty"`
	Username string `json:"preferred_username,omitempty"`
	Tenant   string `json:"tenant,omitempty"`
}

// Describe says of a person what the scopes of a token let its client know.
func Describe(w *world.World, id string, scopes []string) UserInfo {
	info := UserInfo{Subject: id}
	if person, found := w.Person(id); found && slices.Contains(scopes, scopeProfile) {
		info.Name, info.Username, info.Tenant = person.Name, person.ID, person.Tenant
	}
	return info
}
