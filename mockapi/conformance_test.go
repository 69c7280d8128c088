package mockapi_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var conformance = flag.Bool("conformance", false, "run every test the conformance table names, and print the table")

// clause is a row of the conformance table: what a standard says, and the test
// that holds the API to it.
type clause struct {
	clause, must string
	pkg          string // "mockapi", "mockapi/idp"; "." for the whole program
	test         string // "TestForgedTokens/no_signature"
	where        string // file and line
}

// function is the test without its subtest.
func (c clause) function() string {
	name, _, _ := strings.Cut(c.test, "/")
	return name
}

// TestConformanceTable: every row says which test holds it, and there is such a
// test. With -conformance all of them are run as well, and the table is printed.
func TestConformanceTable(t *testing.T) {
	table := readConformance(t)
	if len(table) < 40 {
		t.Errorf("the table has %d rows", len(table))
	}
	known := map[string][]string{}
	for _, row := range table {
		if known[row.pkg] == nil {
			known[row.pkg] = testsIn(t, row.pkg)
		}
		if !slices.Contains(known[row.pkg], row.function()) {
			t.Errorf("%s: package %s has no %s", row.where, row.pkg, row.function())
		}
	}
	if *conformance && !t.Failed() {
		printConformance(t, table)
	}
}

// heading may stand at the head of a file.
const heading = "clause\twhat must hold\ttest"

func readConformance(t *testing.T) []clause {
	t.Helper()
	files, err := filepath.Glob("testdata/conformance/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var table []clause
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
			if line == heading {
				continue
			}
			table = append(table, parseClause(t, fmt.Sprintf("%s:%d", file, i+1), line))
		}
	}
	return table
}

// parseClause reads "RFC 9110 §15.5.6	a 405 names …	mockapi.TestX/a_case".
func parseClause(t *testing.T, where, line string) clause {
	t.Helper()
	columns := strings.Split(line, "\t")
	if len(columns) != 3 {
		t.Fatalf("%s: %d columns, not clause, what must hold and test with tabs between them", where, len(columns))
	}
	pkg, test, found := strings.Cut(columns[2], ".")
	if !found || !isTest(test) || columns[0] == "" || columns[1] == "" {
		t.Fatalf("%s: a column is empty, or the test is not written as package.TestName", where)
	}
	row := clause{clause: columns[0], must: columns[1], pkg: pkg, test: strings.ReplaceAll(test, " ", "_"), where: where}
	switch pkg {
	case "authlab":
		row.pkg = "."
	case "authn", "idp", "world":
		row.pkg = "mockapi/" + pkg
	}
	return row
}

// isTest also takes fuzz targets, which run on their seeds.
func isTest(name string) bool {
	return strings.HasPrefix(name, "Test") || strings.HasPrefix(name, "Fuzz")
}

// testsIn lists the tests of a package, by its files.
func testsIn(t *testing.T, pkg string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", pkg, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, declared := range parsed.Decls {
			if function, ok := declared.(*ast.FuncDecl); ok && isTest(function.Name.Name) {
				names = append(names, function.Name.Name)
			}
		}
	}
	return names
}

// printConformance runs the tests of the table and prints it with what became of them.
func printConformance(t *testing.T, table []clause) {
	outcomes := map[string]string{}
	for _, pkg := range packagesOf(table) {
		runTests(t, pkg, table, outcomes)
	}
	held := 0
	out := bufio.NewWriter(os.Stdout)
	for _, row := range table {
		outcome := outcomes[row.pkg+"."+row.test]
		if outcome == "" {
			outcome = "no such test"
		}
		if outcome == "pass" {
			held++
		} else {
			t.Errorf("%s: %s.%s: %s", row.where, row.pkg, row.test, outcome)
		}
		_, _ = fmt.Fprintf(out, "%-26s  %-92s  %-60s  %s\n", row.clause, row.must, row.pkg+"."+row.test, outcome) // Flush tells
	}
	_, _ = fmt.Fprintf(out, "\n%d of %d clauses hold\n", held, len(table))
	if err := out.Flush(); err != nil {
		t.Error(err)
	}
}

func packagesOf(table []clause) []string {
	var packages []string
	for _, row := range table {
		packages = append(packages, row.pkg)
	}
	slices.Sort(packages)
	return slices.Compact(packages)
}

// runTests notes the outcome of each test and subtest that a package's rows name.
func runTests(t *testing.T, pkg string, table []clause, outcomes map[string]string) {
	t.Helper()
	var names []string
	for _, row := range table {
		if row.pkg == pkg {
			names = append(names, regexp.QuoteMeta(row.function()))
		}
	}
	slices.Sort(names)
	var errs bytes.Buffer
	command := exec.CommandContext(t.Context(), "go", "test", "-json", "-run", "^("+strings.Join(slices.Compact(names), "|")+")$", "./"+pkg)
	command.Dir = ".."
	command.Stderr = &errs
	output, err := command.Output()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var event struct{ Action, Test string }
		if err := decoder.Decode(&event); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v\n%s", err, errs.String())
		}
		if event.Action == "pass" || event.Action == "fail" || event.Action == "skip" {
			outcomes[pkg+"."+event.Test] = event.Action
		}
	}
}
