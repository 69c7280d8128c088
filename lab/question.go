package lab

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// InterviewID is what attempts at interviews are stored under in place of a scenario's
// id.
const InterviewID = "interview"

// Level is how much somebody who is asked a question should have done.
type Level string

const (
	Junior Level = "junior"
	Mid    Level = "mid"
	Senior Level = "senior"
)

// Levels lists the levels, the least experienced first.
func Levels() []Level { return []Level{Junior, Mid, Senior} }

// Form is how an interviewer puts a question.
type Form string

const (
	FormExplain Form = "explain" // in a sentence or two
	FormWalk    Form = "walk"    // walk through a request
	FormSpot    Form = "spot"    // find the bug in this code
	FormAnswer  Form = "answer"  // what would you answer, and why not something else?
	FormDesign  Form = "design"  // design the model for this company
	FormLog     Form = "log"     // read this log
)

// Forms lists the forms there are.
func Forms() []Form { return []Form{FormExplain, FormWalk, FormSpot, FormAnswer, FormDesign, FormLog} }

// Question is one that an interviewer asks, with what a good answer has. Its texts
// are Markdown, and may name things of the world as {{anas-invoice}}.
type Question struct {
	ID    string // kebab case, and unique in the bank
	Level Level
	Form  Form
	Topic string

	Rows, Concepts, Clauses []string

	Ask      string
	Code     *Excerpt // of the form spot; nil for the others
	Sends    []Sent   // that left the log of the form log, one for each line
	Points   []string // that a good answer makes, a sentence each
	Answer   string   // the model answer
	FollowUp []FollowUp
	Practise []string // ids of scenarios
}

// answered is the answer in a fence that shows a request.
var answered = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("(?ms)(^```http\n.*?)\n+^HTTP/1\\.1 .*?(^```$)")
})

// Put is the question as it is put: where somebody is to say what the API answers, the
// requests it shows stand there without their answers.
func (q Question) Put() string {
	if q.Form != FormAnswer {
		return q.Ask
	}
	return answered().ReplaceAllString(q.Ask, "$1\n$2")
}

// Prose is every text of a question.
func (q Question) Prose() []string {
	all := append([]string{q.Ask, q.Answer}, q.Points...)
	for _, one := range q.FollowUp {
		all = append(all, one.Ask, one.Answer)
	}
	return all
}

// FollowUp digs where an answer ended.
type FollowUp struct{ Ask, Answer string }

// Excerpt is code that a question shows, from a scenario's folder.
type Excerpt struct{ Scenario, File, Text string }

// Bank is every question there is.
type Bank []Question

// Question returns the one with an id.
func (b Bank) Question(id string) (*Question, bool) {
	at := slices.IndexFunc(b, func(q Question) bool { return q.ID == id })
	if at < 0 {
		return nil, false
	}
	return &b[at], true
}

// Topics lists the topics of the bank, in its order.
func (b Bank) Topics() []string {
	var topics []string
	for _, question := range b {
		if !slices.Contains(topics, question.Topic) {
			topics = append(topics, question.Topic)
		}
	}
	return topics
}

// Topic returns a topic as the bank writes it, whatever the case of its letters. An
// unknown one is a *Mistake that names the near ones.
func (b Bank) Topic(name string) (string, error) {
	topics := b.Topics()
	at := slices.IndexFunc(topics, func(topic string) bool { return strings.EqualFold(topic, name) })
	if at < 0 {
		return "", &Mistake{What: fmt.Sprintf("no question is about %q", name), Try: strings.Join(Near(name, topics), ", ")}
	}
	return topics[at], nil
}

// Reworded is the bank with each text passed through a function.
func (b Bank) Reworded(reword func(string) string) Bank {
	all := slices.Clone(b)
	for i := range all {
		q := &all[i]
		q.Ask, q.Answer = reword(q.Ask), reword(q.Answer)
		q.Points = slices.Clone(q.Points)
		for j := range q.Points {
			q.Points[j] = reword(q.Points[j])
		}
		q.FollowUp = slices.Clone(q.FollowUp)
		for j := range q.FollowUp {
			q.FollowUp[j] = FollowUp{reword(q.FollowUp[j].Ask), reword(q.FollowUp[j].Answer)}
		}
	}
	return all
}
