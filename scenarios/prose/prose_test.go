package prose

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestSyllables(t *testing.T) {
	want := map[string]int{
		"a": 1, "the": 1, "who": 1, "may": 1, "be": 1, "code": 1, "asked": 1, "wants": 1, "rule": 1, "trace": 1,
		"gates": 1, "Ana's": 2, "granted": 2, "table": 2, "tables": 2, "rules": 1, "handled": 2, "called": 1, "people": 2, "token": 2, "cookie": 2, "matches": 2,
		"answer": 2, "question": 2, "refuse": 2, "handle": 2, "trying": 2, "social": 2, "invoice": 2,
		"create": 2, "idea": 3, "policy": 3, "identity": 4, "permission": 3, "customer": 3, "material": 4, "refuses": 3,
		"authorization": 5, "authentication": 5, "credential": 3,
	}
	for word, syllables := range want {
		if got := Syllables(word); got != syllables {
			t.Errorf("%s: %d syllables, want %d", word, got, syllables)
		}
	}
}

const page = "# A heading\n\n" +
	"Ana asks for `GET /invoices/7`, which is\n*Ben's*. See [the role](glossary:role) (RFC 9110 §15.5.4).\n\n" +
	"- One item, {{anas-invoice}}\n\n" +
	"```go\nfunc handler() {}\n```\n\n" +
	"| a table | of words |\n|---|---|\n| more | words |\n"

func TestOnlyProseIsRead(t *testing.T) {
	want := []string{"Ana", "asks", "for", "which", "is", "Ben's", "See", "the", "role", "RFC", "One", "item"}
	if got := Words(page); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestWhatIsTooHard(t *testing.T) {
	hard := "Organizational responsibilities necessitate authorization infrastructure. "
	for text, want := range map[string]bool{
		hard:                                     false, // too short to tell
		strings.Repeat(hard, 10):                 true,
		strings.Repeat("The cat sat here. ", 9):  false,
		strings.Repeat("The cat sat here. ", 20): false,
	} {
		if got := TooHard(text); got != want {
			t.Errorf("%.30q…, %d words: %v, want %v", text, len(Words(text)), got, want)
		}
	}
}

func TestTypos(t *testing.T) {
	lexicon := Lexicon{"credential": true, "answer": true, "refuse": true, "gates": true}
	for text, want := range map[string][]Typo{
		"A credental, a creddential.": {{"credental", "credential"}, {"creddential", "credential"}},
		"The anwser, `anwser`":        {{"anwser", "answer"}},
		"To refuze":                   {{"refuze", "refuse"}},
		"Answers and refused gatez":   nil, // other endings, and a word too short to tell
		"Refusa is a name, so is aNswer, and something is new": nil,
		"an answer's credential":                               nil,
	} {
		if got := lexicon.Typos(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestTheListedWordsAreListedOnceAndInOrder(t *testing.T) {
	words := strings.Fields(listed)
	if len(words) != len(Listed()) || !slices.IsSorted(words) || len(words) < 1000 {
		t.Errorf("%d words in the list, %d of them different, sorted: %v", len(words), len(Listed()), slices.IsSorted(words))
	}
}

// The grade of a text whose words, sentences and syllables are counted by hand.
func TestGrade(t *testing.T) {
	for text, want := range map[string]float64{
		"The cat sat. It saw a dog.":                      0.39*7/2 + 11.8*7/7 - 15.59,
		"Authorization is a question.\nIt has an answer!": 0.39*8/2 + 11.8*14/8 - 15.59,
		"```\ncode\n```":                                  0,
	} {
		if got := Grade(text); math.Abs(got-want) > 0.001 {
			t.Errorf("%q: %.3f, want %.3f", text, got, want)
		}
	}
}
