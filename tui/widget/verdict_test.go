package widget

import (
	"fmt"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
)

func TestOrderPutsFailuresFirst(t *testing.T) {
	v := sampleVerdict()
	order := Order(v)
	for i, probe := range order {
		if failed := probe.Outcome != lab.Right; failed != (i < 4) {
			t.Errorf("probe %d is %s", i, probe.Outcome)
		}
	}
	if order[0].Name != v.Probes[1].Name || v.Probes[0].Outcome != lab.Right {
		t.Error("failures changed places, or the verdict was changed")
	}
}

// The probe under the cursor is in sight, with what was wanted and given, in the
// lowest of panes and the longest of lists.
func TestVerdictKeepsTheSelectedInSight(t *testing.T) {
	var probes []lab.Probe
	for i := range 60 {
		outcome := lab.OverBlocked
		if i%3 == 0 {
			outcome = lab.Right
		}
		probes = append(probes, lab.Probe{
			Name: fmt.Sprintf("probe %d.", i), Actor: fmt.Sprint("actor", i%6), Request: fmt.Sprint("GET /", i/6),
			Want: fmt.Sprintf("want %d.", i), Got: "404", Outcome: outcome,
		})
	}
	v := lab.NewVerdict("H1", nil, probes)
	for _, test := range []struct {
		selected, h  int
		above, below bool
	}{{0, 24, false, true}, {len(probes) - 1, 24, true, false}, {0, 500, false, false}} {
		if _, above, below := Verdict(v, test.selected, 70, test.h, style.New(true, true)); above != test.above || below != test.below {
			t.Errorf("%+v: above %v, below %v", test, above, below)
		}
	}
	for i, probe := range Order(v) {
		for _, h := range []int{6, 24, 50} {
			view := ansi.Strip(drawnVerdict(v, i, 70, h, style.New(true, true)))
			if !strings.Contains(view, "▸") || !strings.Contains(view, probe.Name) || probe.Outcome != lab.Right && !strings.Contains(view, probe.Want) {
				t.Fatalf("%q, of %d lines:\n%s", probe.Name, h, view)
			}
		}
	}
}

// What was wanted and what came stand there whole, in the narrow pane of a screen 120
// columns wide too, and the answer of a probe that came out right.
func TestAVerdictTellsEachAnswerWhole(t *testing.T) {
	v := lab.NewVerdict("H1", nil, []lab.Probe{
		{Name: "an auditor exports all", Actor: "nia", Request: "GET /reports/export?format=csv&from=2026-01-01", Want: "403 at function", Got: "200 with what they may not see", Outcome: lab.UnderBlocked},
		{Name: "fin exports all", Actor: "fin", Request: "GET /reports/export?format=csv&from=2026-01-01", Want: "200", Got: "200", Outcome: lab.Right},
	})
	view := strings.Join(strings.Fields(ansi.Strip(drawnVerdict(v, 0, 50, 24, style.New(true, true)))), " ")
	for _, want := range []string{"wanted 403 at function, got 200 with what they may not see", "fin exports all → 200, as wanted"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is missing in\n%s", want, view)
		}
	}
}

// One column has its request above it where that fits, and no number to look up.
func TestATableOfOneColumnNamesItsRequest(t *testing.T) {
	v := lab.NewVerdict("H1", nil, []lab.Probe{
		{Actor: "ana", Request: "GET /invoices", Want: "200", Got: "200", Outcome: lab.Right},
		{Actor: "ben", Request: "GET /invoices", Want: "200", Got: "200", Outcome: lab.Right},
	})
	for width, want := range map[int]string{40: "GET /invoices\nana  [✓]\nben   ✓\n", 16: "1\nana  [✓]\nben   ✓\n 1 GET /invoices\n"} {
		lines := strings.Split(ansi.Strip(drawnVerdict(v, 0, width, 30, style.New(true, false))), "\n")
		for i, line := range lines {
			lines[i] = strings.TrimRight(line, " ")
		}
		if _, table, _ := strings.Cut(strings.Join(lines, "\n"), "\n      "); !strings.HasPrefix(table, want) {
			t.Errorf("%d wide:\n%s", width, strings.Join(lines, "\n"))
		}
	}
}

// Where the table is higher than the pane, it shows the actors around the probe under the
// cursor: the table is there at 80 by 24, however many actors a matrix has.
func TestATallTableShowsTheActorsNearby(t *testing.T) {
	var probes []lab.Probe
	for actor := range 20 {
		for request := range 19 {
			probes = append(probes, lab.Probe{Name: "a probe", Actor: fmt.Sprintf("actor%d", actor), Request: fmt.Sprintf("GET /%d", request), Want: "200", Got: "200", Outcome: lab.Right})
		}
	}
	v := lab.NewVerdict("H1", nil, probes)
	for _, at := range []int{0, 9, 19} {
		view := ansi.Strip(drawnVerdict(v, 19*at+18, 76, 19, style.New(true, true)))
		row := ""
		for line := range strings.SplitSeq(view, "\n") {
			if strings.HasPrefix(line, fmt.Sprintf("actor%d ", at)) {
				row = line
			}
		}
		if !strings.Contains(row, "[✓]") || !strings.Contains(view, "▸ ✓ a probe") {
			t.Errorf("the row of actor%d is %q in\n%s", at, row, view)
		}
	}
	if view := ansi.Strip(drawnVerdict(v, 0, 56, 10, style.New(true, true))); strings.Contains(view, "[✓]") {
		t.Errorf("there is no room for a table in\n%s", view)
	}
}

func TestConfusionSaysHowOften(t *testing.T) {
	view := ansi.Strip(Confusion(sampleMatrix(), "predictions", 60, 8, style.New(true, false)))
	if want := "14 of 18 predictions right; 401 and 403 mixed up 3 times"; !strings.Contains(view, want) {
		t.Errorf("%q is missing\n%s", want, view)
	}
	view = ansi.Strip(Confusion(lab.Confusion(nil), "predictions", 60, 8, style.New(true, false)))
	if want := "no predictions yet"; !strings.Contains(view, want) {
		t.Errorf("%q is missing\n%s", want, view)
	}
}

// One process serves terminals of both kinds: the second theme must not get the
// colours of the first.
func TestMarkdownKeepsThemesApart(t *testing.T) {
	dark := NewMarkdown(style.New(true, true)).Render(sampleProse, 60)
	light := NewMarkdown(style.New(false, true)).Render(sampleProse, 60)
	none := NewMarkdown(style.New(true, false)).Render(sampleProse, 60)
	if dark == light || ansi.Strip(dark) != ansi.Strip(light) {
		t.Errorf("dark and light do not differ in colour alone\n%s\n%s", dark, light)
	}
	if strings.Contains(none, "38;") {
		t.Errorf("colour under NO_COLOR: %q", none)
	}
}
