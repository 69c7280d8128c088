package mockapi

import (
	"bytes"
	"context"
	"log/slog"
	"strings"

	"authlab/lab"
)

// auditLine is what an exchange leaves in the log: who, how proven, what, and
// which checkpoint and gate decided, as one JSON object without a line end. It
// never holds a credential, and so no query and no body.
func auditLine(x lab.Exchange) string {
	level, message := slog.LevelInfo, "let in"
	stop, stopped := x.Trace.Stop()
	if stopped {
		level, message = slog.LevelWarn, "refused"
	}
	path, _, _ := strings.Cut(x.Request.Target, "?")
	record := slog.NewRecord(x.At, level, message, 0)
	record.AddAttrs(
		slog.String("request_id", x.ID),
		slog.String("who", callerOf(x)),
		slog.String("proven_by", proofOf(x)),
		slog.String("method", x.Request.Method),
		slog.String("path", path),
		slog.String("route", x.Route),
		slog.Int("status", x.Response.Status),
		slog.String("checkpoint", string(stop.Gate.Checkpoint())),
		slog.String("gate", string(x.Trace.StoppedAt())),
		slog.String("reason", reasonOf(x)),
	)
	if x.Principal != nil && x.Principal.Actor != "" {
		record.AddAttrs(slog.String("actor", x.Principal.Actor))
	}
	if len(x.Wrote) > 0 {
		record.AddAttrs(slog.Any("wrote", x.Wrote))
	}
	var line bytes.Buffer
	if err := slog.NewJSONHandler(&line, nil).Handle(context.Background(), record); err != nil {
		return "" // a buffer takes everything
	}
	return strings.TrimSuffix(line.String(), "\n")
}

func callerOf(x lab.Exchange) string {
	if x.Principal == nil {
		return lab.Nobody
	}
	return x.Principal.ID
}

func proofOf(x lab.Exchange) string {
	if x.Principal == nil {
		return ""
	}
	return x.Principal.Proof
}

// reasonOf is that of the check that decided: the one that refused, or the last.
func reasonOf(x lab.Exchange) string {
	if len(x.Trace) == 0 {
		return ""
	}
	return x.Trace[len(x.Trace)-1].Reason
}
