package scenarios

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"authlab/lab"
	"authlab/lab/sandbox"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

func TestMain(m *testing.M) {
	sandbox.WorkerMain() // judging a fix starts this test binary again
	os.Exit(m.Run())
}

// realWorkshop is the API and the sandbox themselves. It remembers verdicts:
// most tests damage something else than the code.
type realWorkshop struct {
	pool     *sandbox.Pool
	verdicts *sync.Map
}

func newWorkshop() realWorkshop { return realWorkshop{sandbox.NewPool(), &sync.Map{}} }

func (w realWorkshop) NewTarget(scenario *lab.Scenario) (lab.Target, error) {
	options := mockapi.Options{}
	if scenario.Replaces != nil {
		backend := sandbox.NewBackend(w.pool, *scenario.Replaces, scenario.Broken)
		options.Backend, options.Deploy = backend, backend.Deploy
	}
	return mockapi.Listen(mockapi.New(world.New(scenario.World), options), "127.0.0.1:0")
}

func (w realWorkshop) NewBench(scenario *lab.Scenario) lab.Bench {
	return rememberingBench{sandbox.NewBench(w.pool, scenario), scenario, w.verdicts}
}

type rememberingBench struct {
	lab.Bench
	scenario *lab.Scenario
	verdicts *sync.Map
}

func (b rememberingBench) Judge(ctx context.Context, source lab.Source) (lab.Verdict, error) {
	key := fmt.Sprint(b.scenario.World, *b.scenario.Replaces, source)
	for _, step := range b.scenario.Steps {
		if step.Fix != nil {
			key += fmt.Sprint(*step.Fix)
		}
	}
	if known, found := b.verdicts.Load(key); found {
		return known.(lab.Verdict), nil
	}
	verdict, err := b.Bench.Judge(ctx, source)
	if err == nil {
		b.verdicts.Store(key, verdict)
	}
	return verdict, err
}

