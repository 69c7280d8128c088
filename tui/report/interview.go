package report

import (
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"time"

	"authlab/lab"
)

// InterviewFile is a report on an interview in the form its name asks for: .html, .md or
// .json. Another is a *lab.Mistake.
func InterviewFile(name string, report lab.InterviewReport) (File, error) {
	var data []byte
	var err error
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm":
		data, err = InterviewHTML(report)
	case ".md":
		data = InterviewMarkdown(report)
	case ".json":
		data, err = InterviewJSON(report)
	default:
		return File{}, &lab.Mistake{Where: name, What: "a report has no such form", Try: "a name that ends in .html, .md or .json"}
	}
	return File{name, data}, err
}

// InterviewFiles is the report in every form there is, named for when it was.
func InterviewFiles(report lab.InterviewReport) ([]File, error) {
	var files []File
	for _, ending := range []string{".html", ".md", ".json"} {
		file, err := InterviewFile("interview-"+report.Began.Format("2006-01-02-1504")+ending, report)
		if err != nil {
			return nil, err
		}
		files = append(files, file)
	}
	return files, nil
}

// InterviewMarkdown is the report to read: in a terminal, or in a repository.
func InterviewMarkdown(report lab.InterviewReport) []byte {
	page := []string{"# " + interviewTitle(report), "", interviewSum(report), ""}
	page = append(page, list("Strengths", standingLines(report.Strengths()), "None yet: each is a beginning.")...)
	page = append(page, list("Gaps", standingLines(report.Gaps()), "None.")...)
	page = append(page, list("To practise", practiceLines(report.Practise), nothingToPractise)...)
	for i, told := range report.Told {
		page = append(page, toldLines(i+1, told)...)
	}
	return []byte(strings.Join(page, "\n") + "\n")
}

func interviewTitle(report lab.InterviewReport) string {
	return fmt.Sprintf("Interview · %s · %s", report.Level, report.Began.Format("2 January 2006"))
}

// interviewSum says in a line how it went.
func interviewSum(report lab.InterviewReport) string {
	return fmt.Sprintf("%d of %d key points, in %s of %d, over %d of %d questions. Seed %d.",
		report.Reached(), report.Points(), minutes(report.Took), report.Minutes, len(report.Told), len(report.Asked), report.Seed)
}

func minutes(took time.Duration) string {
	switch minutes := int(math.Round(took.Minutes())); minutes {
	case 0:
		return "under a minute"
	case 1:
		return "1 minute"
	default:
		return fmt.Sprintf("%d minutes", minutes)
	}
}

func list(title string, lines []string, none string) []string {
	page := []string{"## " + title, ""}
	if len(lines) == 0 {
		return append(page, none, "")
	}
	for _, line := range lines {
		page = append(page, "- "+line)
	}
	return append(page, "")
}

func standingLines(standings []lab.TopicStanding) []string {
	var lines []string
	for _, one := range standings {
		lines = append(lines, fmt.Sprintf("%s: %d of %d key points", one.Topic, one.Reached, one.Points))
	}
	return lines
}

const nothingToPractise = "Nothing in particular: another interview, one level up."

func practiceLines(practise []lab.Practice) []string {
	var lines []string
	for _, one := range practise {
		line := fmt.Sprintf("**%s %s**, for %s (%s): `%s`", one.Scenario, one.Title, one.Topic, questionNumbers(one), PlayCommand(one))
		if one.Lesson.ID != "" {
			line += fmt.Sprintf(". Read before: *%s*, `%s`", one.Lesson.Title, ReadCommand(one))
		}
		lines = append(lines, line)
	}
	return lines
}

// questionNumbers says which questions of the report a scenario is for.
func questionNumbers(practice lab.Practice) string {
	numbers := make([]string, len(practice.Questions))
	for i, number := range practice.Questions {
		numbers[i] = fmt.Sprint(number)
	}
	if len(numbers) == 1 {
		return "question " + numbers[0]
	}
	return "questions " + strings.Join(numbers, ", ")
}

// PlayCommand is what opens a scenario.
func PlayCommand(practice lab.Practice) string { return "authlab play " + practice.Scenario }

// ReadCommand is what opens the lesson to read before it.
func ReadCommand(practice lab.Practice) string { return "authlab read " + practice.Lesson.ID }

// toldLines is a question, what was said, and what a good answer says.
func toldLines(number int, told lab.Told) []string {
	page := []string{fmt.Sprintf("## %d. %s, %s", number, told.Topic, told.Form), "", told.Ask, ""}
	if told.Code != nil {
		page = append(page, CodeName(told), "")
	}
	page = append(page, saidLines("You", told.At(0))...)
	for i, follow := range told.Asked {
		page = append(page, "**"+oneLine(follow.Ask)+"**", "")
		page = append(page, saidLines("You", told.At(i+1))...)
		page = append(page, "*A good answer:* "+follow.Answer, "")
	}
	page = append(page, "**Key points** · "+Standing(told), "")
	for i, point := range told.Points() {
		page = append(page, fmt.Sprintf("- %s %s", tick(told.Ticks(i)), point))
	}
	return append(page, "", "**A model answer**", "", told.Answer, "", strings.Join(told.Clauses, " · "), "")
}

// CodeName says which code a question showed.
func CodeName(told lab.Told) string {
	return fmt.Sprintf("(the code is `%s` of %s)", told.Code.File, told.Code.Scenario)
}

