package tui

import (
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"authlab/lab"
)

// picturesAt is where the pictures are that the README shows.
const picturesAt = "../content/pictures"

// The README's pictures are the real screens: make pictures draws them anew.
func TestTheReadmeShowsTheScreensAsTheyAre(t *testing.T) {
	t.Run("predict", func(t *testing.T) {
		s := tell(t, "H1")
		s.begin()
		s.sees("step 1 of 5")
		s.says(403, lab.GateObject)
		s.sees("you said 403 at object, it answered 200 at handler", "✓ handler")
		s.pictured()
	})
	t.Run("fix", func(t *testing.T) {
		s := tell(t, "H1")
		s.begin()
		s.sees("step 1 of 5")
		s.says(200, lab.GateHandler)
		s.sees("as you said")
		s.keys("n")
		s.sees("step 2 of 5")
		s.says(200, lab.GateHandler)
		s.sees("as you said")
		s.keys("n")
		s.sees("step 3 of 5 · craft")
		s.keys("f3", "f3")
		s.sees("Solution")
		s.keys("esc", "ctrl+n")
		s.sees("step 4 of 5 · fix", "it compiles")
		s.keys("ctrl+home", "ctrl+shift+end")
		s.paste(s.wrong("owner-only.go"))
		s.keys("ctrl+s")
		s.sees("probes went wrong")
		s.pictured()
	})
}

// pictured compares what the terminal shows with the picture of the test's name.
func (s *story) pictured() {
	s.t.Helper()
	_, name, _ := strings.Cut(s.t.Name(), "/")
	file := filepath.Join(picturesAt, name+".svg")
	drawn := s.Picture(s.app.scene.W, s.app.scene.H)
	if *update {
		if err := os.WriteFile(file, drawn, 0o644); err != nil {
			s.t.Fatal(err)
		}
		return
	}
	stored, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatalf("%v; try make pictures", err)
	}
	if string(stored) != string(drawn) {
		s.t.Errorf("%s is not what the screen shows now; try make pictures. The screen:\n%s", file, s.Screen())
	}
}

// wrong is the text of a wrong fix of the scenario.
func (s *story) wrong(file string) string {
	s.t.Helper()
	for _, fix := range s.scenario.Wrong {
		if path.Base(fix.Source.Name) == file {
			return fix.Source.Text
		}
	}
	s.t.Fatalf("%s has no wrong fix %s", s.scenario.ID, file)
	return ""
}
