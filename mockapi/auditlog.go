package mockapi

import (
	"encoding/json"
	"net/http"

	"authlab/lab/api"
)

func auditRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/audit", Access: SignedIn, Permission: "audit.read", About: "the latest lines of the audit log", handler: getAudit},
	}
}

// getAudit shows the log to who may read it. The line of this request comes after.
func getAudit(w http.ResponseWriter, r *http.Request) {
	lines := []json.RawMessage{}
	for _, line := range visitOf(r).world.AuditLines() {
		lines = append(lines, json.RawMessage(line))
	}
	api.JSON(w, http.StatusOK, lines)
}
