package lab

import (
	"slices"
	"time"
)

// foretold is what a learner said an API would answer, as a prediction or as a stamp,
// beside what it answered.
type foretold struct {
	at       time.Time
	call     string // as its route is named; empty where no route was found
	said     int    // a status
	status   int
	gate     Gate
	reason   string
	right    bool // in all that was asked
	gateSaid bool // rightly
	certain  bool
	timed    bool
	took     time.Duration // of a stamp
}

// foretoldIn are the stamps among attempts, and the predictions that counted, in the
// order they were made.
func foretoldIn(attempts, counted []Attempt) []foretold {
	var all []foretold
	for _, attempt := range counted {
		if judged := attempt.Record.Prediction; judged != nil {
			all = append(all, foretold{
				at: attempt.At, said: judged.Status, status: judged.GotStatus, gate: judged.GotGate, right: judged.Right(),
				gateSaid: judged.GateAsked && judged.GateRight, certain: judged.Confidence == Certain,
				call: routeIn(attempt.Record.Exchange), reason: reasonIn(attempt.Record.Exchange),
			})
		}
	}
	for _, attempt := range attempts {
		if stamped := attempt.Record.Stamped; stamped != nil {
			all = append(all, foretold{
				at: attempt.At, said: stamped.Said.Status, status: stamped.Was.Status, gate: stamped.Was.Gate, right: stamped.Slip == NoSlip,
				gateSaid: stamped.Slip == NoSlip && (stamped.Said.Gate != "" || stamped.Was.Status == Welcome),
				call:     stamped.Call, reason: stamped.Reason, timed: true, took: stamped.Took,
			})
		}
	}
	slices.SortStableFunc(all, func(a, b foretold) int { return a.at.Compare(b.at) })
	return all
}

// routeIn is the route that an exchange went through, as it is named.
func routeIn(exchange *Exchange) string {
	if exchange == nil {
		return ""
	}
	at, _ := exchange.Trace.At(GateRoute)
	return at.Reason
}

func reasonIn(exchange *Exchange) string {
	if exchange == nil {
		return ""
	}
	stop, _ := exchange.Trace.Stop()
	return stop.Reason
}
