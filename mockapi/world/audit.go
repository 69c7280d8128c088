package world

import "slices"

// AuditKept is how many lines of the audit log a world keeps: the latest.
const AuditKept = 50

// Audit writes a line to the log.
func (w *World) Audit(line string) {
	if len(w.audit) >= 2*AuditKept { // seldom, and then in one go
		w.audit = slices.Clone(w.AuditLines())
	}
	w.audit = append(w.audit, line)
}

// AuditLines are the lines of the log that are kept, the latest last.
func (w *World) AuditLines() []string {
	return slices.Clip(w.audit[max(0, len(w.audit)-AuditKept):])
}

// ClearAudit throws the log away.
func (w *World) ClearAudit() {
	w.audit = nil
	w.Record("delete", "audit", "log")
}
