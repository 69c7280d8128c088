package mockapi

import (
	"encoding/json"
	"net/http"

	"authlab/lab/api"
)

func auditRoutes() []Route {
	return []Route{
		{Method: "GET", Pattern: "/audit", Access: SignedIn, Permission: "audit.read", About: "the latest lines of the audit log", handler: getAudit},
		{Method: "DELETE", Pattern: "/audit", Access: SignedIn, Permission: "audit.delete", About: "empty the log, which no role permits", handler: deleteAudit},
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

// deleteAudit came with the framework, which makes a DELETE for every collection.
// No role permits it: a log that one request can empty proves nothing.
func deleteAudit(w http.ResponseWriter, r *http.Request) {
	visitOf(r).world.ClearAudit()
	w.WriteHeader(http.StatusNoContent)
}
