package widget

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authlab/tui/style"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	for _, sample := range samples() {
		t.Run(sample.name, func(t *testing.T) {
			var got strings.Builder
			for _, w := range []int{32, 60, 100} {
				fmt.Fprintf(&got, "— %d×%d, no colour\n%s\n", w, sample.h, visible(sample.draw(w, sample.h, style.New(true, false))))
			}
			fmt.Fprintf(&got, "— 60×%d, dark\n%s\n", sample.h, visible(sample.draw(60, sample.h, style.New(true, true))))
			golden(t, sample.name, got.String())
		})
	}
}

// visible writes escapes so that they can be read, and shows where lines end.
func visible(block string) string {
	block = strings.ReplaceAll(block, "\x1b", "␛")
	return strings.ReplaceAll(block, "\n", "┊\n") + "┊"
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
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; try go test ./tui/widget -update", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: -want +got\n%s", path, diff)
	}
}

// Whatever the size, a widget makes exactly the block asked for.
func TestEveryWidgetFits(t *testing.T) {
	for _, sample := range samples() {
		t.Run(sample.name, func(t *testing.T) {
			for w := 10; w <= 200; w++ {
				theme := style.New(w%2 == 0, w%4 < 2)
				h := []int{1, 7, 30}[w%3]
				if problem := misfit(sample.draw(w, h, theme), w, h); problem != "" {
					t.Fatalf("%d×%d: %s", w, h, problem)
				}
			}
		})
	}
}

// No size is so small that a widget panics.
func TestNoSizeIsTooSmall(t *testing.T) {
	theme := style.New(true, true)
	for _, sample := range samples() {
		for w := -1; w < 10; w++ {
			for h := -1; h < 5; h++ {
				if problem := misfit(sample.draw(w, h, theme), w, h); problem != "" {
					t.Errorf("%s at %d×%d: %s", sample.name, w, h, problem)
				}
			}
		}
	}
}
