//go:build lesson

package desk

import (
	"slices"

	"authlab/lab/api"
)

// Authorize decides what somebody may do with a document. The actions are
// document.read, .update, .delete, .share and .transfer.
func Authorize(caller api.Principal, action string, document api.Resource) api.Decision {
	switch {
	case document.Owner == caller.ID:
		return api.Allow
	case slices.Contains(document.Editors, caller.ID):
		return action != "document.delete"
	case slices.Contains(document.Viewers, caller.ID):
		return action == "document.read"
	}
	return api.Deny
}
