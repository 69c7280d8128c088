package lab_test

import (
	"testing"

	"authlab/lab"
)

func TestStampsAreCompared(t *testing.T) {
	at := func(status int, gate lab.Gate) lab.Situation {
		outcome := lab.Deny
		if gate == lab.GateHandler && status < 400 {
			outcome = lab.Pass
		}
		return lab.Situation{Exchange: lab.Exchange{
			Response: lab.Response{Status: status},
			Trace:    lab.Trace{{Gate: gate, Outcome: outcome}},
		}}
	}
	for name, test := range map[string]struct {
		is   lab.Situation
		said lab.Stamp
		want lab.Slip
	}{
		"right":                {at(403, lab.GateFunction), lab.Stamp{Status: 403, Gate: lab.GateFunction}, lab.NoSlip},
		"right, gate unasked":  {at(403, lab.GateFunction), lab.Stamp{Status: 403}, lab.NoSlip},
		"created is let in":    {at(201, lab.GateHandler), lab.Stamp{Status: lab.Welcome, Gate: lab.GateHandler}, lab.NoSlip},
		"let in":               {at(401, lab.GateIdentity), lab.Stamp{Status: lab.Welcome, Gate: lab.GateHandler}, lab.LetIn},
		"kept out":             {at(204, lab.GateHandler), lab.Stamp{Status: 403, Gate: lab.GateObject}, lab.KeptOut},
		"401 in place of 403":  {at(403, lab.GateFunction), lab.Stamp{Status: 401, Gate: lab.GateFunction}, lab.WrongStatus},
		"another gate":         {at(403, lab.GateFunction), lab.Stamp{Status: 403, Gate: lab.GateObject}, lab.WrongGate},
		"nonsense at the desk": {at(400, lab.GateHandler), lab.Stamp{Status: 400, Gate: lab.GateCredential}, lab.WrongGate},
	} {
		t.Run(name, func(t *testing.T) {
			if got := test.is.Compare(test.said); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
