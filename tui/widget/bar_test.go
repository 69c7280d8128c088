package widget

import (
	"strings"
	"testing"

	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
)

func TestBarsGiveWay(t *testing.T) {
	theme := style.New(true, false)
	header := func(w int) string { return Header("authlab  Someone's H1", "step 2 of 4", "78 / 200", w, theme) }
	footer := func(w int) string { return Footer(sampleBindings(), w, theme) }
	tabs := func(w int) string { return Tabs([]string{"Story", "Request", "Response", "Gates"}, 3, w, theme) }
	for _, test := range []struct{ name, bar, has, hasNot string }{
		{"a wide header has all", header(60), "step 2 of 4", "…"},
		{"a lower one shortens its left", header(40), "step 2 of 4", "H1"},
		{"a narrow header drops its middle", header(28), "78 / 200", "step"},
		{"a wide footer has every labelled key", footer(80), "esc back", "more"},
		{"a narrow footer points to the help", footer(40), "f1 more", "esc"},
		{"tabs show the active one", tabs(18), "▸ Gates", "Story"},
	} {
		bar := ansi.Strip(test.bar)
		if !strings.Contains(bar, test.has) || strings.Contains(bar, test.hasNot) {
			t.Errorf("%s: %q, want %q and not %q", test.name, bar, test.has, test.hasNot)
		}
	}
}

func TestHelpSaysWhyAKeyIsDisabled(t *testing.T) {
	view := ansi.Strip(Help([]Section{{"Keys", sampleBindings()}}, 80, 10, style.New(true, true)))
	if want := "show the next hint (not now: there are no more hints)"; !strings.Contains(view, want) {
		t.Errorf("%q is missing\n%s", want, view)
	}
}
