package scenarios

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
)

// The types below are a file of the bank as it stands on disk: a list of questions
// about the topic that the file is named for.

type questionManifest struct {
	ID        string             `yaml:"id"`
	Level     lab.Level          `yaml:"level"`
	Form      lab.Form           `yaml:"form"`
	Topic     string             `yaml:"topic"`
	Rows      []string           `yaml:"rows"`
	Concepts  []string           `yaml:"concepts"`
	Clauses   []string           `yaml:"clauses"`
	Ask       string             `yaml:"ask"`
	Code      *excerptManifest   `yaml:"code"`
	Sends     []sentManifest     `yaml:"sends"`
	Points    []string           `yaml:"points"`
	Answer    string             `yaml:"answer"`
	FollowUps []followUpManifest `yaml:"follow_ups"`
	Practise  []string           `yaml:"practise"`
}

type excerptManifest struct {
	Scenario string `yaml:"scenario"`
	File     string `yaml:"file"`
	Lines    string `yaml:"lines"` // 10-30, of the file as it stands; all where empty
}

type followUpManifest struct {
	Ask    string `yaml:"ask"`
	Answer string `yaml:"answer"`
}

// LoadBank reads the questions of a folder of YAML files, in the order of their
// names. The code they show is read from the pack. It is as strict as Load.
func LoadBank(bank, pack fs.FS) (lab.Bank, error) {
	loaded := loadBank(bank, pack)
	if err := errors.Join(loaded.mistakes()...); err != nil {
		return nil, err
	}
	return compacted(loaded.bank()), nil
}

// loadedBank is a bank, file by file.
type loadedBank []*bankFile

// bankFile is a file of the bank, with where its parts stand.
type bankFile struct {
	*document
	pack      fs.FS
	questions []lab.Question
}

func loadBank(bank, pack fs.FS) loadedBank {
	names, _ := fs.Glob(bank, "*.yaml") // the pattern is a good one
	var all loadedBank
	for _, name := range names {
		all = append(all, loadBankFile(bank, name, pack))
	}
	return all
}

func loadBankFile(bank fs.FS, name string, pack fs.FS) *bankFile {
	text, err := fs.ReadFile(bank, name)
	if err != nil {
		broken := &document{name: name}
		broken.add(name, lab.Mistake{What: fmt.Sprintf("it cannot be read (%v)", err), Try: "a YAML file that can"})
		return &bankFile{document: broken}
	}
	var manifests []questionManifest
	file := &bankFile{document: readDocument(name, text, &manifests), pack: pack}
	if len(file.mistakes) == 0 {
		for i, manifest := range manifests {
			file.questions = append(file.questions, file.question(manifest, i))
		}
	}
	return file
}

func (l loadedBank) mistakes() []error {
	var all []error
	for _, file := range l {
		all = append(all, file.mistakes...)
	}
	return all
}

func (l loadedBank) bank() lab.Bank {
	var bank lab.Bank
	for _, file := range l {
		bank = append(bank, file.questions...)
	}
	return bank
}

var kebabCase = pattern.Late(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// What a question has at least, and at most.
const (
	leastPoints, mostPoints       = 3, 6
	leastFollowUps, mostFollowUps = 1, 3
	mostAnswerWords               = 120
)

func (f *bankFile) question(m questionManifest, i int) lab.Question {
	at := func(field string) []any { return to(i, field) }
	f.want(kebabCase().MatchString(m.ID), at("id"), fmt.Sprintf("%q is no id in kebab case", m.ID), "id: 401-or-403")
	f.want(slices.Contains(lab.Levels(), m.Level), at("level"), fmt.Sprintf("%q is no level", m.Level), "junior, mid or senior")
	f.want(slices.Contains(lab.Forms(), m.Form), at("form"), fmt.Sprintf("%q is no form of a question", m.Form), "explain, walk, spot, answer, design or log")
	f.want(strings.EqualFold(m.Topic, topicOf(f.name)), at("topic"), fmt.Sprintf("%q is not the topic this file is named for", m.Topic), "topic: "+topicOf(f.name))
	f.wantSome(m.Rows, at("rows"), "names no row of the curriculum", "rows: [S18]")
	f.wantSome(m.Concepts, at("concepts"), "names no concept", "concepts: [401 against 403]")
	f.wantSome(m.Clauses, at("clauses"), "names no clause that settles it", `clauses: ["RFC 9110 §15.5.2"]`)
	f.wantSome(m.Practise, at("practise"), "names no scenario to practise it", "practise: [S18]")
	f.wantSaid(m.Ask, at("ask"), "ask")
	f.wantSaid(m.Answer, at("answer"), "answer")
	words := len(strings.Fields(m.Answer))
	f.want(words <= mostAnswerWords, at("answer"), fmt.Sprintf("the model answer has %d words", words), fmt.Sprintf("at most %d", mostAnswerWords))
	f.wantCount(len(m.Points), leastPoints, mostPoints, at("points"), "points")
	for j, point := range m.Points {
		f.wantSaid(point, to(i, "points", j), "point")
	}
	f.wantCount(len(m.FollowUps), leastFollowUps, mostFollowUps, at("follow_ups"), "follow-ups")
	return lab.Question{
		ID: m.ID, Level: m.Level, Form: m.Form, Topic: m.Topic, Rows: m.Rows, Concepts: m.Concepts, Clauses: m.Clauses,
		Ask: strings.TrimSpace(m.Ask), Code: f.excerpt(m, i), Sends: f.sends(m, i), Points: m.Points, Answer: strings.TrimSpace(m.Answer),
		FollowUp: f.followUps(m.FollowUps, i), Practise: m.Practise,
	}
}

// topicOf is what a file is about: api keys of 05-api-keys.yaml. Its questions may
// write it with capitals.
func topicOf(name string) string {
	_, topic, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".yaml"), "-")
	return strings.ReplaceAll(topic, "-", " ")
}

