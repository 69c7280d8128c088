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

// Earned are the badges that were.
func Earned(badges []Badge) []Badge {
	return slices.DeleteFunc(slices.Clone(badges), func(b Badge) bool { return !b.Earned() })
}

// badgesOf folds attempts, what was foretold, and what became of the scenarios. They
// are listed from the easier to the harder.
func badgesOf(progress []ScenarioProgress, calls []foretold, attempts []Attempt) []Badge {
	return []Badge{
		firstTry(progress),
		inARow("401 and 403", "twenty answers in a row, 401 or 403, told apart", 20, calls, func(c foretold) bool { return c.status == 401 || c.status == 403 }),
		everyGate(calls),
		inARow("Fifty refusals", "fifty refusals in a row called without a slip", 50, calls, func(c foretold) bool { return c.status >= 400 }),
		quietDay(attempts),
		sureAndRight(calls),
	}
}

// Rank is what the badges make of somebody.
func Rank(badges []Badge) string {
	names := []string{"visitor", "doorkeeper", "gatekeeper", "warden"}
	switch earned := len(Earned(badges)); {
	case earned == len(badges):
		return names[3]
	case earned >= 3:
		return names[2]
	case earned >= 1:
		return names[1]
	}
	return names[0]
}

// inARow counts right calls in a row among those that concern it.
func inARow(name, what string, want int, calls []foretold, concerns func(foretold) bool) Badge {
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

func everyGate(calls []foretold) Badge {
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
			if step.Step.Kind == StepFix && step.Solved != nil && step.Wrong == 0 && step.HintsTaken == 0 && step.Revealed == nil {
				badge.reach(1, step.Solved.At)
			}
		}
	}
	return badge
}

// quietDay is a whole day of the shift without a slip.
func quietDay(attempts []Attempt) Badge {
	badge := Badge{Name: "A quiet day", For: "a day of the shift without a slip", Want: ShiftLength}
	for _, turn := range turnsOf(attempts) {
		quiet := slices.IndexFunc(turn.Stamped, func(s Stamped) bool { return s.Slip != NoSlip })
		if quiet < 0 {
			quiet = len(turn.Stamped)
		}
		badge.reach(quiet, turn.Last)
	}
	return badge
}

// sureAndRight is for who was certain often, and right nine times in ten.
func sureAndRight(calls []foretold) Badge {
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
