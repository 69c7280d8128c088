package memory_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/lab/memory"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func scenarios() []lab.Scenario {
	return []lab.Scenario{{ID: "T1", Concepts: []string{"ownership"}, Steps: []lab.Step{
		{ID: "say", Kind: lab.StepPredict, Predict: &lab.Predict{}}, {ID: "do", Kind: lab.StepCraft, Craft: &lab.Craft{}},
	}}}
}

func bank() lab.Bank {
	return lab.Bank{{ID: "idor-in-a-sentence", Concepts: []string{"ownership", "of no scenario"}}}
}

// done is an answer to the craft, so many days after noon.
func done(day float64, kind lab.AttemptKind, right bool) lab.Attempt {
	at := labtest.Noon().Add(time.Duration(day * 24 * float64(time.Hour)))
	return lab.Attempt{ID: fmt.Sprint(day, kind, right), Scenario: "T1", Step: "do", Kind: kind, Right: right, At: at}
}

func said(day float64, confidence lab.Confidence, right bool) lab.Attempt {
	attempt := done(day, lab.Answered, right)
	attempt.Step, attempt.Record.Prediction = "say", &lab.Judged{Prediction: lab.Prediction{Confidence: confidence}, StatusRight: right}
	return attempt
}

func stamped(day float64, slip lab.Slip) lab.Attempt {
	attempt := done(day, lab.Answered, slip == lab.NoSlip)
	attempt.Scenario, attempt.Step = lab.DrillID, "7-1"
	attempt.Record.Stamped = &lab.Stamped{Was: lab.Stamp{Status: 404, Gate: lab.GateObject}, Slip: slip}
	return attempt
}

func spoken(day float64, kind lab.AttemptKind, rating lab.Rating) lab.Attempt {
	attempt := done(day, kind, rating >= lab.Good)
	attempt.Scenario, attempt.Step, attempt.Record.Spoken = lab.InterviewID, "idor-in-a-sentence", &lab.Spoken{Rating: rating}
	return attempt
}

func card(t *testing.T, day float64, attempts ...lab.Attempt) lab.Card {
	t.Helper()
	got := memory.Of(scenarios(), nil, attempts, labtest.Noon().Add(time.Duration(day*24*float64(time.Hour))))
	if len(got.Cards) != 1 {
		t.Fatalf("%d cards, want one: %+v", len(got.Cards), got.Cards)
	}
	return got.Cards[0]
}

// days is how long a card has, from the last time it was seen.
func days(card lab.Card) int { return int(card.Due.Sub(card.Last).Hours() / 24) }

// The better it went, the later it comes back.
func TestWhatHappenedDecidesWhenItIsDue(t *testing.T) {
	for _, test := range []struct {
		name     string
		attempts []lab.Attempt
		days     int
	}{
		{"wrong, and then right", []lab.Attempt{done(0, lab.Answered, false), done(.001, lab.Answered, true)}, 1},
		{"shown", []lab.Attempt{done(0, lab.Revealed, false)}, 1},
		{"right with a hint", []lab.Attempt{done(0, lab.Hinted, false), done(.001, lab.Answered, true)}, 2},
		{"right at first", []lab.Attempt{done(0, lab.Answered, true)}, 3},
		{"a guess that was right", []lab.Attempt{said(0, lab.Guess, true)}, 2},
		{"certain and right", []lab.Attempt{said(0, lab.Certain, true)}, 8},
		{"certain and wrong", []lab.Attempt{said(0, lab.Certain, false)}, 1},
		{"right again when it was due", []lab.Attempt{done(0, lab.Answered, true), done(3, lab.Answered, true)}, 14},
		{"stamped right", []lab.Attempt{stamped(0, lab.NoSlip)}, 3},
		{"stamped with another gate", []lab.Attempt{stamped(0, lab.WrongGate)}, 2},
		{"an interview's question, well answered", []lab.Attempt{spoken(0, lab.Answered, lab.Good)}, 3},
		{"one that is not rated yet", []lab.Attempt{spoken(0, lab.Drafted, 0), spoken(.001, lab.Answered, lab.Forgot)}, 1},
		{"let in", []lab.Attempt{stamped(0, lab.LetIn)}, 1},
	} {
		if got := days(card(t, 3, test.attempts...)); got != test.days {
			t.Errorf("%s: due after %d days, want %d", test.name, got, test.days)
		}
	}
}

func TestCards(t *testing.T) {
	now := labtest.Noon().AddDate(0, 0, 1)
	got := memory.Of(scenarios(), bank(), []lab.Attempt{stamped(0, lab.NoSlip), done(0, lab.Revealed, false)}, now)
	want := []lab.CardID{{Kind: lab.CardConcept, Name: "ownership"}, {Kind: lab.CardStamp, Name: "404 at object"}}
	for i, id := range want {
		if got.Cards[i].CardID != id {
			t.Errorf("card %d is %v, want %v", i, got.Cards[i].CardID, id)
		}
	}
	if due := got.Due(); len(due) != 1 || due[0].Name != "ownership" {
		t.Errorf("due are %+v", due)
	}
	if len(got.Curve) != 31 || got.Curve[0] <= got.Curve[30] || got.Curve[0] > 1 || got.Curve[30] <= 0 {
		t.Errorf("the curve is %v", got.Curve)
	}
	if empty := memory.Of(scenarios(), bank(), nil, now); len(empty.Due()) != 0 || empty.Curve[0] != 0 {
		t.Errorf("nothing was learnt, and %+v", empty)
	}
}

