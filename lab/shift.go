package lab

import (
	"fmt"
	"strconv"
	"strings"
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

// Pay is what a day's stamps are worth. Letting in what should have been kept out
// costs more than the reverse.
func (t Tally) Pay() int {
	return 10*t.Right - 20*t.Slips[LetIn] - 10*t.Slips[KeptOut] - 5*(t.Slips[WrongStatus]+t.Slips[WrongGate])
}

// Passed reports whether a day went well enough for the next: three in four were
// right, and at most one was let in that should not have been.
func (t Tally) Passed() bool {
	return t.Asked >= ShiftLength && 4*t.Right >= 3*t.Asked && t.Slips[LetIn] <= 1
}

// Campaign is how somebody stands in the shift: each day's best tally, by its
// number.
type Campaign map[int]Tally

// CampaignOf folds attempts. Those of one day and one seed are one turn.
func CampaignOf(attempts []Attempt) Campaign {
	turns := map[string][]Stamped{}
	var order []string
	for _, attempt := range attempts {
		turn, _, numbered := cutLast(attempt.Step, "-")
		if attempt.Scenario != ShiftID || attempt.Record.Stamped == nil || !numbered {
			continue
		}
		if turns[turn] == nil {
			order = append(order, turn)
		}
		turns[turn] = append(turns[turn], *attempt.Record.Stamped)
	}
	campaign := Campaign{}
	for _, turn := range order {
		day, _, _ := strings.Cut(turn, "/")
		number, err := strconv.Atoi(day)
		if err != nil {
			continue
		}
		tally := Tallied(turns[turn])
		if best, played := campaign[number]; !played || better(tally, best) {
			campaign[number] = tally
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

// Open reports whether a day can be played: the first, and each after one that was
// passed.
func (c Campaign) Open(number int) bool { return number <= 1 || c[number-1].Passed() }

// shiftStep is what a day's attempt is stored under.
func shiftStep(day int, situation string) string { return fmt.Sprintf("%d/%s", day, situation) }
