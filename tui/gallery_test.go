package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	long   = flag.Bool("long", false, "every width, and a million random events")
)

// sizes are those at which each frame is compared with how it looked.
func sizes() [][2]int { return [][2]int{{60, 16}, {80, 24}, {120, 40}, {200, 60}} }

func TestFramesLookAsTheyDid(t *testing.T) {
	for _, size := range sizes() {
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

// On a light background everything is where it is on a dark one, in other colours.
func TestFramesAreTheSameOnALightBackground(t *testing.T) {
	for _, size := range sizes() {
		for _, frame := range Frames() {
			dark, light := frame.Render(size[0], size[1], style.New(true, true)), frame.Render(size[0], size[1], style.New(false, true))
			if diff := cmp.Diff(ansi.Strip(dark), ansi.Strip(light)); diff != "" {
				t.Errorf("%s at %v: %s", frame.Name, size, diff)
			}
			if dark == light {
				t.Errorf("%s at %v has the same colours on both backgrounds", frame.Name, size)
			}
		}
	}
}

// Without colour nothing is coloured, and everything is still said. Where prose has
// code in it that takes backquotes; those screens have golden files of their own, and
// all others look as they do in colour.
func TestFramesWithoutColour(t *testing.T) {
	covered := []string{"solution", "help", "curl", "hint", "snippets", "keyring", "keyring-more"} // a sheet hides other words of each
	for _, size := range sizes() {
		for _, frame := range Frames() {
			got := frame.Render(size[0], size[1], style.New(true, false))
			for _, colour := range []string{"\x1b[38", "\x1b[48", ";38;", ";48;"} {
				if strings.Contains(got, colour) {
					t.Errorf("%s is coloured under NO_COLOR", frame.Name)
				}
			}
			plain, coloured := ansi.Strip(got), ansi.Strip(frame.Render(size[0], size[1], style.New(true, true)))
			if plain != coloured {
				golden(t, fmt.Sprintf("%dx%d-%s-no-colour", size[0], size[1], frame.Name), tidy(plain))
			}
			whole := size == [2]int{120, 40} // narrower ones end elsewhere
			if whole && !slices.Contains(covered, frame.Name) && wordsOf(plain) != wordsOf(coloured) {
				t.Errorf("%s says something else without colour:\n%s", frame.Name, cmp.Diff(coloured, plain))
			}
		}
	}
}

// wordsOf are the letters and digits of a screen, in any order: lines may break
// elsewhere.
func wordsOf(view string) string {
	letters := []rune(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, view))
	slices.Sort(letters)
	return string(letters)
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

// Whatever the size, a frame fills the terminal and never reaches beyond it. With
// -long every frame takes every width; without, between them they do.
func TestFramesFitEverySize(t *testing.T) {
	heights := []int{1, 12, 16, 24, 40}
	for i, frame := range Frames() {
		t.Run(frame.Name, func(t *testing.T) {
			step := 7
			if *long {
				step = 1
			}
			for width := 20 + i%step; width <= 200; width += step {
				height := heights[width%len(heights)]
				fits(t, frame.Render(width, height, style.New(true, true)), width, height)
			}
			fits(t, frame.Render(300, 80, style.New(true, true)), 300, 80)
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
