package style

import (
	"authlab/lab"
)

// Glyphs, each one cell wide. A word always stands beside them.
const (
	Passed   = "✓"
	Denied   = "✗"
	Unasked  = "○" // skipped: the gate should have looked
	Waiting  = "·" // not reached
	Pointer  = "▸"
	Chosen   = "●"
	Unchosen = "○"
	HalfWay  = "◐"
	Ellipsis = "…"
)

// Outcome is the glyph and the style of a gate's outcome.
func (t Theme) Outcome(outcome lab.Outcome) (glyph string, in Ink) {
	switch outcome {
	case lab.Pass:
		return Passed, t.Good
	case lab.Deny:
		return Denied, t.Bad
	case lab.Skipped:
		return Unasked, t.Skipped
	}
	return Waiting, t.Muted
}

// Probe is the glyph and the style of a probe's outcome: a check, or the first
// letter of what went wrong.
func (t Theme) Probe(outcome lab.ProbeOutcome) (glyph string, in Ink) {
	switch outcome {
	case lab.Right:
		return Passed, t.Good
	case lab.UnderBlocked:
		return "U", t.Bad
	case lab.OverBlocked:
		return "O", t.Skipped
	case lab.WrongRefusal:
		return "W", t.Accent.Bold()
	case lab.Crashed:
		return "C", t.Bad
	}
	return "?", t.Muted
}

// Checkpoint is the style of one of the two checkpoints.
func (t Theme) Checkpoint(checkpoint lab.Checkpoint) Ink {
	switch checkpoint {
	case lab.Authentication:
		return t.Authn
	case lab.Authorization:
		return t.Authz
	}
	return t.Muted
}

// Status is the style of a response's status code.
func (t Theme) Status(code int) Ink {
	switch {
	case code == 401:
		return t.Authn.Bold()
	case code == 403:
		return t.Authz.Bold()
	case code >= 200 && code < 300:
		return t.Good.Bold()
	case code >= 500:
		return t.Bad
	case code >= 400:
		return t.Warn.Bold()
	default:
		return t.Text.Bold()
	}
}
