//go:build lesson

package desk

import (
	"slices"

	"authlab/lab/api"
)

// Authorize lists for each relation what it is for.
func Authorize(caller api.Principal, action string, document api.Resource) api.Decision {
	switch action {
	case "document.read":
		return api.Decision(document.Owner == caller.ID || slices.Contains(document.Viewers, caller.ID))
	case "document.update":
		return api.Decision(document.Owner == caller.ID || slices.Contains(document.Editors, caller.ID))
	}
	return document.Owner == caller.ID
}
