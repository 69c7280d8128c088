package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestANewScenarioLoadsAsItStands(t *testing.T) {
	dir := t.TempDir()
	lines, err := New(dir, "X1")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(lines[0], filepath.Join(dir, "X1-new-scenario")) {
		t.Errorf("it does not say what it made: %q", lines)
	}
	pack, err := Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if len(pack.Scenarios) != 1 || pack.Scenarios[0].ID != "X1" {
		t.Errorf("loaded %+v", pack.Tracks)
	}
}

func TestASecondScenarioSaysHowToListIt(t *testing.T) {
	dir := t.TempDir()
	for _, id := range []string{"X1", "X2"} {
		lines, err := New(dir, id)
		if err != nil {
			t.Fatal(err)
		}
		if id == "X2" && !strings.Contains(strings.Join(lines, "\n"), "add X2 to the scenarios of a track in "+filepath.Join(dir, packFile)) {
			t.Errorf("it does not say how to list it: %q", lines)
		}
	}
	list := filepath.Join(dir, packFile)
	text, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(list, []byte(strings.Replace(string(text), "[X1]", "[X1, X2]", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(os.DirFS(dir)); err != nil {
		t.Error(err)
	}
}

func TestNewWritesOverNothing(t *testing.T) {
	dir := t.TempDir()
	if _, err := New(dir, "X1"); err != nil {
		t.Fatal(err)
	}
	if _, err := New(dir, "X1"); err == nil || !strings.Contains(err.Error(), "scenario X1 is here already; try another id") {
		t.Errorf("got %v", err)
	}
	for _, id := range []string{"", "../X", "X-1", "x y", "1X"} {
		if _, err := New(dir, id); err == nil {
			t.Errorf("%q is taken for an id", id)
		}
	}
	if _, err := New(filepath.Join(dir, "nowhere"), "X1"); err == nil {
		t.Error("a folder that is not there is taken for a pack's")
	}
}
