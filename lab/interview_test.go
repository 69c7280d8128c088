package lab_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"authlab/lab"
	"authlab/lab/labtest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// bankOf is a bank with a question of each form and level on each of some topics.
func bankOf(topics ...string) lab.Bank {
	var bank lab.Bank
	for _, topic := range topics {
		for _, level := range lab.Levels() {
			for _, form := range lab.Forms() {
				bank = append(bank, lab.Question{
					ID: fmt.Sprintf("%s-%s-%s", topic, level, form), Level: level, Form: form, Topic: topic, Ask: "Why?", Answer: "Because.",
					Points: []string{"One.", "Two.", "Three."}, Practise: []string{"H1", "X9"}, Concepts: []string{topic},
					FollowUp: []lab.FollowUp{{Ask: "And then?", Answer: "No."}, {Ask: "And now?", Answer: "Yes."}},
				})
			}
		}
	}
	return bank
}

func wish() lab.Wish { return lab.Wish{Level: lab.Mid, Minutes: 20, Seed: 7} }

func TestAnInterviewFillsItsMinutes(t *testing.T) {
	bank := bankOf("tokens", "roles", "sessions", "ownership")
	asked, err := bank.Plan(wish(), nil)
	if err != nil {
		t.Fatal(err)
	}
	again, _ := bank.Plan(wish(), nil)
	if diff := cmp.Diff(asked, again); diff != "" {
		t.Errorf("the same wish is another interview: %s", diff)
	}
	if len(asked) < 6 || len(asked) > 10 {
		t.Errorf("%d questions in 20 minutes", len(asked))
	}
	topics, forms := map[string]int{}, map[lab.Form]int{}
	for _, one := range asked {
		question, found := bank.Question(one.Question)
		if !found || question.Level != lab.Mid || one.FollowUps != 1 {
			t.Errorf("got %+v %+v", one, question)
		}
		topics[question.Topic]++
		forms[question.Form]++
	}
	if len(topics) != 4 || len(forms) < 5 {
		t.Errorf("topics %v, forms %v", topics, forms)
	}
	other := wish()
	other.Seed = 8
	if asked2, _ := bank.Plan(other, nil); cmp.Equal(asked, asked2) {
		t.Error("another seed is the same interview")
	}
}

// Where the level has too little, easier questions come before harder ones.
func TestOtherLevelsFillUp(t *testing.T) {
	only := wish()
	only.Minutes, only.Topics = 40, []string{"Roles"}
	asked, err := bankOf("tokens", "roles").Plan(only, nil)
	if err != nil {
		t.Fatal(err)
	}
	var levels []lab.Level
	for _, one := range asked {
		question, _ := bankOf("roles").Question(one.Question)
		levels = append(levels, question.Level)
	}
	if got := slices.Compact(levels); !slices.Equal(got, []lab.Level{lab.Mid, lab.Junior, lab.Senior}) {
		t.Errorf("got %v", levels)
	}
}

func TestAWishThatCannotBeHad(t *testing.T) {
	for want, change := range map[string]func(*lab.Wish){
		`"master" is no level; try junior, mid or senior`:   func(w *lab.Wish) { w.Level = "master" },
		"an interview of 3 minutes; try 5 to 90":            func(w *lab.Wish) { w.Minutes = 3 },
		`no question is about "role"; try roles`:            func(w *lab.Wish) { w.Topics = []string{"role"} },
		`no question is about "weather"; try tokens, roles`: func(w *lab.Wish) { w.Topics = []string{"roles", "weather"} },
	} {
		wished := wish()
		change(&wished)
		if _, err := bankOf("tokens", "roles").Plan(wished, nil); err == nil || err.Error() != want {
			t.Errorf("want %s, got %v", want, err)
		}
	}
}

// What weighs more is asked more often.
func TestWeightsDecide(t *testing.T) {
	bank, heavy := bankOf("tokens", "roles", "sessions"), 0
	for seed := range uint64(200) {
		asked, _ := bank.Plan(lab.Wish{Level: lab.Junior, Minutes: 5, Seed: seed}, func(q lab.Question) float64 {
			return map[bool]float64{true: 8, false: 1}[q.Topic == "roles"]
		})
		if question, _ := bank.Question(asked[0].Question); question.Topic == "roles" {
			heavy++
		}
	}
	if heavy < 130 || heavy > 190 {
		t.Errorf("%d of 200 begin with what weighs eight times as much as each of the two others", heavy)
	}
}

