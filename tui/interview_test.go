package tui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"authlab/lab"

	tea "charm.land/bubbletea/v2"
)

// interviews asks the questions of the sample bank, and keeps the answers in the store.
func (s *table) interviews(ids func() string) Interviews {
	interviews := sampleInterviews()
	config := lab.InterviewConfig{Learner: "ana", Bank: sampleBank(), Store: s.store, Now: time.Now, NewID: ids}
	interviews.Wish = lab.Wish{Level: lab.Junior, Minutes: 5, Seed: 2}
	interviews.Begin = func(ctx context.Context, wish lab.Wish) (*lab.Interviewer, error) {
		return lab.BeginInterview(ctx, config, wish, nil)
	}
	interviews.Resume = func(_ context.Context, left lab.Interview) (*lab.Interviewer, error) {
		return lab.ResumeInterview(config, left)
	}
	interviews.Held = func(ctx context.Context) ([]lab.Interview, error) {
		attempts, err := s.store.Attempts(ctx, "ana")
		return lab.Interviews(attempts), err
	}
	interviews.Export = func(of lab.InterviewReport) ([]string, error) {
		return []string{"interview-" + of.ID + ".html"}, nil
	}
	return interviews
}

// interview is the latest one by what is stored; nil without any.
func (s *table) interview(ctx context.Context) *lab.Interview {
	attempts, _ := s.store.Attempts(ctx, "ana") // the store in memory never fails to read
	all := lab.Interviews(attempts)
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// talkAt begins an interview on a terminal of a size.
func talkAt(t *testing.T, w, h int, story func(s *table)) {
	synctest.Test(t, func(t *testing.T) {
		s := sit(t, w, h, false)
		defer s.leave()
		s.app.config.Now = time.Now
		s.Press("i")
		s.sees("What is it to be like?", "Begin", "2 questions")
		story(s)
	})
}

func TestAnInterviewFromItsFirstQuestionToTheReport(t *testing.T) {
	talkAt(t, 80, 24, func(s *table) {
		s.Press("enter")
		s.sees("1 of 2 · status codes · explain", "When does an API answer", "5:00 left", "ctrl+s answer")
		s.misses("A model answer", "The proof is still good")
		s.Type("Who are you")
		s.Send(tea.PasteMsg{Content: ", \x1b]0;evil\x07against \x1b[31mno.\u202e"})
		s.Settle()
		s.sees("Who are you, against no.")
		s.Press("ctrl+s")
		s.sees("And if her role was taken away a minute ago?")
		s.misses("A model answer")
		s.Press("ctrl+l")
		s.sees("A model answer", "RFC 9110 §15.5.2", "▸ ○ 1 A 401 says", "g good")
		s.Press("space", "down", "down", "space")
		s.sees("✓ 1", "✓ 3")
		s.Press("3", "2", "g")
		s.sees("2 of 2 · ownership · spot", "What is wrong here?")
		s.Press("ctrl+n", "ctrl+n")
		s.sees("The owner is never compared")
		s.Press("a")
		s.sees("Report", "2 of 6 key points", "Strengths", "status codes: 2 of 3", "ownership: 0 of 3", "play H1")
		s.Press("e")
		s.sees("written: interview-")
		last := s.interview(t.Context())
		if got := last.Spoken[0]; got.Said[0].Text != "Who are you, against no." || !got.Said[1].Aloud || got.Rating != lab.Good || len(got.Ticked) != 2 {
			t.Errorf("stored %+v", got)
		}
		if got := last.Spoken[1]; got.Said[0] != (lab.Said{}) || got.Rating != lab.Forgot {
			t.Errorf("stored %+v", got)
		}
		s.Press("enter")
		s.sees("Brief")
	})
}

// misses wants none of the texts on the screen.
func (s *table) misses(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if strings.Contains(s.Screen(), text) {
			s.t.Errorf("%q is told too early:\n%s", text, s.Screen())
		}
	}
}

