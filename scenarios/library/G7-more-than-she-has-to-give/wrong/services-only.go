//go:build lesson

package desk

import (
	"log"
	"slices"

	"authlab/lab/api"
)

// scopes says which scope of a token stands for which action. The names are those
// that people read on the consent page.
var scopes = map[string]string{
	"report.read":   "reports.read",
	"report.create": "reports.write",
}

// Authorize decides for the reports. Somebody who signed in here has roles; an app
// comes with a token, and the token lists what its owner agreed to.
func Authorize(p api.Principal, action string, r api.Resource) api.Decision {
	if fromApp(p) {
		return agreed(p, action) && api.Decision(p.ID == "reporter")
	}
	return api.Decision(p.May(action))
}

// fromApp reports whether the credential names scopes. A session names none.
func fromApp(p api.Principal) bool { return p.Scopes != nil }

func agreed(p api.Principal, action string) api.Decision {
	scope, known := scopes[action]
	if !known {
		log.Printf("no scope stands for %s", action)
		return api.Deny
	}
	return api.Decision(slices.Contains(p.Scopes, scope))
}
