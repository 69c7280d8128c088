//go:build lesson

package desk

import "authlab/lab/api"

// scopes says which scope of a token stands for which action. The names are those
// that people read on the consent page.
var scopes = map[string]string{
	"report.read":   "reports.read",
	"report.create": "reports.write",
}

// Authorize allows what both the person may and the credential was given for.
func Authorize(p api.Principal, action string, r api.Resource) api.Decision {
	scope, known := scopes[action]
	return api.Decision(known && p.May(action) && p.HasScope(scope))
}
