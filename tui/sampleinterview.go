package tui

import (
	"context"
	"time"

	"authlab/lab"
)

// sampleBank has a question to explain and a bug to find.
func sampleBank() lab.Bank {
	return lab.Bank{
		{
			ID: "401-or-403", Topic: "status codes", Form: lab.FormExplain, Level: lab.Junior,
			Ask: "When does an API answer `401`, and when `403`? Say it in two sentences.",
			Points: []string{
				"A 401 says that no valid proof of who is calling came with the request.",
				"A 403 says that the caller is known and may not do this.",
				"A 401 names a challenge, so that the client knows what to send.",
			},
			Answer:   "A 401 means that I do not know who is calling. A 403 means that I do, and that the answer is still no.",
			Clauses:  []string{"RFC 9110 §15.5.2", "RFC 9110 §15.5.4"},
			FollowUp: []lab.FollowUp{{Ask: "And if her role was taken away a minute ago?", Answer: "The proof is still good: a 403."}},
			Practise: []string{"H1"},
		},
		{
			ID: "whose-invoice", Topic: "ownership", Form: lab.FormSpot, Level: lab.Junior,
			Ask: "What is wrong here?", Code: &lab.Excerpt{Scenario: "H1", File: "broken.go", Text: sampleBroken},
			Points: []string{
				"Nobody asks whose the invoice is.",
				"The check belongs on the server, on each request.",
				"An id that is hard to guess is no check.",
			},
			Answer: "It looks the invoice up and hands it out. The owner is never compared with the caller.", Clauses: []string{"CWE-639"},
			FollowUp: []lab.FollowUp{{Ask: "Would random ids do?", Answer: "No. Ids leak, and then nothing stands in the way."}},
			Practise: []string{"H1"},
		},
	}
}

// sampleInterviews has an interview under way.
func sampleInterviews() Interviews {
	wish := lab.Wish{Level: lab.Mid, Minutes: 20, Seed: 7}
	return Interviews{
		Bank: func() (lab.Bank, error) { return sampleBank(), nil },
		Held: func(context.Context) ([]lab.Interview, error) {
			noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
			held := lab.Interview{
				Sitting: lab.Sitting{ID: "before", Wish: wish, Asked: []lab.Asked{{Question: "401-or-403"}, {Question: "whose-invoice"}}}, Began: noon.AddDate(0, 0, -6),
				Spoken: []lab.Spoken{{Said: []lab.Said{{Aloud: true}}, Ticked: []int{0, 1}, Rating: lab.Good}, {Said: []lab.Said{{}}, Rating: lab.Forgot}},
			}
			left := lab.Interview{
				Sitting: lab.Sitting{ID: "one", Wish: wish, Asked: make([]lab.Asked, 7)}, Began: noon,
				Spoken: []lab.Spoken{{Rating: lab.Good}, {Rating: lab.Hard}, {}, {}, {}, {}, {}},
			}
			return []lab.Interview{held, left}, nil
		},
		Report: func(interview lab.Interview) lab.InterviewReport {
			return lab.NewInterviewReport(interview, sampleBank(), []lab.Scenario{*sampleScenario()})
		},
		Wish: wish,
	}
}

// sampleLobby has the cursor on a row.
func sampleLobby(cursor int) func(scene) []screen {
	return func(scene) []screen {
		lobby := newLobby(sampleInterviews())
		lobby.update(lobby.read()(), scene{})
		lobby.cursor = cursor
		return []screen{lobby}
	}
}

// sampleInterview is the screen of an interview in one of its states.
func sampleInterview(change func(*interview)) func(scene) []screen {
	return func(scene) []screen {
		noon := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
		i := newInterview(sampleInterviews(), sampleBank(), func() time.Time { return noon })
		made, err := lab.BeginInterview(context.Background(), lab.InterviewConfig{
			Learner: "ana", Bank: sampleBank(), Store: forgetful{}, Now: i.now, NewID: func() string { return "one" },
		}, lab.Wish{Level: lab.Junior, Minutes: 5, Seed: 2}, nil)
		i.take(i.stands(&talk{Interviewer: made}, err))
		if change != nil {
			change(i)
		}
		return []screen{i}
	}
}

// said and answered let a canned interview go on: the store of it never fails.

func (i *interview) said(all ...lab.Said) {
	for _, one := range all {
		i.take(i.say(one)().(talked))
	}
}

func (i *interview) answered(point int, rating lab.Rating) {
	i.said(lab.Said{Text: "Who are you, against no."}, lab.Said{Aloud: true})
	i.toggle(point)
	i.take(i.rateOrMove(rating.String(), scene{})().(talked))
}