func TestWhatIsForgottenWeighsMore(t *testing.T) {
	memory := lab.Memory{Cards: []lab.Card{
		{CardID: lab.CardID{Kind: lab.CardQuestion, Name: "known"}, Stability: 60, Recall: 0.95},
		{CardID: lab.CardID{Kind: lab.CardQuestion, Name: "forgotten"}, Stability: 0.2, Recall: 0.3},
		{CardID: lab.CardID{Kind: lab.CardConcept, Name: "role"}, Stability: 60, Recall: 0.95},
		{CardID: lab.CardID{Kind: lab.CardConcept, Name: "tenant"}, Stability: 0.2, Recall: 0.3},
	}}
	known, fresh, forgotten := memory.Weight(lab.Question{ID: "known"}), memory.Weight(lab.Question{ID: "new"}), memory.Weight(lab.Question{ID: "forgotten"})
	if known >= fresh || fresh >= forgotten {
		t.Errorf("known %v, new %v, forgotten %v", known, fresh, forgotten)
	}
	strong, weak := memory.Weight(lab.Question{ID: "new", Concepts: []string{"role"}}), memory.Weight(lab.Question{ID: "new", Concepts: []string{"tenant"}})
	if strong >= weak {
		t.Errorf("of a strong concept %v, of a weak one %v", strong, weak)
	}
}

// clock goes on by a minute each time it is looked at.
func clock() func() time.Time {
	now := labtest.Noon()
	return func() time.Time {
		now = now.Add(time.Minute)
		return now
	}
}

func configOf(store lab.Store) lab.InterviewConfig {
	return lab.InterviewConfig{Learner: "ann", Bank: bankOf("tokens", "roles"), Store: store, Now: clock(), NewID: labtest.IDs()}
}