// findings tests a pack and returns what was found, a line each.
func findings(t *testing.T, workshop Workshop, fsys fs.FS) []string {
	t.Helper()
	var lines []string
	err := Test(t.Context(), fsys, workshop, TestOptions{Together: 2}, func(r Report) {
		for _, f := range r.Findings {
			lines = append(lines, f.Scenario+" "+f.Error())
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestTheTemplateHoldsWhatItClaims(t *testing.T) {
	dir := t.TempDir()
	if _, err := New(dir, "X1"); err != nil {
		t.Fatal(err)
	}
	for _, line := range findings(t, newWorkshop(), os.DirFS(dir)) {
		t.Error(line)
	}
}

// only keeps one scenario of the built-in pack, so that a test of one claim does
// not judge the fixes of all.
func only(t *testing.T, folder string) fstest.MapFS {
	t.Helper()
	files := copyOf(t, Builtin())
	for name := range files {
		if name != packFile && !strings.HasPrefix(name, folder) {
			delete(files, name)
		}
	}
	files[packFile] = &fstest.MapFile{Data: []byte("{format: 1, id: p, title: p, tracks: [{id: t, title: t, scenarios: [" + folderID(folder) + "]}]}")}
	return files
}

func replaceFile(name, by string) func(*testing.T, fstest.MapFS) {
	return func(_ *testing.T, files fstest.MapFS) { files[name] = files[by] }
}

func editFile(name, old, new string) func(*testing.T, fstest.MapFS) {
	return func(t *testing.T, files fstest.MapFS) {
		t.Helper()
		edit(t, files, name, old, new)
	}
}

func addFile(name, text string) func(*testing.T, fstest.MapFS) {
	return func(_ *testing.T, files fstest.MapFS) { files[name] = &fstest.MapFile{Data: []byte(text)} }
}

// The built-in pack holds what it claims. Each case breaks one thing of it, and
// names the line that must then be among the findings.
func TestWhatDoesNotHoldIsFound(t *testing.T) {
	tests := []struct {
		name   string
		folder string
		damage func(*testing.T, fstest.MapFS)
		want   string
	}{
		{"the broken code is fixed", h1, replaceFile(h1+"broken.go", h1+"solution.go"),
			"H1 H1-someone-elses-invoice/broken.go: the broken code holds: there is nothing left to fix; try putting the flaw back in"},
		{"the attack no longer works", h1, replaceFile(h1+"broken.go", h1+"solution.go"),
			"step read-bens: the model answer does not meet the goal: the API answers 404 at object"},
		{"the solution is broken", h1, replaceFile(h1+"solution.go", h1+"broken.go"),
			"H1 H1-someone-elses-invoice/solution.go: this must be accepted and is not: "},
		{"the other solution is broken", g6, replaceFile(g6+"also_right.go", g6+"wrong/staff.go"),
			"G6 G6-signed-in-is-not-allowed/also_right.go: this must be accepted and is not: "},
		{"a wrong fix is right", h1, replaceFile(h1+"wrong/deny-all.go", h1+"solution.go"),
			"wrong/deny-all.go is accepted, and should show over-blocked"},
		{"a wrong fix is wrong otherwise", h1, editFile(h1+scenarioFile, "for: crashed", "for: over-blocked"),
			"wrong/crash.go is rejected, but nothing is over-blocked: "},
		{"a route that no probe comes to", h1, editFile(h1+scenarioFile, "route: GET /invoices/{id}\n", "routes: [\"GET /invoices/{id}\", GET /invoice]\n"),
			"no request of the matrix comes to GET /invoice; try"},
		{"a fix does not compile", h1, editFile(h1+"wrong/crash.go", "panic(", "panick("),
			"H1 H1-someone-elses-invoice/wrong/crash.go:24:3: it does not compile: "},
		{"code is shown that is not there", h1, editFile(h1+"brief.md", "So authentication works", "```go\n\tnothing()\n```\n\nSo authentication works"),
			"H1 H1-someone-elses-invoice/brief.md:30:1: the code shown does not stand in broken.go; try copying"},
		{"code is shown in a step that is not there", h1, editFile(h1+scenarioFile, "      Abel works at Alder too,", "      ```go\n      nothing()\n      ```\n\n      Abel works at Alder too,"),
			"H1 H1-someone-elses-invoice/scenario.yaml:49:11: the code shown does not stand in broken.go; try copying"},
		{"the right answer is the long one", h1, editFile(h1+scenarioFile, "An object-level check, on the server: ", "An object-level check, on the server, at every route that takes an id of something: "),
			"step interview: the right answer has 156 letters, the longest of the others 107; try saying the rest"},
		{"a word is misspelt", s19, editFile(s19+scenarioFile, `"Two checkpoints in a row. Which one comes first?"`, `"Two chekpoints in a row. Which one comes first?"`),
			`S19 S19-the-internal-admin-dashboard/scenario.yaml:12:5: step no-cookie: "chekpoints" may be a typo; try "checkpoints", if that is meant`},
		{"a step is hard to read", s19, editFile(s19+scenarioFile, `"Two checkpoints in a row. Which one comes first?"`, `"`+strings.Repeat("authorization infrastructure necessitates organizational responsibilities ", 20)+`"`),
			"S19 S19-the-internal-admin-dashboard/scenario.yaml:12:5: step no-cookie reads like grade "},
		{"a scenario takes longer than it says", h1, editFile(h1+scenarioFile, "minutes: 12", "minutes: 6"),
			"H1 H1-someone-elses-invoice/scenario.yaml:8:10: 6 minutes are stated, its words and steps take about 14; try"},
		{"a scenario takes less than it says", h1, editFile(h1+scenarioFile, "minutes: 12", "minutes: 28"),
			"28 minutes are stated, its words and steps take about 14; try"},
		{"a hint is empty", s19, editFile(s19+scenarioFile, `"Two checkpoints in a row. Which one comes first?"`, `""`),
			"S19 S19-the-internal-admin-dashboard/scenario.yaml:29:9: the hint is empty; try a sentence"},
		{"an expected status is not what the API answers", s19, editFile(s19+scenarioFile, "expect: {status: 403, gate: function}", "expect: {status: 401, gate: credential}"),
			"step support-refunds: 401 at credential is expected, the API answers 403 at function"},
		{"an expected gate is not where the API stops", s19, editFile(s19+scenarioFile, "expect: {status: 403, gate: function}", "expect: {status: 403, gate: object}"),
			"step support-refunds: 403 at object is expected, the API answers 403 at function"},
		{"a step's world answers otherwise", s19, editFile(s19+scenarioFile, "    title: Sue does somebody else's job\n", "    title: Sue does somebody else's job\n    world: {engine: down}\n"),
			"step support-refunds: 403 at function is expected, the API answers 503 at function"},
		{"an expected challenge is not the API's", s19, editFile(s19+scenarioFile, "expect: {status: 403, gate: function}", "expect: {status: 403, gate: function, challenge: Bearer, error: insufficient_scope}"),
			"step support-refunds: 403 at function, challenge Bearer, error insufficient_scope is expected, the API answers 403 at function, challenge none, error none"},
		{"the right error code cannot be chosen", s19, editFile(s19+scenarioFile, "      ask: [status, gate]\n      statuses: [201, 400, 401, 403]\n", "      ask: [error]\n      errors: [invalid_token, insufficient_scope]\n      statuses: [201, 400, 401, 403]\n"),
			"step support-refunds: the right answer, none, cannot be chosen; try adding it to errors"},
		{"the right gate is called wrong", s19, editFile(s19+scenarioFile, "        400: The body is in order.", "        gates: {function: no}\n        400: The body is in order."),
			"step support-refunds: because says why function is wrong, and it is right"},
		{"the right status is accepted", s19, editFile(s19+scenarioFile, "      statuses: [201, 400, 401, 403]\n", "      statuses: [201, 400, 401, 403]\n      accept: {403: it is right anyway}\n"),
			"step support-refunds: 403 is accepted, and it is what the API answers"},
		{"the right answer cannot be chosen", s19, editFile(s19+scenarioFile, "statuses: [200, 201, 401, 403]", "statuses: [200, 401, 403]"),
			"step finance-refunds: the right answer, 201, cannot be chosen; try adding it to statuses"},
		{"a wrong answer is not explained", s19, editFile(s19+scenarioFile, "        200: The ticket is a customer's. A desk that hands it to somebody who has not even given a name has no first checkpoint.\n", ""),
			"step no-cookie: nothing says why 200 is wrong"},
		{"the right answer is called wrong", s19, editFile(s19+scenarioFile, "        401: Fin's cookie", "        201: Fin's cookie"),
			"step finance-refunds: because says why 201 is wrong, and it is right"},
		{"the start meets the goal", h1, editFile(h1+scenarioFile, `send: "GET /invoices/{{anas-invoice}}"}`, `send: "GET /invoices/{{bens-invoice}}"}`),
			"step read-bens: what stands in the editor at first meets the goal already"},
		{"two lines answer the question", s19, editFile(s19+scenarioFile, `{as: nobody, send: "GET /refunds"}`, `{as: sue, with: session, send: "GET /refunds"}`),
			"step which-line: 2 lines answer the question"},
		{"a name nothing has", s19, editFile(s19+"brief.md", "You will see five requests.", "You will see {{anas-ticke}}."),
			`brief.md:37:1: nothing in this world is named "anas-ticke"; try anas-ticket`},
		{"a person nobody is", h1, editFile(h1+scenarioFile, "actors: [ana, abel, amy, ben, bo, sue, nobody]", "actors: [ana, abel, amy, ben, bob, sue, nobody]"),
			`step repair: the world has no "bob"`},
		{"an answer shown that is not given", s19, editFile(s19+"debrief.md", "HTTP/1.1 403 Forbidden", "HTTP/1.1 401 Unauthorized"),
			`debrief.md:7:1: the answer is shown as "401 Unauthorized", the API answers "403 Forbidden"`},
		{"a header shown that is not given", s19, editFile(s19+"brief.md", "Content-Type: application/json", "Content-Type: text/html"),
			`brief.md:22:1: Content-Type is shown as "text/html", the API answers "application/json"`},
		{"a member shown that is another", s19, editFile(s19+"brief.md", `["support"]`, `["finance"]`),
			`brief.md:22:1: roles is shown as "[finance]", the API answers "[support]"`},
		{"a body shown that is not JSON", s19, editFile(s19+"brief.md", `["support"]`, `[support]`),
			"brief.md:22:1: the body shown is not JSON"},
		{"an answer shown after the repair that is not given", h1, replaceFile(h1+"solution.go", h1+"wrong/forbidden.go"),
			`debrief.md:19:1: the answer is shown as "404 Not Found", the API answers "403 Forbidden"`},
		{"a request shown without its answer", s19, editFile(s19+"brief.md", "HTTP/1.1 200 OK\n", ""),
			"brief.md:22:1: the request is shown without its answer"},
		{"a repair shown where there is no code", s19, editFile(s19+"brief.md", "```http\n", "```http fixed\n"),
			"brief.md:22:1: there is no code to fix"},
		{"a file in no list", h1, addFile(h1+"wrong/another.go", "package desk\n"),
			"H1 H1-someone-elses-invoice/wrong/another.go: this file is in no list"},
		{"code where none is replaced", s19, addFile(s19+"broken.go", "package desk\n"),
			"S19 S19-the-internal-admin-dashboard/broken.go: this file is in no list"},
		{"a folder in no track", s19, addFile("X1-unlisted/scenario.yaml", "format: 1\n"),
			" pack.yaml:1:38: the folder X1-unlisted is not listed; try X1 among the scenarios of a track"},
	}
	workshop := newWorkshop()
	t.Run("nothing", func(t *testing.T) {
		if testing.Short() {
			t.Skip("judging the whole library takes a quarter of an hour under the race detector; authlab pack test does it without")
		}
		for _, line := range findings(t, workshop, Builtin()) {
			t.Error(line)
		}
	})
	for i, test := range tests {
		if testing.Short() && i%4 != 0 { // under the race detector; without it all are damaged
			continue
		}
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			files := only(t, test.folder)
			test.damage(t, files)
			found := findings(t, workshop, files)
			for _, line := range found {
				if strings.Contains(line, test.want) {
					return
				}
			}
			t.Errorf("want %s\nfound:\n%s", test.want, strings.Join(found, "\n"))
		})
	}
}

func TestTooFewWrongFixesAreFound(t *testing.T) {
	files := only(t, h1)
	manifest := files[h1+scenarioFile]
	head, _, _ := strings.Cut(string(manifest.Data), "  - file: tenant-only.go")
	files[h1+scenarioFile] = &fstest.MapFile{Data: []byte(head)}
	for name := range files {
		if path.Base(path.Dir(name)) == "wrong" && !strings.Contains(head, path.Base(name)) {
			delete(files, name)
		}
	}
	found := strings.Join(findings(t, newWorkshop(), files), "\n")
	if !strings.Contains(found, "2 wrong fixes are listed; try at least 4") {
		t.Errorf("found:\n%s", found)
	}
}

// A fence may show any key of the keyring, and a mistyped one is told.
func TestAFenceShowsAnyKey(t *testing.T) {
	pack, err := Load(Builtin())
	if err != nil {
		t.Fatal(err)
	}
	target, err := newWorkshop().NewTarget(&pack.Scenarios[0])
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = target.Close() }()
	for credential, want := range map[string]string{
		"Authorization: <Ana's bearer token>":                 "200 OK",
		"Authorization: <Ana's expired bearer token>":         "401 Unauthorized",
		"Authorization: <Ana's bearer token for orders.read>": "200 OK",
		"Cookie: <Ana's ended session cookie>":                "401 Unauthorized",
		"Authorization: <Ana's expird bearer token>":          "",
	} {
		shown, err := ReadShown("```http\nGET /whoami HTTP/1.1\n" + credential + "\n\nHTTP/1.1 " + want + "\n```")
		if err != nil || len(shown) != 1 {
			t.Fatalf("%s: %v", credential, err)
		}
		if err := shown[0].Compare(t.Context(), target); (err == nil) != (want != "") {
			t.Errorf("%s: want %q, got %v", credential, want, err)
		}
	}
}
