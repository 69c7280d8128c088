package lab_test

import (
	"testing"

	"authlab/lab"
)

// A gate that was said, and was not the one, is answered with what it did.
func TestNotAt(t *testing.T) {
	refused := lab.Trace{
		{Gate: lab.GateRoute, Outcome: lab.Pass},
		{Gate: lab.GateCredential, Outcome: lab.Pass, Reason: "session cookie"},
		{Gate: lab.GateIdentity, Outcome: lab.Pass, Reason: "ana"},
		{Gate: lab.GateFunction, Outcome: lab.Skipped},
		{Gate: lab.GateContext, Outcome: lab.Deny, Reason: "out of hours"},
	}
	for gate, want := range map[lab.Gate]string{
		lab.GateRoute:      "it passed route",
		lab.GateCredential: "it passed credential: session cookie",
		lab.GateFunction:   "function should have looked, and never did",
		lab.GateObject:     "object has nothing to ask here",
		lab.GateHandler:    "it never came to handler: it had stopped at context",
	} {
		if got := refused.NotAt(gate); got != want {
			t.Errorf("%s: %q, want %q", gate, got, want)
		}
	}
}
