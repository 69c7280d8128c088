package content_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"authlab/content"
	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
	"authlab/scenarios"
	"authlab/scenarios/prose"
	"authlab/tui/style"
	"authlab/tui/widget"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func pages() []content.Lesson { return append(content.Lessons(), content.Shelf()...) }

// shown are the pages, and the questions of interviews.
func shown(t *testing.T) []content.Lesson {
	t.Helper()
	bank, err := scenarios.LoadBank(content.Interview(), scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	all := pages()
	for _, question := range bank {
		all = append(all, content.Lesson{ID: "interview " + question.ID, Title: question.ID, Markdown: strings.Join(question.Prose(), "\n\n")})
	}
	return all
}

func pack(t *testing.T) *scenarios.Pack {
	t.Helper()
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// Every request that a page shows is sent to the API, and the answer compared.
func TestWhatPagesShowIsWhatTheAPIAnswers(t *testing.T) {
	for _, page := range pages() {
		shown, err := scenarios.ReadShown(page.Markdown)
		if err != nil {
			t.Errorf("%s:%v", page.ID, err)
		}
		if fences := strings.Count(page.Markdown, "\n```http"); fences != len(shown) {
			t.Errorf("%s: %d requests are shown and %d were read", page.ID, fences, len(shown))
		}
		for _, one := range shown {
			if err := one.Compare(t.Context(), target(t)); err != nil {
				t.Errorf("%s:%d: %v", page.ID, one.Line, err)
			}
		}
	}
}

func TestPagesNameOnlyWhatTheWorldHas(t *testing.T) {
	target := target(t)
	for _, page := range pages() {
		if page.ID == "" || page.Title == "" {
			t.Errorf("a page without id or title: %.40q", page.Markdown)
		}
		if _, err := target.Expand(page.Markdown); err != nil {
			t.Errorf("%s: %v", page.ID, err)
		}
	}
}

func target(t *testing.T) lab.Target {
	t.Helper()
	server, err := mockapi.Listen(mockapi.New(world.New(world.Canonical()), mockapi.Options{}), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// Every link inside leads somewhere.
func TestLinksLeadSomewhere(t *testing.T) {
	pack := pack(t)
	there := map[string][]string{}
	for _, word := range content.Words() {
		there[content.ToGlossary] = append(there[content.ToGlossary], content.LinkName(word))
	}
	for _, page := range pages() {
		there[content.ToLesson] = append(there[content.ToLesson], page.ID)
	}
	for i := range pack.Scenarios {
		there[content.ToScenario] = append(there[content.ToScenario], pack.Scenarios[i].ID)
	}
	for _, page := range shown(t) {
		for _, link := range content.Links(page.Markdown) {
			if !slices.Contains(there[link.To], link.Name) {
				t.Errorf("%s:%d: a link to the %s %q, which is not there; try %s",
					page.ID, link.Line, link.To, link.Name, strings.Join(lab.Near(link.Name, there[link.To]), ", "))
			}
		}
	}
}

// A link that is misspelt must not pass for one to elsewhere.
func TestLinksAreRead(t *testing.T) {
	links := content.Links("See [the role](glossary:role)\nand [H1](scenario:H1), [no](https://example.test/), [odd](lessons:x).")
	want := []content.Link{{Line: 1, To: "glossary", Name: "role"}, {Line: 2, To: "scenario", Name: "H1"}, {Line: 2, To: "lessons", Name: "x"}}
	if !slices.Equal(links, want) {
		t.Errorf("got %v, want %v", links, want)
	}
}

// clause is how a clause is written, in prose and in front matter.
var clause = regexp.MustCompile(`RFC \d+ §[\d.]*\d|ASVS 5\.0 \d+\.\d+\.\d+|CWE-\d+|API\d+:2023|NIST SP 800-[\w-]+ §[\d.]*\d|OpenID Connect Core §[\d.]*\d`)

// A clause that decides something can be looked up, wherever it is named.
func TestReferencesHaveEveryClause(t *testing.T) {
	named := map[string][]string{}
	for _, lesson := range content.Lessons() {
		named["lesson "+lesson.ID] = append(clause.FindAllString(oneLine(lesson.Markdown), -1), lesson.Standards...)
	}
	pack := pack(t)
	for i := range pack.Scenarios {
		named["scenario "+pack.Scenarios[i].ID] = pack.Scenarios[i].Standards
	}
	for where, clauses := range named {
		for _, one := range clauses {
			if !strings.Contains(content.References(), "| "+one+" |") {
				t.Errorf("%s names %s, which references.md does not have", where, one)
			}
		}
	}
}

// A clause is looked up in one row.
func TestReferencesNameEachClauseOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, row := range regexp.MustCompile(`(?m)^\| ([^|]+) \|`).FindAllStringSubmatch(content.References(), -1) {
		if seen[row[1]] && row[1] != "clause" {
			t.Errorf("%s stands there twice", row[1])
		}
		seen[row[1]] = true
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// What a lesson says it explains stands in it.
func TestLessonsNameTheClausesTheyExplain(t *testing.T) {
	for _, lesson := range content.Lessons() {
		if len(lesson.Standards) == 0 {
			t.Errorf("%s names no clause", lesson.ID)
		}
		for _, standard := range lesson.Standards {
			if !strings.Contains(oneLine(lesson.Markdown), standard) {
				t.Errorf("%s has %s in its front matter and not in its text", lesson.ID, standard)
			}
		}
	}
}

// Each row of the ground that learners walk first has its lesson.
func TestEveryGroundRowHasALesson(t *testing.T) {
	rows := []string{
		"S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12",
		"S13", "S14", "S15", "S16", "S17", "S18", "S19", "S20", "S21", "S22", "S23",
	}
	var taught []string
	for _, page := range pages() {
		taught = append(taught, page.Rows...)
	}
	for _, row := range rows {
		if !slices.Contains(taught, row) {
			t.Errorf("no lesson teaches %s", row)
		}
	}
}

// Every lesson belongs to a track, and says where to practise it.
func TestLessonsLeadToScenarios(t *testing.T) {
	pack := pack(t)
	for _, lesson := range content.Lessons() {
		if !slices.ContainsFunc(pack.Tracks, func(track lab.Track) bool { return track.ID == lesson.Track }) {
			t.Errorf("%s is of the track %q, which is not there", lesson.ID, lesson.Track)
		}
		if len(lesson.Scenarios()) == 0 {
			t.Errorf("%s ends without a scenario to practise it", lesson.ID)
		}
	}
}

// logLine is a line of the log as a page shows it: some members of a real one.
var logLine = regexp.MustCompile("(?ms)^```json\n(.*?)^```$")

// A log line that a page shows is one that such a request leaves.
func TestLogLinesAreWhatTheAPIWrites(t *testing.T) {
	lines := 0
	for _, page := range pages() {
		for _, fence := range logLine.FindAllStringSubmatch(page.Markdown, -1) {
			for decoder := json.NewDecoder(strings.NewReader(fence[1])); decoder.More(); lines++ {
				compareLog(t, page.ID, decoder)
			}
		}
	}
	if lines == 0 {
		t.Error("no page shows a line of the log")
	}
}

func compareLog(t *testing.T, page string, lines *json.Decoder) {
	t.Helper()
	target := target(t)
	var shown, written map[string]any
	if err := lines.Decode(&shown); err != nil {
		t.Fatalf("%s: %v", page, err)
	}
	sent := lab.Sent{As: shown["who"].(string), Send: fmt.Sprintf("%s %s", shown["method"], shown["path"])}
	if sent.As != lab.Nobody {
		sent.With = lab.WithSession
	}
	request, err := lab.BuildRequest(target, sent)
	if err != nil {
		t.Fatalf("%s: %v", page, err)
	}
	exchange, err := target.Send(t.Context(), request)
	if err != nil {
		t.Fatalf("%s: %v", page, err)
	}
	if err := json.Unmarshal([]byte(exchange.Log), &written); err != nil {
		t.Fatalf("%s: %v", page, err)
	}
	shown["path"] = exchange.Request.Target
	for name := range shown {
		if shown[name] != written[name] {
			t.Errorf("%s: %s is shown as %v, the log says %v", page, name, shown[name], written[name])
		}
	}
}

// Whoever wonders what a scenario practises can look it up.
func TestTheGlossaryHasEveryConcept(t *testing.T) {
	words := strings.ToLower(strings.Join(content.Words(), "\n")) + "\n"
	pack := pack(t)
	for i := range pack.Scenarios {
		for _, concept := range pack.Scenarios[i].Concepts {
			if !strings.Contains("\n"+words, "\n"+strings.ToLower(concept)+"\n") {
				t.Errorf("%s: the glossary does not have %q", pack.Scenarios[i].ID, concept)
			}
		}
	}
}

// A clause that the glossary names is among the references.
func TestReferencesHaveTheGlossarysClauses(t *testing.T) {
	for _, one := range clause.FindAllString(oneLine(content.Glossary()), -1) {
		if !strings.Contains(content.References(), "| "+one+" |") {
			t.Errorf("the glossary names %s, which references.md does not have", one)
		}
	}
}

// A lesson is as easy to read as a good newspaper.
func TestLessonsReadWithEase(t *testing.T) {
	for _, lesson := range content.Lessons() {
		if prose.TooHard(lesson.Markdown) {
			t.Errorf("%s reads like grade %.1f; try shorter sentences and shorter words, for at most %d", lesson.ID, prose.Grade(lesson.Markdown), prose.MaxGrade)
		}
	}
}

// Two screens of a terminal of 80 by 24: lines below the header and above the footer,
// and cells inside the frame.
const (
	lessonLines = 2 * 22
	lessonWidth = 76
)

// A lesson is read in one go, between two scenarios.
// The home screen shows how a lesson begins: with words that say something alone.
func TestLessonsBeginWithProse(t *testing.T) {
	for _, lesson := range content.Lessons() {
		if lead := lesson.Lead(); lead == "" || strings.ContainsAny(lead[:1], "#|-\n") || strings.HasPrefix(lead, "```") || len(lead) > 420 {
			t.Errorf("%s begins with %q", lesson.ID, lead)
		}
	}
}

func TestLessonsAreShort(t *testing.T) {
	setter := widget.NewMarkdown(style.New(true, false))
	for _, lesson := range content.Lessons() {
		if lines := lipgloss.Height(setter.Render(lesson.Markdown, lessonWidth)); lines > lessonLines {
			t.Errorf("%s takes %d lines of %d cells, more than %d; make two of it, each with a thing of its own to say", lesson.ID, lines, lessonWidth, lessonLines)
		}
	}
}

// figureWidth is what a figure may take on the smallest screen lessons are made for.
const figureWidth = 74

// A figure that is folded is no figure.
func TestFiguresFit(t *testing.T) {
	for _, page := range shown(t) {
		fence := ""
		for i, line := range strings.Split(page.Markdown, "\n") {
			if strings.HasPrefix(line, "```") {
				fence = map[bool]string{true: line, false: ""}[fence == ""]
				continue
			}
			figure := fence == "```text"
			if width := ansi.StringWidth(line); figure && width > figureWidth {
				t.Errorf("%s:%d: %d cells wide, more than %d", page.ID, i+1, width, figureWidth)
			}
		}
	}
}
