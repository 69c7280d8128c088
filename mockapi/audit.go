package mockapi

import (
	"encoding/json"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"authlab/lab"
)

// auditLog writes the lines of one API, one at a time: each is put together in
// the same place.
type auditLog struct{ line []byte }

// write is what an exchange leaves in the log: who, how proven, what, and which
// checkpoint and gate decided, as one JSON object without a line end. It never
// holds a credential, and so no query and no body.
//
// The lines are those of slog's JSON handler, which a test holds them to. They
// are written by hand, since slog took a third of the time that the gates take.
func (l *auditLog) write(x *lab.Exchange) string {
	level, message := slog.LevelInfo, "let in"
	stop, stopped := x.Trace.Stop()
	if stopped {
		level, message = slog.LevelWarn, "refused"
	}
	path, _, _ := strings.Cut(x.Request.Target, "?")
	l.line = append(l.line[:0], `{"time":"`...)
	l.line = append(x.At.AppendFormat(l.line, time.RFC3339Nano), '"')
	l.text("level", level.String())
	l.text("msg", message)
	l.text("request_id", x.ID)
	l.text("who", callerOf(x))
	l.text("proven_by", proofOf(x))
	l.text("method", x.Request.Method)
	l.text("path", path)
	l.text("route", x.Route)
	l.line = strconv.AppendInt(append(l.line, `,"status":`...), int64(x.Response.Status), 10)
	l.text("checkpoint", string(stop.Gate.Checkpoint()))
	l.text("gate", string(x.Trace.StoppedAt()))
	l.text("reason", reasonOf(x))
	if x.Principal != nil && x.Principal.Actor != "" {
		l.text("actor", x.Principal.Actor)
	}
	if len(x.Wrote) > 0 {
		l.line = append(append(l.line, `,"wrote":`...), asJSON(x.Wrote)...)
	}
	return string(append(l.line, '}'))
}

func (l *auditLog) text(name, value string) {
	l.line = append(append(append(l.line, ',', '"'), name...), '"', ':')
	if plain(value) {
		l.line = append(append(append(l.line, '"'), value...), '"')
		return
	}
	l.line = append(l.line, asJSON(value)...)
}

// plain reports whether a text stands in JSON as it is.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

// asJSON writes < and > as they are, as slog does: a log is no web page.
func asJSON(value any) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return `""` // texts always encode
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func callerOf(x *lab.Exchange) string {
	if x.Principal == nil {
		return lab.Nobody
	}
	return x.Principal.ID
}

func proofOf(x *lab.Exchange) string {
	if x.Principal == nil {
		return ""
	}
	return x.Principal.Proof
}

// reasonOf is that of the check that decided: the one that refused, or the last.
func reasonOf(x *lab.Exchange) string {
	if len(x.Trace) == 0 {
		return ""
	}
	return x.Trace[len(x.Trace)-1].Reason
}
