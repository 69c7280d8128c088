//go:build lesson

package desk

import (
	"slices"

	"authlab/lab/api"
)

// relation is what ties somebody to a document, the strongest last.
type relation int

const (
	stranger relation = iota
	viewer
	editor
	owner
)

// Authorize decides what somebody may do with a document: their relation to it
// must be as strong as the action asks.
func Authorize(caller api.Principal, action string, document api.Resource) api.Decision {
	least, known := needed(action)
	return api.Decision(known && relationTo(caller, document) >= least)
}

// needed is the weakest relation that may do an action. What is not listed nobody
// may do.
func needed(action string) (least relation, known bool) {
	switch action {
	case "document.read":
		return viewer, true
	case "document.update":
		return editor, true
	case "document.delete", "document.share", "document.transfer":
		return owner, true
	}
	return owner, false
}

func relationTo(caller api.Principal, document api.Resource) relation {
	switch {
	case document.Owner == caller.ID:
		return owner
	case slices.Contains(document.Editors, caller.ID):
		return editor
	case slices.Contains(document.Viewers, caller.ID), document.Tenant == caller.Tenant:
		return viewer
	}
	return stranger
}
