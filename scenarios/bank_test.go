package scenarios

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"authlab/content"
	"authlab/lab"
	"authlab/mockapi/world"
)

// The bank inside authlab is whole, what its questions name and show is there, and they
// read with ease.
func TestTheBankHoldsWhatItClaims(t *testing.T) {
	for _, finding := range bankFindings(t, content.Interview()) {
		t.Error(finding.Error())
	}
}

func bankFindings(t *testing.T, bank fs.FS) []Finding {
	t.Helper()
	report, err := TestBank(t.Context(), bank, Builtin(), BankOptions{
		Glossary: content.Words(), References: content.References(),
		Target: func() (lab.Target, error) { return newWorkshop().NewTarget(&lab.Scenario{World: world.Canonical()}) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return report.Findings
}

const goodQuestion = `- id: whose-invoice
  level: mid
  form: spot
  topic: ownership
  rows: [H1]
  concepts: [401 against 403]
  clauses: ["RFC 9110 §15.5.4"]
  ask: What is wrong here?
  code: {scenario: H1, file: broken.go, lines: 1-3}
  points: [One., Two., Three.]
  answer: The owner is never asked for.
  follow_ups:
    - {ask: And now?, answer: It is asked for.}
  practise: [H1]
`

func bankOf(text string) fstest.MapFS {
	return fstest.MapFS{"01-ownership.yaml": &fstest.MapFile{Data: []byte(text)}}
}

func TestAQuestionIsRead(t *testing.T) {
	bank, err := LoadBank(bankOf(goodQuestion), Builtin())
	if err != nil || len(bank) != 1 {
		t.Fatal(len(bank), err)
	}
	question, found := bank.Question("whose-invoice")
	if !found || question.Level != lab.Mid || question.FollowUp[0].Ask != "And now?" {
		t.Errorf("got %+v", question)
	}
	if text := question.Code.Text; !strings.HasPrefix(text, "package ") {
		t.Errorf("the code begins %q", text)
	}
}

// Each damage is told with its place and what to try.
func TestWhatIsWrongWithAQuestionIsFound(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"an unknown field", "  level: mid", "  levle: mid", `01-ownership.yaml:2:3: there is no field "levle" here; try level`},
		{"an unknown level", "level: mid", "level: master", `01-ownership.yaml:2:10: "master" is no level; try junior, mid or senior`},
		{"an unknown form", "form: spot", "form: shout", `"shout" is no form of a question; try`},
		{"another topic", "topic: ownership", "topic: owners", `"owners" is not the topic this file is named for; try topic: ownership`},
		{"no id", "id: whose-invoice", "id: Whose invoice", `"Whose invoice" is no id in kebab case`},
		{"no rows", "  rows: [H1]\n", "", "the question names no row of the curriculum"},
		{"two points", "[One., Two., Three.]", "[One., Two.]", "the question has 2 points; try 3 to 6"},
		{"a long answer", "answer: The owner is never asked for.", "answer: " + strings.Repeat("a word ", 61), "the model answer has 122 words; try at most 120"},
		{"no follow-up", "  follow_ups:\n    - {ask: And now?, answer: It is asked for.}\n", "", "the question has 0 follow-ups; try 1 to 3"},
		{"no code", "  code: {scenario: H1, file: broken.go, lines: 1-3}\n", "", "code and form: spot belong together"},
		{"a file that is not there", "file: broken.go", "file: start.go", "scenario H1 has no file start.go"},
		{"lines that are not there", "lines: 1-3", "lines: 3-1000", "the file has no lines 3-1000"},
		{"a log without its requests", "form: spot", "form: log", "sends and form: log belong together"},
		{"an unknown row", "rows: [H1]", "rows: [H99]", `whose-invoice: the curriculum has no "H99"; try H9`},
		{"an unknown concept", "concepts: [401 against 403]", "concepts: [401 agianst 403]", `the glossary has no "401 agianst 403"; try 401 against 403`},
		{"a clause without its row", `["RFC 9110 §15.5.4"]`, `["RFC 9110 §15.5.44"]`, `references.md has no "RFC 9110 §15.5.44"; try RFC 9110 §15.5.4`},
		{"a clause in the answer without its row", "The owner is never asked for.", "See RFC 9110 §15.5.44.", `references.md has no "RFC 9110 §15.5.44"; try RFC 9110 §15.5.4`},
		{"an unknown scenario", "practise: [H1]", "practise: [X1]", `the pack has no "X1"`},
		{"an id given twice", goodQuestion, goodQuestion + goodQuestion, "01-ownership.yaml:15:7: the id whose-invoice was given before, at 01-ownership.yaml:1:7; try another id"},
		{"hard to read", "What is wrong here?", strings.Repeat("authorization infrastructure necessitates organizational responsibilities ", 20), "whose-invoice reads like grade"},
		{"a request with another answer", "ask: What is wrong here?", "ask: |\n    Who?\n\n    ```http\n    GET /whoami HTTP/1.1\n\n    HTTP/1.1 403 Forbidden\n    ```\n", `whose-invoice: the answer is shown as "403 Forbidden", the API answers "401 Unauthorized"; try showing what it answers`},
		{"a name nothing has", "What is wrong here?", "What of {{anas-invoic}}?", `nothing in this world is named "anas-invoic"`},
		{"a typo", "What is wrong here?", "What is the chekpoint here?", `whose-invoice: "chekpoint" may be a typo; try "checkpoint"`},
		{"too few", "", "", "1 questions in the bank; try at least 120"},
		{"none of the usual", "", "", "0 questions of the row S22; try at least 6"},
		{"a form that is not used", "", "", "0 questions of the form log for mid; try at least 1"},
		{"a part of the curriculum left out", "", "", "0 questions on B; try at least 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if !strings.Contains(goodQuestion, test.old) {
				t.Fatalf("%q is not in the question", test.old)
			}
			var found []string
			for _, finding := range bankFindings(t, bankOf(strings.Replace(goodQuestion, test.old, test.new, 1))) {
				found = append(found, finding.Error())
			}
			if all := strings.Join(found, "\n"); !strings.Contains(all, test.want) {
				t.Errorf("want %s\nfound:\n%s", test.want, all)
			}
		})
	}
}

const logQuestion = `- id: read-it
  level: mid
  form: log
  topic: ownership
  rows: [H1]
  concepts: [401 against 403]
  clauses: ["RFC 9110 §15.5.4"]
  ask: |
    Which of the two was not let in?

    ` + "```json" + `
    {"who": "ana", "status": 200}
    {"who": "nobody", "status": 401}
    ` + "```" + `
  sends:
    - {as: ana, with: bearer, send: GET /whoami}
    - {as: nobody, send: GET /whoami}
  points: [One., Two., Three.]
  answer: The second.
  follow_ups:
    - {ask: And now?, answer: Still the second.}
  practise: [H1]
`

// A log that a question shows is the one that its requests leave.
func TestTheLogOfAQuestionIsWritten(t *testing.T) {
	for shown, want := range map[string]string{
		`"status": 401`: "",
		`"status": 403`: "read-it: line 2 of the log shows status as 403, the API writes 401; try showing what it writes",
		`"status" 401`:  "read-it: the log shown is not JSON",
	} {
		var found []string
		for _, finding := range bankFindings(t, bankOf(strings.Replace(logQuestion, `"status": 401`, shown, 1))) {
			if finding.Where != "" {
				found = append(found, finding.Error())
			}
		}
		if all := strings.Join(found, "\n"); !strings.Contains(all, want) || want == "" && all != "" {
			t.Errorf("%s: want %q, found %q", shown, want, all)
		}
	}
}
