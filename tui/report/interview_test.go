package report_test

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"authlab/content"
	"authlab/lab"
	"authlab/lab/labtest"
	"authlab/scenarios"
	"authlab/tui/report"

	"golang.org/x/net/html"
)

// hostile is what nobody should write into an answer, and somebody will.
const hostile = `</div><script>alert(1)</script> "><img src=x onerror=alert(2)> # not a heading [link](javascript:alert(3)) \x`

func interviewed() lab.InterviewReport {
	bank := lab.Bank{
		{
			ID: "401-or-403", Topic: "status codes", Form: lab.FormExplain, Level: lab.Junior, Ask: "When is it `401`?",
			Points: []string{"No proof came.", "The caller is known."}, Answer: "A **401** asks for proof.", Clauses: []string{"RFC 9110 §15.5.2"},
			FollowUp: []lab.FollowUp{{Ask: "And if the role is gone?", Answer: "Then it is 403."}}, Practise: []string{"S19"},
		},
		{
			ID: "whose", Topic: "ownership", Form: lab.FormSpot, Level: lab.Junior, Ask: "What is wrong?", Code: &lab.Excerpt{Scenario: "H1", File: "broken.go"},
			Points: []string{"Nobody asks whose it is."}, Answer: "The owner is not asked for.", Clauses: []string{"CWE-639"}, Practise: []string{"H1"},
		},
	}
	interview := lab.Interview{
		Sitting: lab.Sitting{Wish: lab.Wish{Level: lab.Junior, Minutes: 20, Seed: 7}, Asked: []lab.Asked{{Question: "401-or-403", FollowUps: 1}, {Question: "whose"}}},
		Began:   labtest.Noon(),
		Spoken: []lab.Spoken{
			{Said: []lab.Said{{Text: hostile}, {Aloud: true}}, Ticked: []int{0, 1}, Points: 2, Rating: lab.Good, Took: 3 * time.Minute},
			{Said: []lab.Said{{}}, Points: 1, Rating: lab.Forgot, Took: time.Minute},
		},
	}
	of := lab.NewInterviewReport(interview, bank, []lab.Scenario{{ID: "H1", Title: "Someone else's invoice"}, {ID: "S19", Title: "The dashboard"}})
	of.Practise[0].Lesson = lab.Reading{ID: "ownership", Title: "Whose is it?"}
	return of
}

func TestInterviewMarkdown(t *testing.T) {
	page := string(report.InterviewMarkdown(interviewed()))
	for _, want := range []string{
		"# Interview · junior · 2 March 2026",
		"2 of 3 key points, in 4 minutes of 20, over 2 of 2 questions. Seed 7.",
		"- status codes: 2 of 2 key points",
		"- ownership: 0 of 1 key points",
		"- **H1 Someone else's invoice**, for ownership (question 2): `authlab play H1`. Read before: *Whose is it?*, `authlab read ownership`",
		`> \</div\>\<script\>alert(1)\</script\>`, `\# not a heading \[link\](javascript:alert(3)) \\x`,
		"*You: said aloud*", "*You: passed*", "✗ Nobody asks whose it is.", "(the code is `broken.go` of H1)", "RFC 9110 §15.5.2",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not in\n%s", want, page)
		}
	}
}

func TestInterviewJSON(t *testing.T) {
	file, err := report.InterviewFile("x.json", interviewed())
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Reached   int `json:"points_reached"`
		Practise  []struct{ Scenario string }
		Questions []struct {
			ID     string
			Said   []lab.Said
			Rating string
		}
	}
	if err := json.Unmarshal(file.Data, &got); err != nil {
		t.Fatal(err)
	}
	if got.Reached != 2 || got.Practise[0].Scenario != "H1" || got.Questions[0].Said[0].Text != hostile || got.Questions[1].Rating != "again" {
		t.Errorf("got %+v", got)
	}
}

func TestAnInterviewHasNoOtherForm(t *testing.T) {
	_, err := report.InterviewFile("x.pdf", interviewed())
	var mistake *lab.Mistake
	if !errors.As(err, &mistake) || mistake.Error() != "x.pdf: a report has no such form; try a name that ends in .html, .md or .json" {
		t.Errorf("got %v", err)
	}
}

// What a learner wrote is text in the page, and none of its elements.
func TestInterviewHTMLTakesNoOrders(t *testing.T) {
	page, err := report.InterviewHTML(interviewed())
	if err != nil {
		t.Fatal(err)
	}
	tokens, text, said := html.NewTokenizer(strings.NewReader(string(page))), "", false
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			break
		}
		token := tokens.Token()
		switch {
		case token.Data == "script", token.Data == "img", token.Data == "link":
			t.Errorf("the page has %s", token)
		case token.Data == "a" && kind == html.StartTagToken && !strings.HasPrefix(token.Attr[0].Val, "#"):
			t.Errorf("the page leads out: %s", token)
		case kind == html.TextToken:
			text += token.Data
			said = said || strings.Contains(token.Data, hostile)
		}
	}
	for _, want := range []string{"2 of 3 key points", "A good answer: Then it is 403.", "Nobody asks whose it is.", "authlab play H1", "You: said aloud"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the page", want)
		}
	}
	if !said {
		t.Error("what was said is not in the page as it was said")
	}
}

