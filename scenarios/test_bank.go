package scenarios

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
	"authlab/scenarios/prose"
)

// BankReport is what testing a bank of questions came to.
type BankReport struct {
	Findings  []Finding
	Questions int
	Topics    int
	Grade     float64 // of school, to read its prose with ease
}

// leastQuestions is how many a bank has that is whole, and how many of them
// are the usual ones, which everyone is asked.
const (
	leastQuestions = 120
	usualRow       = "S22"
	leastUsual     = 6
)

// BankOptions is what a bank is held against.
type BankOptions struct {
	Glossary   []string // the words its concepts are to be found among
	References string   // the page that has a row for each clause
	// Target starts the API in a fresh world, for the requests that questions show.
	Target func() (lab.Target, error)
}

// bankTester holds a bank to what it claims.
type bankTester struct {
	BankOptions
	files  loadedBank
	pack   *Pack
	report BankReport
}

// TestBank holds a bank of questions to what it claims: what it names is there, what
// it shows is what the API answers and writes, it reads with ease, and it is whole. An
// error means that the testing itself failed.
func TestBank(ctx context.Context, bank, pack fs.FS, options BankOptions) (BankReport, error) {
	t := &bankTester{BankOptions: options, files: loadBank(bank, pack)}
	loaded := load(pack)
	t.pack = &loaded.pack
	for _, err := range append(t.files.mistakes(), loaded.mistakes...) {
		t.keep(loaded.finding(err))
	}
	if len(t.report.Findings) > 0 {
		return t.report, nil
	}
	t.ids()
	t.whole()
	err := t.questions(ctx)
	return t.report, err
}

func (t *bankTester) find(where, what, try string) {
	t.keep(Finding{Mistake: lab.Mistake{Where: where, What: what, Try: try}})
}

func (t *bankTester) keep(finding Finding) { t.report.Findings = append(t.report.Findings, finding) }

// ids wants each id once.
func (t *bankTester) ids() {
	first := map[string]string{}
	for _, file := range t.files {
		for i, question := range file.questions {
			where := file.at(i, "id")
			if other, taken := first[question.ID]; taken {
				t.find(where, fmt.Sprintf("the id %s was given before, at %s", question.ID, other), "another id")
				continue
			}
			first[question.ID] = where
		}
	}
}

func (t *bankTester) questions(ctx context.Context) error {
	var all []string
	for _, file := range t.files {
		for i := range file.questions {
			question := &file.questions[i]
			t.names(file, i, question)
			t.reading(file.at(i), question)
			if err := t.shown(ctx, file.at(i, "ask"), question); err != nil {
				return err
			}
			all = append(all, question.Prose()...)
		}
	}
	t.report.Questions, t.report.Topics = len(t.files.bank()), len(t.files.bank().Topics())
	t.report.Grade = prose.Grade(paragraphs(all...))
	return nil
}

// names wants everything that a question names to be there.
func (t *bankTester) names(file *bankFile, i int, question *lab.Question) {
	for _, group := range []struct {
		field, missing string
		named, there   []string
	}{
		{"rows", "the curriculum has no", question.Rows, rowIDs()},
		{"concepts", "the glossary has no", question.Concepts, t.Glossary},
		{"practise", "the pack has no", question.Practise, t.scenarioIDs()},
		{"clauses", "references.md has no", question.Clauses, clausesIn(t.References)},
		{"ask", "references.md has no", clauseName().FindAllString(oneLine(paragraphs(question.Prose()...)), -1), clausesIn(t.References)},
	} {
		for _, name := range group.named {
			if !slices.ContainsFunc(group.there, func(there string) bool { return strings.EqualFold(there, name) }) {
				t.find(file.at(i, group.field), fmt.Sprintf("%s: %s %q", question.ID, group.missing, name), nearest(name, group.there))
			}
		}
	}
}

func nearest(name string, there []string) string {
	near := lab.Near(name, there)
	return strings.Join(near[:min(len(near), 5)], ", ")
}

func rowIDs() []string {
	var ids []string
	for _, row := range Curriculum() {
		ids = append(ids, row.ID)
	}
	return ids
}

func (t *bankTester) scenarioIDs() []string {
	var ids []string
	for i := range t.pack.Scenarios {
		ids = append(ids, t.pack.Scenarios[i].ID)
	}
	return ids
}

var (
	clauseRow = pattern.Late(`(?m)^\| ([^|]+) \|`)
	// clauseName is how a clause is written in prose.
	clauseName = pattern.Late(`RFC \d+ §[\d.]*\d|ASVS 5\.0 \d+\.\d+\.\d+|CWE-\d+|API\d+:2023|NIST SP 800-[\w-]+ §[\d.]*\d|OpenID Connect Core §[\d.]*\d`)
)

// clausesIn lists the clauses that have a row in a page of references.
func clausesIn(references string) []string {
	var all []string
	for _, row := range clauseRow().FindAllStringSubmatch(references, -1) {
		all = append(all, row[1])
	}
	return all
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// reading holds a question to what people read with ease, as a scenario's texts are.
func (t *bankTester) reading(where string, question *lab.Question) {
	text := paragraphs(question.Prose()...)
	if prose.TooHard(text) {
		t.find(where, fmt.Sprintf("%s reads like grade %.1f", question.ID, prose.Grade(text)),
			fmt.Sprintf("shorter sentences and shorter words, for at most %d", prose.MaxGrade))
	}
	for _, typo := range prose.Listed().Typos(text) {
		t.keep(Finding{Warning: true, Mistake: lab.Mistake{
			Where: where, What: fmt.Sprintf("%s: %q may be a typo", question.ID, typo.Word), Try: fmt.Sprintf("%q, if that is meant", typo.Meant),
		}})
	}
}

// whole wants enough questions: in all, of the usual ones, in each form at each
// level, and of each part of the curriculum.
func (t *bankTester) whole() {
	bank := t.files.bank()
	t.atLeast(leastQuestions, bank, "in the bank", func(lab.Question) bool { return true })
	t.atLeast(leastUsual, bank, "of the row "+usualRow, func(q lab.Question) bool { return slices.Contains(q.Rows, usualRow) })
	for _, level := range lab.Levels() {
		for _, form := range lab.Forms() {
			t.atLeast(1, bank, fmt.Sprintf("of the form %s for %s", form, level), func(q lab.Question) bool { return q.Level == level && q.Form == form })
		}
	}
	for _, part := range curriculumParts() {
		t.atLeast(1, bank, "on "+part, func(q lab.Question) bool {
			return slices.ContainsFunc(q.Rows, func(row string) bool { return partOf(row) == part })
		})
	}
}

func (t *bankTester) atLeast(least int, bank lab.Bank, what string, counts func(lab.Question) bool) {
	have := len(slices.DeleteFunc(slices.Clone(bank), func(q lab.Question) bool { return !counts(q) }))
	if have < least {
		t.find("", fmt.Sprintf("%d questions %s", have, what), fmt.Sprintf("at least %d", least))
	}
}

// curriculumParts are the rows of the ground one by one, and each other group.
func curriculumParts() []string {
	var parts []string
	for _, row := range Curriculum() {
		if part := partOf(row.ID); !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return parts
}

func partOf(row string) string {
	if strings.HasPrefix(row, "S") {
		return row
	}
	return row[:1]
}