func (f *bankFile) wantSome(list []string, at []any, what, try string) {
	f.want(len(list) > 0, at, "the question "+what, try)
	for _, one := range list {
		f.want(strings.TrimSpace(one) != "", at, "an entry is empty", try)
	}
}

func (f *bankFile) wantSaid(text string, at []any, name string) {
	f.want(strings.TrimSpace(text) != "", at, name+" is missing", name+": a sentence")
}

func (f *bankFile) wantCount(count, least, most int, at []any, name string) {
	f.want(count >= least && count <= most, at, fmt.Sprintf("the question has %d %s", count, name), fmt.Sprintf("%d to %d", least, most))
}

func (f *bankFile) followUps(manifests []followUpManifest, i int) []lab.FollowUp {
	var all []lab.FollowUp
	for j, one := range manifests {
		f.wantSaid(one.Ask, to(i, "follow_ups", j), "ask")
		f.wantSaid(one.Answer, to(i, "follow_ups", j), "answer")
		all = append(all, lab.FollowUp{Ask: strings.TrimSpace(one.Ask), Answer: strings.TrimSpace(one.Answer)})
	}
	return all
}

// sends are the requests that left the log of a question. Only the form log shows one.
func (f *bankFile) sends(m questionManifest, i int) []lab.Sent {
	f.want((len(m.Sends) > 0) == (m.Form == lab.FormLog), to(i, "sends"), "sends and form: log belong together", "both, or neither")
	var all []lab.Sent
	for j, one := range m.Sends {
		all = append(all, f.sent(one, to(i, "sends", j)))
	}
	return all
}

// excerpt reads the code a question shows. Only the form spot shows some.
func (f *bankFile) excerpt(m questionManifest, i int) *lab.Excerpt {
	at := to(i, "code")
	f.want((m.Code != nil) == (m.Form == lab.FormSpot), at, "code and form: spot belong together", "both, or neither")
	if m.Code == nil {
		return nil
	}
	text, found := f.code(*m.Code)
	f.want(found, at, fmt.Sprintf("scenario %s has no file %s", m.Code.Scenario, m.Code.File), "code: {scenario: H1, file: broken.go}")
	if !found {
		return nil
	}
	if m.Code.Lines != "" {
		text, found = cutLines(text, m.Code.Lines)
		f.want(found, at, fmt.Sprintf("the file has no lines %s", m.Code.Lines), "lines: 10-30")
	}
	return &lab.Excerpt{Scenario: m.Code.Scenario, File: m.Code.File, Text: stripBuildLine(text)}
}

func (f *bankFile) code(m excerptManifest) (string, bool) {
	folders, _ := fs.Glob(f.pack, m.Scenario+"-*") // a bad pattern finds no folder
	if len(folders) == 0 || path.Ext(m.File) != ".go" {
		return "", false
	}
	text, err := fs.ReadFile(f.pack, path.Join(folders[0], m.File))
	return string(text), err == nil
}

// cutLines returns the lines of a text from one to another, counted from 1.
func cutLines(text, span string) (string, bool) {
	from, to, _ := strings.Cut(span, "-")
	first, errFirst := strconv.Atoi(from)
	last, errLast := strconv.Atoi(to)
	lines := strings.SplitAfter(text, "\n")
	if errFirst != nil || errLast != nil || first < 1 || last < first || last > len(lines) {
		return "", false
	}
	return strings.Join(lines[first-1:last], ""), true
}
