package lab

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// ShiftID is what attempts at the shift are stored under in place of a scenario's
// id. Their steps begin with the day: "3/7-12".
const ShiftID = "shift"

// ShiftLength is how many requests a day has.
const ShiftLength = 12

// Day is a day at the gate. Its number counts from 1.
type Day struct {
	Number             int
	Title, Story, News string // Markdown; News is the rule that is new
}

// Daily is the number of the shift that has one seed for everybody on one date.
const Daily = 0

// Endless is the number of the shift without an end: it is over when StrikesOut
// were let in that should not have been.
const (
	Endless    = -1
	StrikesOut = 3
)

// Pay is what a day's stamps are worth. Letting in what should have been kept out
// costs more than the reverse. A right one that came late is worth half.
func (t Tally) Pay() int {
	return 10*t.Right - 5*t.Late - 20*t.Slips[LetIn] - 10*t.Slips[KeptOut] - 5*(t.Slips[WrongStatus]+t.Slips[WrongGate])
}

// Passed reports whether a day went well enough for the next: three in four were
// right, and at most one was let in that should not have been.
func (t Tally) Passed() bool {
	return t.Asked >= ShiftLength && 4*t.Right >= 3*t.Asked && t.Slips[LetIn] <= 1
}

// Campaign is how somebody stands in the shift: each day's best tally, by its
// number.
type Campaign map[int]Tally

// Turn is a day of the shift as it was played once.
type Turn struct {
	Day     int
	Seed    uint64
	Stamped []Stamped
	Last    time.Time // when the last of them was set
}

// Over reports whether a turn has come to its end.
func (t Turn) Over() bool {
	if t.Day == Endless {
		return Tallied(t.Stamped).Slips[LetIn] >= StrikesOut
	}
	return len(t.Stamped) >= ShiftLength
}

// turnsOf folds attempts: those of one day and one seed are one turn. A request that
// is dealt again, because a day is played once more, counts as it was stamped first.
func turnsOf(attempts []Attempt) []*Turn {
	byName, seen := map[string]*Turn{}, map[string]bool{}
	var all []*Turn
	for _, attempt := range attempts {
		name, _, _ := cutLast(attempt.Step, "-")
		if attempt.Scenario != ShiftID || attempt.Record.Stamped == nil || seen[attempt.Step] {
			continue
		}
		if byName[name] == nil {
			turn, read := readTurn(name)
			if !read {
				continue
			}
			byName[name] = &turn
			all = append(all, &turn)
		}
		seen[attempt.Step] = true
		byName[name].Stamped = append(byName[name].Stamped, *attempt.Record.Stamped)
		byName[name].Last = attempt.At
	}
	return all
}

// readTurn reads "3/7": day 3 of seed 7.
func readTurn(name string) (Turn, bool) {
	day, seed, _ := strings.Cut(name, "/")
	number, err := strconv.Atoi(day)
	drawn, seedErr := strconv.ParseUint(seed, 10, 64)
	return Turn{Day: number, Seed: drawn}, err == nil && seedErr == nil
}

// Unfinished is the latest turn of a day, where that was left before its end.
func Unfinished(attempts []Attempt, day int) (Turn, bool) {
	for _, turn := range slices.Backward(turnsOf(attempts)) {
		if turn.Day == day {
			return *turn, !turn.Over()
		}
	}
	return Turn{}, false
}

// CampaignOf folds attempts.
func CampaignOf(attempts []Attempt) Campaign {
	campaign := Campaign{}
	for _, turn := range turnsOf(attempts) {
		tally := Tallied(turn.Stamped)
		if best, played := campaign[turn.Day]; !played || better(tally, best) {
			campaign[turn.Day] = tally
		}
	}
	return campaign
}

func better(a, b Tally) bool {
	if a.Passed() != b.Passed() {
		return a.Passed()
	}
	return a.Pay() > b.Pay()
}

func cutLast(text, sep string) (before, after string, found bool) {
	at := strings.LastIndex(text, sep)
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+len(sep):], true
}

// Next is the first day that is not passed yet; the last where all are.
func (c Campaign) Next(days int) int {
	for number := 1; number <= days; number++ {
		if !c[number].Passed() {
			return number
		}
	}
	return days
}

// Standing says in a few words how somebody stands in a day; nothing where there is
// nothing to say of it.
func (c Campaign) Standing(number int) string {
	tally, played := c[number]
	switch {
	case played && number == Endless:
		return fmt.Sprintf("%d right, pay %d", tally.Right, tally.Pay())
	case played && tally.Passed():
		return fmt.Sprintf("pay %d", tally.Pay())
	case played:
		return fmt.Sprintf("%d of %d", tally.Right, tally.Asked)
	case !c.Open(number):
		return "later"
	}
	return ""
}

// Open reports whether a day can be played: the first, and each after one that was
// passed.
func (c Campaign) Open(number int) bool { return number <= 1 || c[number-1].Passed() }

// shiftStep is what a day's attempt is stored under.
func shiftStep(day int, situation string) string { return fmt.Sprintf("%d/%s", day, situation) }
