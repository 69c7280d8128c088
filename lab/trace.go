package lab

import "fmt"

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
