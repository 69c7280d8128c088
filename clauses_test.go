package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"authlab/content"
)

// otherClauses are those that code and tables name and references.md need not
// have, each with its title: "RFC 9110 §5.6.2	Tokens".
const otherClauses = "testdata/clauses.tsv"

// A clause is never named from memory: whoever names a new one has looked it up,
// and writes its title down as its source has it.
func TestEveryClauseHasBeenLookedUp(t *testing.T) {
	there := lookedUp(t)
	used := map[string]bool{}
	for _, file := range filesThatName(t) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, clause := range clausesNamedIn(string(text)) {
			if used[clause] = true; there[clause] == "" {
				t.Errorf("%s names %s; look it up, and add its title to content/references.md or %s", file, clause, otherClauses)
			}
		}
	}
	for clause, where := range there {
		if where == otherClauses && !used[clause] {
			t.Errorf("%s has %s, which nothing names", where, clause)
		}
	}
}

var (
	titledRow = regexp.MustCompile(`(?m)^\| ([^|]+) \| \*[^|*]+\*: [^|]+ \|$`)
	anyRow    = regexp.MustCompile(`(?m)^\| ([^|]+) \| .* \|$`)
)

// lookedUp says of each clause that has a title where that stands.
func lookedUp(t *testing.T) map[string]string {
	t.Helper()
	there := map[string]string{}
	for _, row := range titledRow.FindAllStringSubmatch(content.References(), -1) {
		there[row[1]] = "content/references.md"
	}
	for _, row := range anyRow.FindAllStringSubmatch(content.References(), -1) {
		if row[1] != "clause" && there[row[1]] == "" {
			t.Errorf("content/references.md has no title for %s; write *Title*: what it settles", row[1])
		}
	}
	text, err := os.ReadFile(otherClauses)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		clause, title, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if title == "" {
			t.Errorf("%s has no title for %s", otherClauses, clause)
		}
		if there[clause] != "" {
			t.Errorf("%s has %s, which %s has already; take it out", otherClauses, clause, there[clause])
		}
		there[clause] = otherClauses
	}
	return there
}

// filesThatName are the files in which clauses are named: code, prose and tables,
// but no golden, and not the tests that make clauses up.
func filesThatName(t *testing.T) []string {
	t.Helper()
	madeUp := []string{"scenarios/bank_test.go", "scenarios/coverage_test.go", "tui/ascii_test.go"}
	var files []string
	for _, root := range []string{"content", "lab", "mockapi", "scenarios", "tui"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			kept := strings.HasPrefix(path, "mockapi/testdata/conformance") || !strings.Contains(path, "/testdata/")
			if err == nil && !entry.IsDir() && kept && !slices.Contains(madeUp, path) && path != "content/references.md" &&
				slices.Contains([]string{".go", ".md", ".yaml", ".tsv"}, filepath.Ext(path)) {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

var (
	// lineEnd is where a text goes on in the next line, in a comment too.
	lineEnd = regexp.MustCompile(`\s*\n[ \t]*(?://)?[ \t]*`)
	// naming is a document, a place in the one named last, or a clause of a list.
	naming = regexp.MustCompile(`(?P<document>RFC ?\d+|OpenID Connect \w+|NIST SP 800-[\w-]*\w|WebAuthn Level 3|XML Signature|SAML \w+)|` +
		`§(?P<section>\d+(?:\.\d+)*)|` +
		`ASVS (?:5\.0 )?(?P<requirements>\d+\.\d+\.\d+(?:,? (?:and )?\d+\.\d+\.\d+)*)|` +
		`(?P<listed>CWE-\d+|API\d+:2023|A\d\d:2025)`)
	requirement = regexp.MustCompile(`\d+\.\d+\.\d+`)
)

// clausesNamedIn reads "RFC 9110 §15.5.2, §15.5.4" and its like as
// references.md writes clauses. A § alone is of the document named before it.
func clausesNamedIn(text string) []string {
	text = lineEnd.ReplaceAllString(text, " ")
	document := ""
	var clauses []string
	for _, found := range naming.FindAllStringSubmatch(text, -1) {
		part := func(name string) string { return found[naming.SubexpIndex(name)] }
		switch {
		case part("document") != "":
			document = part("document")
			if number, isRFC := strings.CutPrefix(document, "RFC"); isRFC {
				document = "RFC " + strings.TrimSpace(number)
			}
		case part("section") != "":
			clauses = append(clauses, document+" §"+part("section"))
		case part("requirements") != "":
			for _, number := range requirement.FindAllString(part("requirements"), -1) {
				clauses = append(clauses, "ASVS 5.0 "+number)
			}
		default:
			clauses = append(clauses, part("listed"))
		}
	}
	return clauses
}
