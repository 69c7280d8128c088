package lab

import (
	"slices"
	"time"
)

// Badge is something worth a name that a learner has done, or is on the way to.
type Badge struct {
	Name string
	For  string    // what was done: "fifty refusals stamped in a row without a slip"
	Have int       // of Want; never more
	Want int       // at least 1
	At   time.Time // when it was earned; zero until then
}

// Earned reports whether it is more than a way to go.
func (b Badge) Earned() bool { return b.Have >= b.Want }

// Badges folds attempts, in the order they were made, and what became of the
// scenarios. They are listed from the easier to the harder.
func Badges(progress []ScenarioProgress, attempts []Attempt) []Badge {
	calls := callsOf(progress, attempts)
	return []Badge{
		firstTry(progress),
		inARow("401 and 403", "twenty answers in a row, 401 or 403, told apart", 20, calls, func(c called) bool { return c.status == 401 || c.status == 403 }),
		everyGate(calls),
		inARow("Fifty refusals", "fifty refusals in a row called without a slip", 50, calls, func(c called) bool { return c.status >= 400 }),
		quietDay(attempts),
		sureAndRight(calls),
	}
}

// Rank is what the badges make of somebody.
func Rank(badges []Badge) string {
	names := []string{"visitor", "doorkeeper", "gatekeeper", "warden"}
	earned := 0
	for _, badge := range badges {
		if badge.Earned() {
			earned++
		}
	}
	switch {
	case earned == len(badges):
		return names[3]
	case earned >= 3:
		return names[2]
	case earned >= 1:
		return names[1]
	}
	return names[0]
}

// called is what a learner said an API would answer, as a prediction or as a stamp.
type called struct {
	at       time.Time
	status   int // that was answered
	gate     Gate
	right    bool // in all that was asked
	gateSaid bool // rightly
	certain  bool
}

// callsOf are the stamps, and the predictions that counted, in the order they were made.
func callsOf(progress []ScenarioProgress, attempts []Attempt) []called {
	var calls []called
	for _, one := range progress {
		for _, attempt := range one.counted() {
			if judged := attempt.Record.Prediction; judged != nil {
				calls = append(calls, called{
					at: attempt.At, status: judged.GotStatus, gate: judged.GotGate, right: judged.Right(),
					gateSaid: judged.GateAsked && judged.GateRight, certain: judged.Confidence == Certain,
				})
			}
		}
	}
	for _, attempt := range attempts {
		if stamped := attempt.Record.Stamped; stamped != nil {
			calls = append(calls, called{
				at: attempt.At, status: stamped.Was.Status, gate: stamped.Was.Gate, right: stamped.Slip == NoSlip,
				gateSaid: stamped.Slip == NoSlip && (stamped.Said.Gate != "" || stamped.Was.Status == Welcome),
			})
		}
	}
	slices.SortStableFunc(calls, func(a, b called) int { return a.at.Compare(b.at) })
	return calls
}

// inARow counts right calls in a row among those that concern it.
func inARow(name, what string, want int, calls []called, concerns func(called) bool) Badge {
	badge := Badge{Name: name, For: what, Want: want}
	row := 0
	for _, call := range calls {
		if !concerns(call) {
			continue
		}
		if !call.right {
			row = 0
			continue
		}
		if row++; badge.reach(row, call.at) {
			break
		}
	}
	return badge
}

func everyGate(calls []called) Badge {
	named := make(map[Gate]bool)
	badge := Badge{Name: "Every gate", For: "each gate named rightly at least once", Want: len(Gates())}
	for _, call := range calls {
		if call.gateSaid {
			named[call.gate] = true
		}
		if badge.reach(len(named), call.at) {
			break
		}
	}
	return badge
}

func firstTry(progress []ScenarioProgress) Badge {
	badge := Badge{Name: "At the first try", For: "a fix that held when it was judged first, without a hint", Want: 1}
	for _, one := range progress {
		for _, step := range one.Steps {
			if step.Step.Kind == StepFix && step.Solved != nil && step.Wrong == 0 && step.HintsTaken == 0 && !step.Revealed {
				badge.reach(1, step.Solved.At)
			}
		}
	}
	return badge
}

// quietDay is a whole day of the shift without a slip.
func quietDay(attempts []Attempt) Badge {
	badge := Badge{Name: "A quiet day", For: "a day of the shift without a slip", Want: ShiftLength}
	turn, row := "", 0
	for _, attempt := range attempts {
		stamped := attempt.Record.Stamped
		if attempt.Scenario != ShiftID || stamped == nil {
			continue
		}
		if this, _, _ := cutLast(attempt.Step, "-"); this != turn {
			turn, row = this, 0
		}
		if stamped.Slip != NoSlip {
			row = -ShiftLength // not on this day any more
		}
		row++
		badge.reach(row, attempt.At)
	}
	return badge
}

// sureAndRight is for who was certain often, and right nine times in ten.
func sureAndRight(calls []called) Badge {
	const enough = 20
	badge := Badge{Name: "Sure, and right", For: "twenty predictions that were certain, nine in ten of them right", Want: enough}
	said, right := 0, 0
	for _, call := range calls {
		if !call.certain {
			continue
		}
		said++
		if call.right {
			right++
		}
		if 10*right >= 9*said {
			badge.reach(said, call.at)
		}
	}
	return badge
}

// reach notes how far it is, and reports whether that is all the way.
func (b *Badge) reach(have int, at time.Time) bool {
	if b.Earned() {
		return true
	}
	b.Have = min(max(b.Have, have), b.Want)
	if b.Earned() {
		b.At = at
	}
	return b.Earned()
}
