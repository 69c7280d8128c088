package tui

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func threeColumns() group {
	return group{
		{30, []slot{{paneStory, 1}}},
		{42, []slot{{paneRequest, 1}, {paneResponse, 1}}},
		{28, []slot{{paneGates, 1}}},
	}
}

func TestArrange(t *testing.T) {
	for _, test := range []struct {
		name  string
		area  rect
		focus pane
		want  []placed
	}{
		{"wide: all side by side", rect{0, 1, 120, 37}, paneStory, []placed{
			{paneStory, rect{0, 1, 36, 37}, true, ""},
			{paneRequest, rect{36, 1, 50, 18}, false, ""},
			{paneResponse, rect{36, 19, 50, 19}, true, paneRequest},
			{paneGates, rect{86, 1, 34, 37}, true, ""},
		}},
		{"narrow: the column with the focus", rect{0, 2, 80, 20}, paneResponse, []placed{
			{paneRequest, rect{0, 2, 80, 10}, false, ""},
			{paneResponse, rect{0, 12, 80, 10}, true, paneRequest},
		}},
		{"narrow and low: the pane with the focus", rect{0, 2, 40, 8}, paneResponse, []placed{
			{paneResponse, rect{0, 2, 40, 8}, true, ""},
		}},
		{"a focus that is elsewhere: the first", rect{0, 2, 40, 8}, paneCode, []placed{
			{paneStory, rect{0, 2, 40, 8}, true, ""},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := threeColumns().arrange(test.area, test.focus)
			if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(placed{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Panes cover their area: no cell twice, none left out.
func TestArrangeCoversItsArea(t *testing.T) {
	for width := leastWidth; width <= 200; width++ {
		for _, height := range []int{8, 12, 19, 40} {
			area := rect{0, 1, width, height}
			cells := 0
			for _, placed := range threeColumns().arrange(area, paneGates) {
				r := placed.rect
				cells += r.W * r.H
				if r.X < 0 || r.Y < 1 || r.X+r.W > width || r.Y+r.H > height+1 {
					t.Fatalf("%d×%d: %s lies outside, at %v", width, height, placed.pane, r)
				}
			}
			if cells != width*height {
				t.Fatalf("%d×%d: panes cover %d cells", width, height, cells)
			}
		}
	}
}
