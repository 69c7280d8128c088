package world

import (
	"slices"
	"strings"
)

// ScopeFor is the scope a token needs for a permission to count: orders.read for
// order.read. A scope is coarser than a permission, for a person consents to it:
// whoever may write tickets through a client may open and change them.
func ScopeFor(permission string) string {
	noun, verb, _ := strings.Cut(permission, ".")
	switch {
	case permission == "":
		return ""
	case noun == "refund" && verb == "read":
		return "billing.read"
	case noun == "refund":
		return "billing.refund"
	}
	if verb != "read" {
		verb = "write"
	}
	return plural(noun) + "." + verb
}

func plural(noun string) string {
	if slices.Contains([]string{"infra", "audit", "billing"}, noun) || strings.HasSuffix(noun, "s") {
		return noun
	}
	return noun + "s"
}

// ScopesFor lists the scopes with which all of these permissions count, sorted.
func ScopesFor(permissions []string) []string {
	scopes := []string{}
	for _, permission := range permissions {
		scopes = append(scopes, ScopeFor(permission))
	}
	slices.Sort(scopes)
	return slices.Compact(scopes)
}

// Scopes lists every scope that some role can use, sorted.
func Scopes() []string {
	var permissions []string
	for _, name := range Roles() {
		permissions = append(permissions, Grants([]string{name})...)
	}
	return ScopesFor(permissions)
}
