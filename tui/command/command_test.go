package command

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authlab/lab/sandbox"

	"github.com/spf13/cobra"
)

func TestMain(m *testing.M) {
	sandbox.WorkerMain()
	os.Exit(m.Run())
}

func TestEveryCommandTeaches(t *testing.T) {
	seen := 0
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		seen++
		if cmd.Short == "" || cmd.Long == "" || !strings.Contains(cmd.Example, "authlab") {
			t.Errorf("%s: short, long or example is missing", cmd.CommandPath())
		}
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
	}
	visit(newRoot(newWorkshop(os.Getenv)))
	if seen < 12 {
		t.Errorf("looked at %d commands only", seen)
	}
}

func TestEveryHelpShowsAnExample(t *testing.T) {
	for _, args := range [][]string{
		{}, {"play"}, {"serve"}, {"token"}, {"fix"}, {"check"}, {"progress"}, {"pack"}, {"pack", "test"},
		{"pack", "new"}, {"pack", "preview"}, {"pack", "list"}, {"gallery"}, {"doctor"}, {"version"},
	} {
		var out, problems bytes.Buffer
		code := Run(t.Context(), append(args, "--help"), strings.NewReader(""), &out, &problems, os.Getenv)
		if code != exitOK || !strings.Contains(out.String(), "authlab "+strings.Join(args, " ")) || problems.Len() > 0 {
			t.Errorf("%v --help: code %d, said %q", args, code, problems.String())
		}
	}
}

func TestDataDirectory(t *testing.T) {
	for _, test := range []struct {
		name, flag string
		env        map[string]string
		want       string
	}{
		{"the flag comes first", "/flag", map[string]string{"AUTHLAB_DATA": "/env"}, "/flag"},
		{"then the variable", "", map[string]string{"AUTHLAB_DATA": "/env", "XDG_DATA_HOME": "/xdg"}, "/env"},
		{"then XDG", "", map[string]string{"XDG_DATA_HOME": "/xdg", "HOME": "/home/ann"}, "/xdg/authlab"},
		{"a relative XDG path is invalid", "", map[string]string{"XDG_DATA_HOME": "xdg", "HOME": "/home/ann"}, "/home/ann/.local/share/authlab"},
		{"then home", "", map[string]string{"HOME": "/home/ann"}, "/home/ann/.local/share/authlab"},
		{"nowhere", "", nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			shop := newWorkshop(func(name string) string { return test.env[name] })
			shop.dataFlag = test.flag
			got, err := shop.dataDir()
			if got != filepath.FromSlash(test.want) || (err != nil) != (test.want == "") {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestPlaceFileKeepsWhatIsThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	for _, text := range []string{"first", "second"} {
		path, err := placeFile(dir, "H1.go", text)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != "first" {
			t.Errorf("after placing %q the file holds %q, %v", text, got, err)
		}
	}
}
