//go:build lesson

package desk

import (
	"slices"

	"authlab/lab/api"
)

// Authorize asks by action who may.
func Authorize(caller api.Principal, action string, document api.Resource) api.Decision {
	mine := document.Owner == caller.ID
	edits := mine || slices.Contains(document.Editors, caller.ID)
	views := edits || slices.Contains(document.Viewers, caller.ID)

	may := map[string]bool{
		"document.read":     views,
		"document.update":   edits,
		"document.delete":   mine,
		"document.share":    mine,
		"document.transfer": mine,
	}
	return api.Decision(may[action])
}
