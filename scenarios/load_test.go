package scenarios

import (
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// copyOf returns a pack in memory, to break one thing in.
func copyOf(t *testing.T, fsys fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// edit replaces the one place where old stands in a file.
func edit(t *testing.T, files fstest.MapFS, name, old, new string) {
	t.Helper()
	file, found := files[name]
	if !found {
		t.Fatalf("there is no %s among %v", name, slices.Sorted(maps.Keys(files)))
	}
	if n := strings.Count(string(file.Data), old); n != 1 {
		t.Fatalf("%q stands %d times in %s", old, n, name)
	}
	files[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(file.Data), old, new, 1))}
}

const (
	s19 = "S19-the-internal-admin-dashboard/"
	g6  = "G6-signed-in-is-not-allowed/"
	h1  = "H1-someone-elses-invoice/"
)

func TestTheBuiltinPackLoads(t *testing.T) {
	pack, err := Load(Builtin())
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, track := range pack.Tracks {
		for _, id := range track.Scenarios {
			listed = append(listed, track.ID+"/"+id)
		}
	}
	var loaded []string
	for i := range pack.Scenarios {
		loaded = append(loaded, pack.Scenarios[i].Track+"/"+pack.Scenarios[i].ID)
	}
	if diff := cmp.Diff(listed, loaded); diff != "" || !slices.Contains(loaded, "ownership/H1") {
		t.Error("the scenarios are not those of the tracks, in their order:", diff)
	}
	h1, err := pack.Scenario("h1")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(h1.Broken.Text, "package desk\n") {
		t.Errorf("a learner sees the build line: %q", h1.Broken.Text)
	}
}

func TestAnUnknownScenarioNamesTheNearOnes(t *testing.T) {
	pack, err := Load(Builtin())
	if err != nil {
		t.Fatal(err)
	}
	_, err = pack.Scenario("S199")
	want := `there is no scenario "S199"; try S19`
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v, want %s", err, want)
	}
}

// Each sample of testdata/mistakes is a scenario.yaml with several mistakes; the
// golden file beside it holds every complaint, in order.
func TestMistakesAreReportedAllAtOnceWithTheirPlace(t *testing.T) {
	samples, err := filepath.Glob("testdata/mistakes/*.yaml")
	if err != nil || len(samples) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, sample := range samples {
		t.Run(filepath.Base(sample), func(t *testing.T) {
			text, err := os.ReadFile(sample)
			if err != nil {
				t.Fatal(err)
			}
			files := copyOf(t, Builtin())
			files[h1+scenarioFile] = &fstest.MapFile{Data: text}
			_, err = Load(files)
			if err == nil {
				t.Fatal("it loads")
			}
			compareGolden(t, strings.TrimSuffix(sample, ".yaml")+".golden", err.Error()+"\n")
		})
	}
}

func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

func TestABrokenPackSaysWhatIsBroken(t *testing.T) {
	tests := []struct {
		name   string
		damage func(t *testing.T, files fstest.MapFS)
		want   string
	}{
		{"no pack.yaml", func(t *testing.T, files fstest.MapFS) { delete(files, packFile) },
			"pack.yaml: it cannot be read"},
		{"a listed scenario without a folder", func(t *testing.T, files fstest.MapFS) {
			edit(t, files, packFile, "scenarios: [S19", "scenarios: [Z1, S19")
		}, "pack.yaml:8:17: there is no folder for scenario Z1; try a folder named Z1-<slug>"},
		{"a scenario listed twice", func(t *testing.T, files fstest.MapFS) {
			edit(t, files, packFile, "scenarios: [S19", "scenarios: [S19, S19")
		}, "pack.yaml:8:22: scenario S19 is listed twice"},
		{"a matrix of credentials that prove nobody", func(t *testing.T, files fstest.MapFS) {
			edit(t, files, h1+scenarioFile, "      actions:\n", "      with: [session, expired bearer]\n      actions:\n")
		}, "the code on the bench does not see what is wrong with expired bearer; try a good one, and the scopes it is for"},
		{"two folders of one id", func(t *testing.T, files fstest.MapFS) {
			files["H1-again/scenario.yaml"] = files[h1+scenarioFile]
		}, "scenario H1 has two folders: H1-again and H1-someone-elses-invoice"},
		{"another format", func(t *testing.T, files fstest.MapFS) { edit(t, files, packFile, "format: 1", "format: 2") },
			"pack.yaml:1:9: format 2 is not one this authlab reads; try format: 1"},
		{"a folder whose id is another", func(t *testing.T, files fstest.MapFS) {
			edit(t, files, h1+scenarioFile, "id: H1\n", "id: H2\n")
		}, `H1-someone-elses-invoice/scenario.yaml:2:5: id "H2" is not what the folder's name starts with; try id: H1`},
		{"a missing wrong fix", func(t *testing.T, files fstest.MapFS) { delete(files, h1+"wrong/deny-all.go") },
			"H1-someone-elses-invoice/wrong/deny-all.go: it is missing"},
		{"a missing solution", func(t *testing.T, files fstest.MapFS) { delete(files, h1+"solution.go") },
			"H1-someone-elses-invoice/solution.go: it is missing"},
		{"an empty brief", func(t *testing.T, files fstest.MapFS) { files[h1+"brief.md"] = &fstest.MapFile{Data: []byte("\n")} },
			"H1-someone-elses-invoice/brief.md: it is empty"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := copyOf(t, Builtin())
			test.damage(t, files)
			_, err := Load(files)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

// Whatever stands in a manifest, the loader says yes or no and does not fall over.
func FuzzLoad(f *testing.F) {
	for _, name := range []string{s19, g6, h1} {
		text, err := fs.ReadFile(Builtin(), name+scenarioFile)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte("steps: [{predict: &a {because: {400: *a}}}]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		pack, err := Load(fstest.MapFS{
			packFile:             {Data: []byte("{format: 1, id: p, title: p, tracks: [{id: t, title: t, scenarios: [H1]}]}")},
			"H1-x/scenario.yaml": {Data: text},
			"H1-x/brief.md":      {Data: []byte("a")},
			"H1-x/debrief.md":    {Data: []byte("b")},
		})
		if (pack == nil) == (err == nil) {
			t.Fatalf("pack %v, error %v", pack, err)
		}
	})
}
