package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestFramesLookAsTheyDid(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
		for _, frame := range Frames() {
			t.Run(fmt.Sprintf("%dx%d/%s", size[0], size[1], frame.Name), func(t *testing.T) {
				got := ansi.Strip(frame.Render(size[0], size[1], style.New(true, true)))
				golden(t, fmt.Sprintf("%dx%d-%s", size[0], size[1], frame.Name), tidy(got))
			})
		}
	}
}

// Below the least size all frames are the same line.
func TestTooSmallFramesAskForRoom(t *testing.T) {
	first := ansi.Strip(Frames()[0].Render(40, 12, style.New(true, true)))
	golden(t, "40x12", tidy(first))
	for _, frame := range Frames() {
		if got := ansi.Strip(frame.Render(40, 12, style.New(true, true))); got != first {
			t.Errorf("%s at 40×12 shows\n%s", frame.Name, got)
		}
	}
}

// Without colour everything is still said: the words are the same.
func TestFramesSayTheSameWithoutColour(t *testing.T) {
	for _, frame := range Frames() {
		got := frame.Render(120, 40, style.New(true, false))
		if strings.Contains(got, "38;2;") || strings.Contains(got, "48;2;") {
			t.Errorf("%s is coloured under NO_COLOR", frame.Name)
		}
	}
}

// tidy drops the blanks at the ends of lines, which editors drop too.
func tidy(view string) string {
	lines := strings.Split(view, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; try go test ./tui -update", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Error(diff)
	}
}

// Whatever the size, a frame fills the terminal and never reaches beyond it.
func TestFramesFitEverySize(t *testing.T) {
	heights := []int{1, 12, 16, 24, 40}
	for i, frame := range Frames() {
		t.Run(frame.Name, func(t *testing.T) {
			for width := 20 + i%3; width <= 200; width += 3 { // between them the frames take every width
				height := heights[width%len(heights)]
				fits(t, frame.Render(width, height, style.New(true, true)), width, height)
			}
		})
	}
}

func fits(t *testing.T, view string, w, h int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) != h {
		t.Fatalf("%d×%d: %d lines", w, h, len(lines))
	}
	for i, line := range lines {
		if width := ansi.StringWidth(line); width > w {
			t.Fatalf("%d×%d: line %d is %d wide: %q", w, h, i+1, width, ansi.Strip(line))
		}
	}
}