func begin(t *testing.T, store lab.Store) *lab.Interviewer {
	t.Helper()
	interviewer, err := lab.BeginInterview(t.Context(), configOf(store), wish(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return interviewer
}

// latest is how the latest sitting stands by what is stored.
func latest(t *testing.T, store lab.Store) lab.Interview {
	t.Helper()
	attempts, err := store.Attempts(t.Context(), "ann")
	if err != nil {
		t.Fatal(err)
	}
	all := lab.Interviews(attempts)
	if len(all) == 0 {
		t.Fatal("no interview is stored")
	}
	return all[len(all)-1]
}

func TestEachAnswerIsStoredBeforeMoreIsTold(t *testing.T) {
	store := &labtest.Store{}
	interviewer := begin(t, store)
	steps := []func(context.Context) error{
		func(ctx context.Context) error { return interviewer.Keep(ctx, "I would s") },
		func(ctx context.Context) error { return interviewer.Say(ctx, lab.Said{Text: "I would say 401."}) },
		func(ctx context.Context) error { return interviewer.Say(ctx, lab.Said{Aloud: true}) },
		func(ctx context.Context) error { return interviewer.Rate(ctx, []int{0, 2}, lab.Good) },
		func(ctx context.Context) error { return interviewer.Say(ctx, lab.Said{}) },
		func(ctx context.Context) error { return interviewer.End(ctx, nil) },
	}
	for i, step := range steps {
		before := interviewer.State()
		store.Broken = errors.New("the disk is full")
		if err := step(t.Context()); !errors.Is(err, store.Broken) {
			t.Errorf("step %d on a broken store: %v", i, err)
		}
		if diff := cmp.Diff(before, interviewer.State()); diff != "" {
			t.Errorf("step %d went on without being stored: %s", i, diff)
		}
		store.Broken = nil
		if err := step(t.Context()); err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
		if diff := cmp.Diff(interviewer.State(), latest(t, store)); diff != "" {
			t.Errorf("after step %d the store has something else: %s", i, diff)
		}
	}
	state := interviewer.State()
	if !state.Ended() || state.At() != 1 || state.Spoken[0].Rating != lab.Good || state.Took() <= 4*time.Minute {
		t.Errorf("got %+v", state)
	}
}

func TestAnInterviewGoesOnWhereItWasLeft(t *testing.T) {
	store := &labtest.Store{}
	left := begin(t, store)
	for _, err := range []error{left.Say(t.Context(), lab.Said{Text: "First."}), left.Keep(t.Context(), "half a sent")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	resumed, err := lab.ResumeInterview(configOf(store), latest(t, store))
	if err != nil {
		t.Fatal(err)
	}
	if now := resumed.State().Now(); now.Draft != "half a sent" || now.Said[0].Text != "First." || resumed.State().Reviewing() {
		t.Errorf("got %+v", now)
	}
	gone := configOf(store)
	gone.Bank = gone.Bank[:1]
	if _, err := lab.ResumeInterview(gone, latest(t, store)); err == nil {
		t.Error("an interview goes on with questions that are not there")
	}
}

func TestOutOfTurnNothingIsTaken(t *testing.T) {
	interviewer := begin(t, &labtest.Store{})
	var mistake *lab.Mistake
	if err := interviewer.Rate(t.Context(), nil, lab.Easy); !errors.As(err, &mistake) {
		t.Errorf("rated before it was answered: %v", err)
	}
	for range 2 {
		if err := interviewer.Say(t.Context(), lab.Said{Aloud: true}); err != nil {
			t.Fatal(err)
		}
	}
	if err := interviewer.Say(t.Context(), lab.Said{Text: "better"}); !errors.As(err, &mistake) {
		t.Errorf("answered again after the model answer was read: %v", err)
	}
}

// What was ticked counts in the report, also where the learner ended before rating.
func TestEndingKeepsWhatWasTicked(t *testing.T) {
	interviewer := begin(t, &labtest.Store{})
	for range 2 {
		if err := interviewer.Say(t.Context(), lab.Said{Aloud: true}); err != nil {
			t.Fatal(err)
		}
	}
	if err := interviewer.End(t.Context(), []int{0, 2}); err != nil {
		t.Fatal(err)
	}
	state := interviewer.State()
	if diff := cmp.Diff([]int{0, 2}, state.Spoken[0].Ticked); diff != "" || !state.Ended() {
		t.Errorf("ended: %t; %s", state.Ended(), diff)
	}
}

// Two machines' histories, put together in any order, are the same interview.
func TestInterviewsFoldInAnyOrder(t *testing.T) {
	store := &labtest.Store{}
	interviewer := begin(t, store)
	for range 3 {
		for _, err := range []error{
			interviewer.Say(t.Context(), lab.Said{Text: "One."}), interviewer.Say(t.Context(), lab.Said{Text: "Two."}),
			interviewer.Rate(t.Context(), []int{1}, lab.Hard),
		} {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := interviewer.End(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	want := interviewer.State()
	attempts, _ := store.Attempts(t.Context(), "ann")
	rapid.Check(t, func(rt *rapid.T) {
		mixed := rapid.Permutation(attempts[1:]).Draw(rt, "attempts")
		got := lab.Interviews(append([]lab.Attempt{attempts[0]}, mixed...))
		if len(got) != 1 || !cmp.Equal(want, got[0]) {
			rt.Fatal(cmp.Diff([]lab.Interview{want}, got))
		}
	})
}

func TestAReportSaysWhatIsStrongAndWhatToPractise(t *testing.T) {
	bank := bankOf("tokens", "roles", "sessions")
	interview := lab.Interview{
		Sitting: lab.Sitting{Asked: []lab.Asked{{"tokens-mid-explain", 1}, {"roles-mid-walk", 1}, {"sessions-mid-log", 1}}},
		Spoken: []lab.Spoken{
			{Said: []lab.Said{{Text: "a"}, {Text: "b"}}, Ticked: []int{0, 1, 2}, Points: 3, Rating: lab.Easy, Took: time.Minute},
			{Said: []lab.Said{{Text: "c"}, {Aloud: true}}, Ticked: []int{1}, Points: 3, Rating: lab.Forgot, Took: time.Minute},
			{},
		},
	}
	report := lab.NewInterviewReport(interview, bank, []lab.Scenario{{ID: "H1", Title: "Someone else's invoice"}})
	if len(report.Told) != 2 || report.Reached() != 4 || report.Points() != 6 || report.Took != 2*time.Minute {
		t.Errorf("got %d told, %d of %d, %v", len(report.Told), report.Reached(), report.Points(), report.Took)
	}
	if strong, gaps := report.Strengths(), report.Gaps(); len(strong) != 1 || strong[0].Topic != "tokens" || len(gaps) != 1 || gaps[0].Topic != "roles" {
		t.Errorf("strong %v, gaps %v", strong, gaps)
	}
	if diff := cmp.Diff([]lab.Practice{{Scenario: "H1", Title: "Someone else's invoice", Topic: "roles", Questions: []int{2}}}, report.Practise); diff != "" {
		t.Error(diff)
	}
	if asked := report.Told[0].Asked; len(asked) != 1 || asked[0].Ask != "And then?" {
		t.Errorf("got %v", asked)
	}
}

// A question on what is answered does not show it.
func TestAQuestionDoesNotTellItsAnswer(t *testing.T) {
	fence := "Sue sends this.\n\n```http\nGET /refunds HTTP/1.1\n\n{\"a\": 1}\n\nHTTP/1.1 403 Forbidden\nContent-Type: text/html\n\n{}\n```\n\nWhat now?"
	question := lab.Question{Form: lab.FormAnswer, Ask: fence + "\n\n" + fence}
	want := "Sue sends this.\n\n```http\nGET /refunds HTTP/1.1\n\n{\"a\": 1}\n```\n\nWhat now?"
	if diff := cmp.Diff(want+"\n\n"+want, question.Put()); diff != "" {
		t.Error(diff)
	}
	if question.Form = lab.FormWalk; question.Put() != question.Ask {
		t.Error("a request to walk through has lost its answer")
	}
}
