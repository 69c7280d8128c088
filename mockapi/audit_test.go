package mockapi

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"authlab/lab"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestAuditLinesAreSlogs: whatever is in an exchange, the line says what
// the line of slog's JSON handler says.
func TestAuditLinesAreSlogs(t *testing.T) {
	var log auditLog
	rapid.Check(t, func(t *rapid.T) {
		x := &lab.Exchange{
			ID: "req-000001", At: time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), 0).UTC(),
			Request:  lab.Request{Method: rapid.String().Draw(t, "method"), Target: rapid.String().Draw(t, "target")},
			Route:    rapid.String().Draw(t, "route"),
			Response: lab.Response{Status: rapid.IntRange(100, 599).Draw(t, "status")},
			Trace:    lab.Trace{{Gate: lab.GateFunction, Outcome: lab.Deny, Reason: rapid.String().Draw(t, "reason")}},
			Wrote:    rapid.SliceOf(rapid.String()).Draw(t, "wrote"),
		}
		got, want := log.write(x), slogged(x)
		if diff := cmp.Diff(fields(t, want), fields(t, got)); diff != "" {
			t.Errorf("%s\n(-slog +ours):\n%s", got, diff)
		}
	})
}

// fields reads a line: "\b" and "\u0008" are one.
func fields(t *rapid.T, line string) (all map[string]any) {
	if err := json.Unmarshal([]byte(line), &all); err != nil || strings.Contains(line, "\n") {
		t.Fatalf("%q: %v", line, err)
	}
	return all
}

func slogged(x *lab.Exchange) string {
	path, _, _ := strings.Cut(x.Request.Target, "?")
	record := slog.NewRecord(x.At, slog.LevelWarn, "refused", 0)
	record.AddAttrs(
		slog.String("request_id", x.ID), slog.String("who", "nobody"), slog.String("proven_by", ""),
		slog.String("method", x.Request.Method), slog.String("path", path), slog.String("route", x.Route),
		slog.Int("status", x.Response.Status), slog.String("checkpoint", "authorization"),
		slog.String("gate", "function"), slog.String("reason", x.Trace[0].Reason),
	)
	if len(x.Wrote) > 0 {
		record.AddAttrs(slog.Any("wrote", x.Wrote))
	}
	var line bytes.Buffer
	if err := slog.NewJSONHandler(&line, nil).Handle(context.Background(), record); err != nil {
		return err.Error()
	}
	return strings.TrimSuffix(line.String(), "\n")
}
