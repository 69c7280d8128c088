//go:build lesson

package desk

import (
	"slices"
	"strings"

	"authlab/lab/api"
)

// Authorize decides for the reports: by the roles, and by what the token allows.
func Authorize(p api.Principal, action string, r api.Resource) api.Decision {
	return api.Decision(p.May(action)) && (!api.Decision(fromApp(p)) || agreed(p, action))
}

// fromApp reports whether the credential names scopes. A session names none.
func fromApp(p api.Principal) bool { return p.Scopes != nil }

// agreed looks at the verb: who may read through the app, may read.
func agreed(p api.Principal, action string) api.Decision {
	verb := ".write"
	if strings.HasSuffix(action, ".read") {
		verb = ".read"
	}
	return api.Decision(slices.ContainsFunc(p.Scopes, func(scope string) bool {
		return strings.HasSuffix(scope, verb)
	}))
}