// Standing is how many points were reached, and the rating.
func Standing(told lab.Told) string {
	if told.Rating == 0 {
		return "not rated"
	}
	return fmt.Sprintf("%d of %d · %s", told.Reached(), len(told.Points()), told.Rating)
}

func tick(reached bool) string {
	if reached {
		return "✓"
	}
	return "✗"
}

// saidLines quotes what was said, letter by letter: none of it is Markdown.
func saidLines(who string, said lab.Said) []string {
	if said.Text == "" {
		return []string{fmt.Sprintf("*%s: %s*", who, SaidHow(said)), ""}
	}
	lines := strings.Split(literal(strings.TrimSpace(said.Text)), "\n")
	for i, line := range lines {
		lines[i] = "> " + line + "  "
	}
	return append(lines, "")
}

// SaidHow says how an answer was given that was not written down.
func SaidHow(said lab.Said) string {
	switch {
	case said.Text != "":
		return "in writing"
	case said.Aloud:
		return "said aloud"
	}
	return "passed"
}

// literal takes from a text every meaning it has in Markdown.
func literal(text string) string {
	return markers.Replace(text)
}

var markers = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`,
	"&", `\&`, "|", `\|`, "~", `\~`, "-", `\-`, "+", `\+`, "!", `\!`, "=", `\=`, "\t", " ",
)

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

type interviewObject struct {
	ID        string              `json:"id"`
	Began     time.Time           `json:"began"`
	Level     lab.Level           `json:"level"`
	Minutes   int                 `json:"minutes"`
	Seed      uint64              `json:"seed"`
	Took      int                 `json:"seconds_taken"`
	Ended     bool                `json:"ended"`
	Reached   int                 `json:"points_reached"`
	Points    int                 `json:"points"`
	Strengths []standingObject    `json:"strengths"`
	Gaps      []standingObject    `json:"gaps"`
	Practise  []practiceObject    `json:"practise"`
	Questions []interviewedObject `json:"questions"`
}

type standingObject struct {
	Topic   string `json:"topic"`
	Reached int    `json:"points_reached"`
	Points  int    `json:"points"`
}

type practiceObject struct {
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	Topic    string `json:"topic"`
	For      []int  `json:"questions"` // from 1
	Lesson   string `json:"lesson,omitempty"`
}

type interviewedObject struct {
	ID      string        `json:"id"`
	Topic   string        `json:"topic"`
	Form    lab.Form      `json:"form"`
	Level   lab.Level     `json:"level"`
	Said    []lab.Said    `json:"said"`
	Rating  string        `json:"rating,omitempty"`
	Took    int           `json:"seconds_taken"`
	Points  []pointObject `json:"points"`
	Answer  string        `json:"model_answer"`
	Clauses []string      `json:"clauses"`
}

type pointObject struct {
	Point   string `json:"point"`
	Reached bool   `json:"reached"`
}

// InterviewJSON is the report for programs.
func InterviewJSON(report lab.InterviewReport) ([]byte, error) {
	object := interviewObject{
		ID: report.ID, Began: report.Began, Level: report.Level, Minutes: report.Minutes, Seed: report.Seed, Took: int(report.Took.Seconds()),
		Ended: report.Ended(), Reached: report.Reached(), Points: report.Points(),
		Strengths: standingObjects(report.Strengths()), Gaps: standingObjects(report.Gaps()),
		Practise: []practiceObject{}, Questions: []interviewedObject{},
	}
	for _, one := range report.Practise {
		object.Practise = append(object.Practise, practiceObject{one.Scenario, one.Title, one.Topic, one.Questions, one.Lesson.ID})
	}
	for _, told := range report.Told {
		one := interviewedObject{
			ID: told.ID, Topic: told.Topic, Form: told.Form, Level: told.Level, Said: told.Said, Rating: told.Rating.String(),
			Took: int(told.Took.Seconds()), Answer: told.Answer, Clauses: told.Clauses,
		}
		for i, point := range told.Points() {
			one.Points = append(one.Points, pointObject{point, told.Ticks(i)})
		}
		object.Questions = append(object.Questions, one)
	}
	return json.MarshalIndent(object, "", "  ")
}

type heldObject struct {
	Number    int       `json:"number"` // as --show takes it
	ID        string    `json:"id"`
	Began     time.Time `json:"began"`
	Level     lab.Level `json:"level"`
	Minutes   int       `json:"minutes"`
	Ended     bool      `json:"ended"`
	Reached   int       `json:"points_reached"`
	Points    int       `json:"points"`
	Strengths []string  `json:"strengths"`
}

// InterviewListJSON lists interviews for programs, numbered from 1.
func InterviewListJSON(reports []lab.InterviewReport) ([]byte, error) {
	list := []heldObject{}
	for i, one := range reports {
		strong := append([]string{}, one.StrongIn()...)
		list = append(list, heldObject{i + 1, one.ID, one.Began, one.Level, one.Minutes, one.Ended(), one.Reached(), one.Points(), strong})
	}
	return json.MarshalIndent(list, "", "  ")
}

func standingObjects(standings []lab.TopicStanding) []standingObject {
	all := []standingObject{}
	for _, one := range standings {
		all = append(all, standingObject{one.Topic, one.Reached, one.Points})
	}
	return all
}
