package lab

import (
	"cmp"
	"slices"
	"time"
)

// InterviewReport is what there is to say after an interview.
type InterviewReport struct {
	Interview
	Took     time.Duration
	Told     []Told          // each question that was answered, as they were asked
	Topics   []TopicStanding // the weakest first
	Practise []Practice      // for what was weakest, the first the most
}

// Told is a question beside how it was answered.
type Told struct {
	Question
	Spoken
	Asked []FollowUp // those of the question's that were asked
}

// TopicStanding is how many of the key points of a topic were reached.
type TopicStanding struct {
	Topic           string
	Reached, Points int
	Forgot          int // questions that were rated so
}

// Practice is a scenario to play, and what it is for.
type Practice struct {
	Scenario, Title, Topic string
	Questions              []int // of the report that it answers, from 1
	Lesson                 Reading
}

// Reading is a lesson to read before; empty for none.
type Reading struct{ ID, Title string }

// mostPractice is how many scenarios a report suggests: more would be no advice.
const mostPractice = 5

// NewInterviewReport reports on an interview with questions of a bank; scenarios that
// are not among those given are not suggested.
func NewInterviewReport(interview Interview, bank Bank, scenarios []Scenario) InterviewReport {
	report := InterviewReport{Interview: interview, Took: interview.Took()}
	for at, spoken := range interview.Spoken {
		question, found := bank.Question(interview.Asked[at].Question)
		if len(spoken.Said) == 0 || !found {
			continue
		}
		asked := question.FollowUp[:min(interview.Asked[at].FollowUps, len(question.FollowUp))]
		report.Told = append(report.Told, Told{*question, spoken, asked})
	}
	report.Topics = standings(report.Told)
	report.Practise = practices(report, scenarios)
	return report
}

// Ticks reports whether a key point, counted from 0, was reached.
func (t Told) Ticks(point int) bool { return slices.Contains(t.Ticked, point) }

// Reached counts the key points that were.
func (t Told) Reached() int { return len(t.Ticked) }

// At is what was said to the question, at 0, and to the follow-ups behind it.
func (t Told) At(part int) Said {
	if part >= len(t.Said) {
		return Said{}
	}
	return t.Said[part]
}

// Missed reports whether a question is to be practised: not all of it is there.
func (t Told) Missed() bool { return t.Rating < Good || 3*t.Reached() < 2*len(t.Points()) }

// Points are the question's key points.
func (t Told) Points() []string { return t.Question.Points }

func standings(told []Told) []TopicStanding {
	var all []TopicStanding
	for _, one := range told {
		at := slices.IndexFunc(all, func(s TopicStanding) bool { return s.Topic == one.Topic })
		if at < 0 {
			at, all = len(all), append(all, TopicStanding{Topic: one.Topic})
		}
		all[at].Reached += one.Reached()
		all[at].Points += len(one.Points())
		if one.Rating <= Forgot {
			all[at].Forgot++
		}
	}
	slices.SortStableFunc(all, func(a, b TopicStanding) int {
		return cmp.Or(cmp.Compare(a.Share(), b.Share()), cmp.Compare(b.Forgot, a.Forgot))
	})
	return all
}

// Share is the part of the key points that was reached, from 0 to 1.
func (s TopicStanding) Share() float64 {
	if s.Points == 0 {
		return 0
	}
	return float64(s.Reached) / float64(s.Points)
}

// Strong reports whether a topic is a strength: two thirds of its key points at least,
// and nothing forgotten.
func (s TopicStanding) Strong() bool { return 3*s.Reached >= 2*s.Points && s.Forgot == 0 }

// Strengths are the topics that are strong, the strongest first.
func (r InterviewReport) Strengths() []TopicStanding {
	strong := slices.DeleteFunc(slices.Clone(r.Topics), func(s TopicStanding) bool { return !s.Strong() })
	slices.Reverse(strong)
	return strong
}

// StrongIn names the strengths, the strongest first.
func (r InterviewReport) StrongIn() []string {
	var topics []string
	for _, strong := range r.Strengths() {
		topics = append(topics, strong.Topic)
	}
	return topics
}

// Gaps are the other topics, the weakest first.
func (r InterviewReport) Gaps() []TopicStanding {
	return slices.DeleteFunc(slices.Clone(r.Topics), TopicStanding.Strong)
}

// Reached and Points count key points over all questions.
func (r InterviewReport) Reached() int { return r.sum(Told.Reached) }

// Points are how many key points there are.
func (r InterviewReport) Points() int { return r.sum(func(t Told) int { return len(t.Points()) }) }

func (r InterviewReport) sum(of func(Told) int) int {
	total := 0
	for _, one := range r.Told {
		total += of(one)
	}
	return total
}

// missing are the questions that a scenario practises, of those that are to be.
func (r InterviewReport) missing(scenario string) (numbers []int) {
	for i, one := range r.Told {
		if one.Missed() && slices.Contains(one.Practise, scenario) {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// practices are the scenarios of what was missed, the weakest topic first: one of each
// question, and then what else there is to practise it.
func practices(report InterviewReport, scenarios []Scenario) []Practice {
	var missed []Told
	for _, topic := range report.Topics {
		for _, one := range report.Told {
			if one.Topic == topic.Topic && one.Missed() {
				missed = append(missed, one)
			}
		}
	}
	var all []Practice
	add := func(id, topic string) {
		at := slices.IndexFunc(scenarios, func(s Scenario) bool { return s.ID == id })
		known := slices.ContainsFunc(all, func(p Practice) bool { return p.Scenario == id })
		if at >= 0 && !known && len(all) < mostPractice {
			all = append(all, Practice{Scenario: id, Title: scenarios[at].Title, Topic: topic, Questions: report.missing(id)})
		}
	}
	for _, one := range missed {
		add(one.Practise[0], one.Topic)
	}
	for _, one := range missed {
		for _, id := range one.Practise {
			add(id, one.Topic)
		}
	}
	return all
}