// Each link of the page leads to a place in it: from what is to be practised to what to
// type, and from there to the question and back.
func TestInterviewHTMLLeadsAbout(t *testing.T) {
	page, err := report.InterviewHTML(interviewed())
	if err != nil {
		t.Fatal(err)
	}
	links, places := map[string]int{}, map[string]bool{}
	tokens := html.NewTokenizer(strings.NewReader(string(page)))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		for _, attr := range tokens.Token().Attr {
			switch attr.Key {
			case "href":
				links[strings.TrimPrefix(attr.Val, "#")]++
			case "id":
				places[attr.Val] = true
			}
		}
	}
	for link := range links {
		if !places[link] {
			t.Errorf("#%s leads nowhere", link)
		}
	}
	if links["practise-H1"] != 2 || links["q2"] != 1 {
		t.Errorf("the links: %v", links)
	}
	if !strings.Contains(string(page), "before it, read <em>Whose is it?</em>: <code>authlab read ownership</code>") {
		t.Errorf("no lesson is named in\n%s", page)
	}
}

// browser is a Chromium to print with. A test without one is skipped: none comes with Go.
func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{os.Getenv("AUTHLAB_CHROMIUM"), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil && name != "" {
			return path
		}
	}
	t.Skip("there is no Chromium to print with; put one on the path, or name it in AUTHLAB_CHROMIUM")
	return ""
}

var pageObject = regexp.MustCompile(`/Type\s*/Page[^s]`)

// printed is how many pages a report has on paper.
func printed(t *testing.T, chromium string, of lab.InterviewReport) int {
	t.Helper()
	data, err := report.InterviewHTML(of)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	page, paper := filepath.Join(dir, "interview.html"), filepath.Join(dir, "interview.pdf")
	if err := os.WriteFile(page, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+dir,
		"--no-pdf-header-footer", "--print-to-pdf="+paper, "file://"+page).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	pdf, err := os.ReadFile(paper)
	if err != nil {
		t.Fatal(err)
	}
	return len(pageObject.FindAll(pdf, -1))
}

func TestAnInterviewOfNothing(t *testing.T) {
	files, err := report.InterviewFiles(lab.NewInterviewReport(lab.Interview{Began: labtest.Noon()}, nil, nil))
	if err != nil || len(files) != 3 || files[0].Name != "interview-2026-03-02-1200.html" {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if strings.Contains(string(file.Data), "NaN") || strings.Contains(string(file.Data), "null") {
			t.Errorf("%s: %s", file.Name, file.Data)
		}
	}
}

// An interview of twenty minutes prints on two pages, however much was written: the
// longest of those that the bank gives, at each level.
func TestAnInterviewPrintsOnTwoPages(t *testing.T) {
	chromium := browser(t)
	for _, level := range lab.Levels() {
		for _, sentences := range []int{2, 6, 12, 60} {
			of := longest(t, level, sentences)
			if pages := printed(t, chromium, of); pages < 1 || pages > 2 {
				t.Errorf("%s, seed %d, %d sentences: %d pages", level, of.Seed, sentences, pages)
			}
		}
	}
}

// Answers as long as people give them are printed whole; only those that no two pages
// hold are cut, and the page says so.
func TestAnswersArePrintedWhole(t *testing.T) {
	for sentences, cut := range map[int]bool{2: false, 60: true} {
		for _, level := range lab.Levels() {
			page, err := report.InterviewHTML(longest(t, level, sentences))
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(string(page), `class="rest"`); got != cut || cut != strings.Contains(string(page), "are cut on paper") {
				t.Errorf("%s, %d sentences: cut %v, want %v", level, sentences, got, cut)
			}
		}
	}
}

// longest is the report with the most words over a number of seeds, each answer of it
// of so many sentences.
func longest(t *testing.T, level lab.Level, sentences int) lab.InterviewReport {
	t.Helper()
	bank, err := scenarios.LoadBank(content.Interview(), scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	var best lab.InterviewReport
	words := -1
	for seed := range uint64(100) {
		wish := lab.Wish{Level: level, Minutes: 20, Seed: seed}
		asked, err := bank.Plan(wish, nil)
		if err != nil {
			t.Fatal(err)
		}
		interview := lab.Interview{Sitting: lab.Sitting{Wish: wish, Asked: asked}, Began: labtest.Noon()}
		for _, one := range asked {
			long := lab.Said{Text: strings.Repeat("I would look at the owner of the invoice before anything else, and then at the tenant. ", sentences)}
			interview.Spoken = append(interview.Spoken, lab.Spoken{Said: []lab.Said{long, long, long}[:1+one.FollowUps], Rating: lab.Forgot})
		}
		of := lab.NewInterviewReport(interview, bank, pack.Scenarios)
		for i := range of.Practise {
			of.Practise[i].Lesson = lab.Reading{ID: "the-two-checkpoints", Title: "The two checkpoints of every request"}
		}
		if count := len(strings.Fields(string(report.InterviewMarkdown(of)))); count > words {
			best, words = of, count
		}
	}
	return best
}