// Twenty stamps of one kind in a row are one review: the mean of them.
func TestASittingIsOneReview(t *testing.T) {
	var many []lab.Attempt
	for i := range 20 {
		slip := lab.NoSlip
		if i%4 == 0 {
			slip = lab.LetIn
		}
		many = append(many, stamped(float64(i)/1000, slip))
	}
	if got := card(t, 1, many...); got.Reviews != 1 || days(got) != 2 {
		t.Errorf("%d reviews, due after %d days; want 1 and 2, as for one that was hard", got.Reviews, days(got))
	}
	if got := card(t, 2, append(many, stamped(1, lab.NoSlip))...); got.Reviews != 2 {
		t.Errorf("the next day: %d reviews", got.Reviews)
	}
}

// What is said in an interview is about the question, and about what scenarios teach, too.
func TestAnInterviewReviewsConcepts(t *testing.T) {
	attempts := []lab.Attempt{done(0, lab.Answered, true), spoken(3, lab.Drafted, 0), spoken(3, lab.Answered, lab.Forgot)}
	got := memory.Of(scenarios(), bank(), attempts, labtest.Noon().AddDate(0, 0, 4))
	concept, _ := got.Card(lab.CardID{Kind: lab.CardConcept, Name: "ownership"})
	question, _ := got.Card(lab.CardID{Kind: lab.CardQuestion, Name: "idor-in-a-sentence"})
	if len(got.Cards) != 2 || concept.Reviews != 2 || concept.Lapses != 1 || question.Reviews != 1 {
		t.Errorf("got %+v", got.Cards)
	}
}

// A clock that was set ahead, or back, spoils nothing: what is dated after now does
// not count yet, and what is dated before counts where it stands.
func TestClocksThatAreWrong(t *testing.T) {
	honest := []lab.Attempt{done(0, lab.Answered, true), done(3, lab.Answered, true)}
	want := card(t, 4, honest...)
	ahead := append([]lab.Attempt{done(30_000, lab.Answered, true), done(3.5, lab.Revealed, false)}, honest...)
	if got := card(t, 3.2, ahead...); !got.Due.Equal(want.Due) || got.Reviews != 2 {
		t.Errorf("with an answer of another century, due %v after %d reviews; want %v after 2", got.Due, got.Reviews, want.Due)
	}
	back := append([]lab.Attempt{done(-20_000, lab.Answered, true)}, honest...)
	if got := card(t, 4, back...); got.Reviews != 3 || got.Due.Before(want.Due) || days(got) > 1000 {
		t.Errorf("with an answer of 1971, due after %d days and %d reviews", days(got), got.Reviews)
	}
}

// Whatever was answered on whichever machine, and however it was brought together,
// what is due is the same.
func TestTheOrderOfMergingDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		attempts := someAttempts(t)
		now := labtest.Noon().AddDate(0, 0, 20)
		want := memory.Of(scenarios(), bank(), attempts, now)
		seed := rapid.Uint64().Draw(t, "order")
		rand.New(rand.NewPCG(seed, seed)).Shuffle(len(attempts), func(i, j int) { attempts[i], attempts[j] = attempts[j], attempts[i] })
		if diff := cmp.Diff(want, memory.Of(scenarios(), bank(), attempts, now)); diff != "" {
			t.Fatal(diff)
		}
		for _, card := range want.Cards {
			if card.Recall <= 0 || card.Recall > 1 || !card.Due.After(card.Last) || card.Last.After(now) {
				t.Fatalf("a card like none: %+v", card)
			}
		}
	})
}

// someAttempts are made on any day within two months, some at one moment.
func someAttempts(t *rapid.T) []lab.Attempt {
	attempts := make([]lab.Attempt, rapid.IntRange(0, 30).Draw(t, "attempts"))
	for i := range attempts {
		day := float64(rapid.IntRange(-30, 30).Draw(t, "day"))
		right := rapid.Bool().Draw(t, "right")
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			attempts[i] = done(day, rapid.SampledFrom([]lab.AttemptKind{lab.Answered, lab.Hinted, lab.Revealed, lab.Drafted}).Draw(t, "did"), right)
		case 1:
			attempts[i] = said(day, rapid.SampledFrom(lab.Confidences()).Draw(t, "sure"), right)
		default:
			attempts[i] = stamped(day, rapid.SampledFrom(append(lab.Slips(), lab.NoSlip)).Draw(t, "slip"))
		}
		attempts[i].ID = fmt.Sprint(i)
	}
	return attempts
}
