package lab

import (
	"fmt"
	"slices"
)

// Outcome is what became of a request at one gate.
type Outcome string

const (
	Pass    Outcome = "pass"
	Deny    Outcome = "deny"
	Skipped Outcome = "skipped" // the gate should have looked and never did
)

// Fact is one thing a gate looked at, by name and value.
type Fact struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Check is what one gate did with one request, and why.
type Check struct {
	Gate    Gate    `json:"gate"`
	Outcome Outcome `json:"outcome"`
	Reason  string  `json:"reason"`
	Facts   []Fact  `json:"facts,omitempty"`

	// Code is set where the gate is the business of the code on the learner's
	// bench and not of the API around it.
	Code bool `json:"code,omitempty"`
}

// Trace is the flat list of checks of one request, in the order they ran. It
// ends at the check that refused, if one did: gates behind it were not reached.
type Trace []Check

// Stop returns the check that refused the request.
func (t Trace) Stop() (Check, bool) {
	for _, check := range t {
		if check.Outcome == Deny {
			return check, true
		}
	}
	return Check{}, false
}

// StoppedAt is the gate that refused the request, or GateHandler where none did.
func (t Trace) StoppedAt() Gate {
	if check, stopped := t.Stop(); stopped {
		return check.Gate
	}
	return GateHandler
}

// Skipped returns the checks that never looked.
func (t Trace) Skipped() []Check {
	var skipped []Check
	for _, check := range t {
		if check.Outcome == Skipped {
			skipped = append(skipped, check)
		}
	}
	return skipped
}

// At returns the check of one gate.
func (t Trace) At(gate Gate) (Check, bool) {
	for _, check := range t {
		if check.Gate == gate {
			return check, true
		}
	}
	return Check{}, false
}

// NotAt says why the request did not stop at a gate at which somebody said it would.
func (t Trace) NotAt(gate Gate) string {
	check, looked := t.At(gate)
	stop, stopped := t.Stop()
	switch {
	case looked && check.Outcome == Skipped:
		return fmt.Sprintf("%s should have looked, and never did", gate)
	case looked && check.Outcome == Pass && check.Reason != "":
		return fmt.Sprintf("it passed %s: %s", gate, check.Reason)
	case looked && check.Outcome == Pass:
		return fmt.Sprintf("it passed %s", gate)
	case stopped && slices.Index(Gates(), stop.Gate) < slices.Index(Gates(), gate):
		return fmt.Sprintf("it never came to %s: it had stopped at %s", gate, stop.Gate)
	default:
		return fmt.Sprintf("%s has nothing to ask here", gate)
	}
}

// PartsFrom says at which gate two requests first fared differently.
func (t Trace) PartsFrom(other Trace) string {
	for _, gate := range Gates() {
		a, reachedA := t.At(gate)
		b, reachedB := other.At(gate)
		if reachedA == reachedB && a.Outcome == b.Outcome {
			continue
		}
		return fmt.Sprintf("they part at %s: %s, then %s", gate, outcomeAt(a, reachedA), outcomeAt(b, reachedB))
	}
	return "they went the same way through every gate"
}

func outcomeAt(check Check, reached bool) string {
	if !reached {
		return "not checked"
	}
	return string(check.Outcome)
}
