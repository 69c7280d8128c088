// Package memory works out what a learner is held to remember, and when each
// thing is due again, by the Free Spaced Repetition Scheduler (FSRS-6).
package memory

import (
	"slices"
	"strings"
	"time"

	"authlab/lab"

	"github.com/open-spaced-repetition/go-fsrs/v4"
)

// ahead is how many days the curve of forgetting looks ahead.
const ahead = 30

// Of folds a learner's attempts, in whatever order they come. One that is dated
// after now was made under a clock that was wrong: it counts once its time has
// come, since a schedule that believed it would ask nothing until then. The bank may be nil where
// nobody was interviewed.
func Of(scenarios []lab.Scenario, bank lab.Bank, attempts []lab.Attempt, now time.Time) lab.Memory {
	known := slices.DeleteFunc(lab.InOrder(attempts), func(a lab.Attempt) bool { return a.At.After(now) })
	var order []lab.CardID
	reviews := map[lab.CardID][]lab.Review{}
	for _, review := range lab.Reviews(scenarios, bank, known) {
		if reviews[review.CardID] == nil {
			order = append(order, review.CardID)
		}
		reviews[review.CardID] = append(reviews[review.CardID], review)
	}
	scheduler := newScheduler()
	memory := lab.Memory{At: now, Curve: make([]float64, ahead+1)}
	for _, id := range order {
		card := scheduler.card(sittings(reviews[id]))
		memory.Cards = append(memory.Cards, scheduler.shown(id, card, now))
		for day := range memory.Curve {
			memory.Curve[day] += scheduler.recall(card, now.Add(time.Duration(day)*24*time.Hour)) / float64(len(order))
		}
	}
	slices.SortStableFunc(memory.Cards, dueFirst)
	return memory
}

func dueFirst(a, b lab.Card) int {
	if by := a.Due.Compare(b.Due); by != 0 {
		return by
	}
	return strings.Compare(string(a.Kind)+a.Name, string(b.Kind)+b.Name)
}

// sitting is how long reviews of one card count as one: a drill stamps the same
// kind many times over, and remembering it after a minute proves little.
const sitting = 12 * time.Hour

// sittings makes one review of those of a sitting, rated by their mean.
func sittings(reviews []lab.Review) []lab.Review {
	var all []lab.Review
	for start := 0; start < len(reviews); {
		end, sum := start, 0
		for end < len(reviews) && reviews[end].At.Sub(reviews[start].At) < sitting {
			sum += int(reviews[end].Rating)
			end++
		}
		count := end - start
		one := reviews[start]
		one.Rating = lab.Rating((2*sum + count - 1) / (2 * count)) // a half is rounded down
		all = append(all, one)
		start = end
	}
	return all
}

type scheduler struct{ *fsrs.FSRS }

// newScheduler plans in days, and the same way each time.
func newScheduler() scheduler {
	parameters := fsrs.DefaultParam()
	parameters.EnableShortTerm, parameters.EnableFuzz = false, false
	return scheduler{fsrs.NewFSRS(parameters)}
}

// card goes through reviews in order. The library refuses a clock that runs
// backwards, and a rating it does not know: neither is left by now.
func (s scheduler) card(reviews []lab.Review) fsrs.Card {
	card := fsrs.NewCard(reviews[0].At)
	for _, review := range reviews {
		if next, err := s.Next(card, review.At, fsrs.Rating(review.Rating)); err == nil {
			card = next.Card
		}
	}
	return card
}

// recall is how likely a card is remembered, from 0 to 1.
func (s scheduler) recall(card fsrs.Card, at time.Time) float64 {
	likely, err := s.Retrievability(card, at)
	if err != nil {
		return 0
	}
	return likely
}

func (s scheduler) shown(id lab.CardID, card fsrs.Card, now time.Time) lab.Card {
	return lab.Card{
		CardID: id, Last: card.LastReview, Due: card.Due, Stability: card.Stability,
		Reviews: int(card.Reps), Lapses: int(card.Lapses), Recall: s.recall(card, now),
	}
}
