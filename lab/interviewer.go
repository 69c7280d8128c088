package lab

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// InterviewConfig is what an interview is held with.
type InterviewConfig struct {
	Learner string
	Bank    Bank
	Store   Store
	Now     func() time.Time
	NewID   func() string
}

// Interviewer asks the questions of one sitting. Whatever is answered is stored before
// anything more is told. It is for one goroutine.
type Interviewer struct {
	config InterviewConfig
	state  Interview
	since  time.Time // when time was last counted
}

// BeginInterview plans a sitting, and stores the plan.
func BeginInterview(ctx context.Context, config InterviewConfig, wish Wish, weight func(Question) float64) (*Interviewer, error) {
	asked, err := config.Bank.Plan(wish, weight)
	if err != nil {
		return nil, err
	}
	i := &Interviewer{config: config, since: config.Now()}
	return i, i.append(ctx, Attempt{Kind: Drafted, Record: Record{Interview: &Sitting{ID: config.NewID(), Wish: wish, Asked: asked}}})
}

// ResumeInterview goes on with a sitting where it was left. Its questions must be in
// the bank.
func ResumeInterview(config InterviewConfig, sitting Interview) (*Interviewer, error) {
	for _, asked := range sitting.Asked {
		if _, found := config.Bank.Question(asked.Question); !found {
			return nil, &Mistake{What: fmt.Sprintf("the bank no longer has the question %s", asked.Question), Try: "a new interview"}
		}
	}
	return &Interviewer{config: config, state: sitting, since: config.Now()}, nil
}

// State is how the interview stands.
func (i *Interviewer) State() Interview { return i.state }

// Say answers the question at hand, or the follow-up that comes next.
func (i *Interviewer) Say(ctx context.Context, said Said) error {
	if i.state.Ended() || i.state.Reviewing() {
		return &Mistake{What: "no answer is waited for", Try: "rating the last one"}
	}
	spoken := i.now()
	spoken.Said, spoken.Draft = append(slices.Clone(spoken.Said), said), ""
	return i.store(ctx, Drafted, spoken)
}

// Keep stores an answer that is not finished.
func (i *Interviewer) Keep(ctx context.Context, text string) error {
	if i.state.Ended() || i.state.Reviewing() || text == i.state.Now().Draft {
		return nil
	}
	spoken := i.now()
	spoken.Draft = text
	return i.store(ctx, Drafted, spoken)
}

// Rate closes the question at hand: the key points that were reached, from 0, and how
// it went.
func (i *Interviewer) Rate(ctx context.Context, ticked []int, rating Rating) error {
	if !i.state.Reviewing() {
		return &Mistake{What: "there is nothing to rate", Try: "answering first"}
	}
	question, _ := i.config.Bank.Question(i.state.Asked[i.state.At()].Question) // it was asked
	spoken := i.now()
	spoken.Ticked, spoken.Points, spoken.Rating = ticked, len(question.Points), rating
	return i.store(ctx, Answered, spoken)
}

// End asks no more. The key points that were ticked of a question not rated yet are
// kept.
func (i *Interviewer) End(ctx context.Context, ticked []int) error {
	if i.state.Ended() {
		return nil
	}
	if i.state.Reviewing() && len(ticked) > 0 {
		spoken := i.now()
		spoken.Ticked = ticked
		if err := i.store(ctx, Drafted, spoken); err != nil {
			return err
		}
	}
	over := i.state.Sitting
	over.Over = true
	return i.append(ctx, Attempt{Kind: Drafted, Record: Record{Interview: &over}})
}

// now is the answer at hand, with the time it took until now.
func (i *Interviewer) now() Spoken {
	spoken := i.state.Now()
	spoken.Sitting = i.state.ID
	spoken.Took += i.config.Now().Sub(i.since)
	return spoken
}

func (i *Interviewer) store(ctx context.Context, kind AttemptKind, spoken Spoken) error {
	return i.append(ctx, Attempt{
		Step: i.state.Asked[i.state.At()].Question, Kind: kind, Right: spoken.Rating >= Good, Record: Record{Spoken: &spoken},
	})
}

// append stores an attempt and then takes it in.
func (i *Interviewer) append(ctx context.Context, attempt Attempt) error {
	attempt.ID, attempt.Learner, attempt.Scenario, attempt.At = i.config.NewID(), i.config.Learner, InterviewID, i.config.Now()
	if err := i.config.Store.Append(ctx, attempt); err != nil {
		return err
	}
	i.state, i.since = i.state.with(attempt), attempt.At
	return nil
}
