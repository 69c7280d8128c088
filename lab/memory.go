package lab

import (
	"slices"
	"time"
)

// Rating is how well something was remembered.
type Rating int

const (
	Forgot Rating = iota + 1 // wrong, or shown
	Hard                     // right with a hint, or as a guess
	Good                     // right at first
	Easy                     // right at first, and certain of it
)

// Ratings lists the ratings, the worst first.
func Ratings() []Rating { return []Rating{Forgot, Hard, Good, Easy} }

// String is what a learner calls it who rates.
func (r Rating) String() string {
	return map[Rating]string{Forgot: "again", Hard: "hard", Good: "good", Easy: "easy"}[r]
}

// CardKind is what a card asks about.
type CardKind string

const (
	CardConcept  CardKind = "concept"  // of scenarios, and of the questions about the same
	CardStamp    CardKind = "stamp"    // of drills and shifts: "404 at object"
	CardQuestion CardKind = "question" // of interviews, by its id
)

// CardID names one thing to remember.
type CardID struct {
	Kind CardKind `json:"kind"`
	Name string   `json:"name"`
}

// Card is how one thing is remembered.
type Card struct {
	CardID
	Last, Due time.Time
	Reviews   int
	Lapses    int     // how often it was forgotten after it had been learnt
	Stability float64 // days after which nine in ten are still remembered
	Recall    float64 // how likely it is remembered now, from 0 to 1
}

// Memory is what a learner is held to remember: a fold over attempts. Package
// memory makes it.
type Memory struct {
	At    time.Time
	Cards []Card    // the one that is due first, first
	Curve []float64 // the part remembered so many days from At, if nothing is practised
}

// Due are the cards to see again on the day it is, the longest overdue first.
func (m Memory) Due() []Card {
	tomorrow := startOfDay(m.At).AddDate(0, 0, 1)
	count := slices.IndexFunc(m.Cards, func(c Card) bool { return !c.Due.Before(tomorrow) })
	if count < 0 {
		count = len(m.Cards)
	}
	return m.Cards[:count]
}

// Ahead counts the cards that come due on each of so many days: today, with what
// is overdue, is the first.
func (m Memory) Ahead(days int) []int {
	counts := make([]int, days)
	today := startOfDay(m.At)
	for _, card := range m.Cards {
		for i := range counts {
			if card.Due.Before(today.AddDate(0, 0, i+1)) {
				counts[i]++
				break
			}
		}
	}
	return counts
}

// Card finds a card.
func (m Memory) Card(id CardID) (Card, bool) {
	at := slices.IndexFunc(m.Cards, func(c Card) bool { return c.CardID == id })
	if at < 0 {
		return Card{}, false
	}
	return m.Cards[at], true
}
