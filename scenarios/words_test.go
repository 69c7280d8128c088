package scenarios

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"authlab/content"
	"authlab/scenarios/prose"
)

var words = flag.Bool("words", false, "write the list of words")

// builtinProse is all there is to read inside authlab, each text by its place.
func builtinProse(t *testing.T) map[string]string {
	t.Helper()
	l := load(Builtin())
	if len(l.mistakes) > 0 {
		t.Fatal(l.mistakes)
	}
	all := map[string]string{}
	for i, doc := range l.docs {
		tester := tester{scenario: &l.pack.Scenarios[i], doc: doc}
		for _, text := range tester.texts() {
			all[text.where] = text.text
		}
	}
	for _, page := range append(content.Lessons(), content.Shelf()...) {
		all[page.ID] = page.Markdown
	}
	bank, err := LoadBank(content.Interview(), Builtin())
	if err != nil {
		t.Fatal(err)
	}
	for i := range bank {
		all["interview "+bank[i].ID] = paragraphs(bank[i].Prose()...)
	}
	return all
}

// No word inside is one slip away from another that is listed. A new word that
// only looks like a slip is listed with make words, by somebody who reads the diff.
func TestNoWordIsATypo(t *testing.T) {
	all := builtinProse(t)
	if *words {
		list := map[string]bool{}
		for _, text := range all {
			for _, word := range prose.Spelt(text) {
				list[word] = true
			}
		}
		text := strings.Join(slices.Sorted(maps.Keys(list)), "\n") + "\n"
		if err := os.WriteFile("prose/words.txt", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	listed := prose.Listed()
	for where, text := range all {
		for _, typo := range listed.Typos(text) {
			t.Errorf("%s: %s is not listed; is %s meant? If not: make words", where, typo.Word, typo.Meant)
		}
	}
}

// The list does not cry wolf: without the words that only one scenario has, less
// than one of its words is taken for a typo.
func TestANewScenarioIsNotFullOfTypos(t *testing.T) {
	uses := map[string]map[string]bool{}
	all := builtinProse(t)
	for where, text := range all {
		for _, word := range prose.Spelt(text) {
			if uses[word] == nil {
				uses[word] = map[string]bool{}
			}
			uses[word][folderOf(where)] = true
		}
	}
	alarms, folders := 0, map[string]bool{}
	for where, text := range all {
		others := prose.Lexicon{}
		for word, in := range uses {
			if len(in) > 1 || !in[folderOf(where)] {
				others[word] = true
			}
		}
		folders[folderOf(where)] = true
		alarms += len(others.Typos(text))
	}
	if alarms > len(folders) {
		t.Errorf("%d words of %d scenarios and pages are taken for typos", alarms, len(folders))
	}
}

func folderOf(where string) string {
	folder, _, _ := strings.Cut(where, "/")
	return folder
}