// What is being written is kept every few seconds, and when the screen is left.
func TestAnUnfinishedAnswerIsKept(t *testing.T) {
	talkAt(t, 120, 40, func(s *table) {
		s.Press("enter")
		s.Type("Who are you")
		s.Pass(keepEvery + time.Second)
		if got := s.interview(t.Context()).Now().Draft; got != "Who are you" {
			t.Errorf("after a while %q is kept", got)
		}
		s.Type(", against no")
		s.Press("esc")
		s.sees("▸ Go on", "question 1 of 2")
		s.Press("enter")
		s.sees("Who are you, against no")
		s.Press("ctrl+s", "esc")
		s.Press("enter")
		s.sees("And if her role was taken away")
		s.misses("against no")
	})
}

func TestTheTimerCanBeHidden(t *testing.T) {
	talkAt(t, 120, 40, func(s *table) {
		s.Press("enter")
		s.Pass(90 * time.Second)
		s.sees("3:30 left")
		s.Press("f12")
		s.misses("left")
		s.Press("f12")
		s.Pass(4 * time.Minute)
		s.sees("time is up")
	})
}

func TestAnInterviewCanEndEarly(t *testing.T) {
	talkAt(t, 120, 40, func(s *table) {
		s.Press("down", "right", "down", "down", "right", "up", "up", "up")
		s.sees("mid", "status codes")
		s.Press("enter", "ctrl+l", "f4")
		s.sees("Report", "over 1 of 1 questions")
		if last := s.interview(t.Context()); !last.Ended() || last.Level != lab.Mid || last.Topics[0] != "status codes" {
			t.Errorf("got %+v", last.Sitting)
		}
		s.Press("esc")
		s.sees("▸ Begin")
	})
}

// Where an answer cannot be stored it stays in the editor, and nothing more is told.
func TestAnAnswerThatCannotBeStoredIsNotLost(t *testing.T) {
	talkAt(t, 120, 40, func(s *table) {
		s.Press("enter")
		s.Type("Who are you")
		s.store.Broken = errors.New("the disk is full")
		s.Press("ctrl+s")
		s.sees("✗ your answer cannot be stored: the disk is full", "Who are you", "When does an API answer")
		s.store.Broken = nil
		s.Press("ctrl+s")
		s.sees("And if her role was taken away")
	})
	talkAt(t, 120, 40, func(s *table) {
		s.store.Broken = errors.New("the disk is full")
		s.Press("enter")
		s.sees("✗ the disk is full", "esc leave")
		s.Press("esc")
		s.sees("What is it to be like?")
	})
}

// What was held before is listed, and its report opens again.
func TestPastInterviewsAreReadAgain(t *testing.T) {
	talkAt(t, 120, 40, func(s *table) {
		s.misses("Held before")
		s.Press("enter", "ctrl+n", "ctrl+n", "space", "2", "3", "g", "ctrl+n", "ctrl+n", "a")
		s.sees("Report", "3 of 6 key points")
		s.Press("esc")
		s.sees("Held before · key points reached", "junior · 5 minutes", "3 of 6")
		s.Press("down", "down", "down", "down")
		s.sees("enter read", "Strengths", "status codes: 3 of 3", "Gaps", "ownership: 0 of 3")
		s.Press("right", "down", "enter")
		s.sees("Report", "A model answer", "e export")
		s.Press("e")
		s.sees("written: interview-")
		s.Press("esc", "enter", "enter")
		s.sees("Brief")
	})
}

// Who ends an interview while looking at a model answer can move about in the report.
func TestAReportAfterAModelAnswer(t *testing.T) {
	talkAt(t, 80, 24, func(s *table) {
		s.Press("enter", "ctrl+n", "ctrl+n")
		s.sees("A model answer")
		s.Press("f4")
		s.sees("Report")
		s.Press("down", "up")
		s.sees("Report")
		if s.Quit() {
			t.Errorf("it ended: %s", s.app.Epitaph())
		}
	})
}
