package style

import (
	"image/color"
	"math"
	"reflect"
	"strings"
	"testing"

	"authlab/lab"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// luminance and contrast are as WCAG 2.2 defines them.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func linear(channel uint32) float64 {
	v := float64(channel) / 0xffff
	if v <= 0.04045 {
		return v / 12.92
	}
	return math.Pow((v+0.055)/1.055, 2.4)
}

func contrast(a, b color.Color) float64 {
	high, low := luminance(a), luminance(b)
	if high < low {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

// What is to be read can be read: 4.5 to 1 on usual backgrounds, and on those the
// theme sets itself (WCAG 2.2, 1.4.3).
func TestContrast(t *testing.T) {
	for name, test := range map[string]struct {
		palette     palette
		backgrounds []string
	}{
		"dark":  {night(), []string{"#000000", "#16181F", "#282A36"}},
		"light": {light(), []string{"#FFFFFF", "#FAFAF7"}},
	} {
		p := test.palette
		for _, background := range test.backgrounds {
			for i, ink := range []color.Color{p.text, p.muted, p.accent, p.blue, p.green, p.amber, p.red} {
				if got := contrast(ink, lipgloss.Color(background)); got < 4.5 {
					t.Errorf("%s: colour %d on %s has a contrast of %.1f", name, i, background, got)
				}
			}
		}
		for _, own := range []color.Color{p.raised, p.selected} {
			if got := contrast(p.text, own); got < 4.5 {
				t.Errorf("%s: text on its own background has a contrast of %.1f", name, got)
			}
		}
	}
}

// Under NO_COLOR no style sets a colour, on either background.
func TestNoColour(t *testing.T) {
	for _, dark := range []bool{true, false} {
		theme := reflect.ValueOf(New(dark, false))
		for i := range theme.NumField() {
			if theme.Field(i).Type() != reflect.TypeFor[Ink]() {
				continue
			}
			s := theme.Field(i).Interface().(Ink)
			for _, code := range []string{"38;", "48;"} {
				if drawn := s.Render("x"); strings.Contains(drawn, code) {
					t.Errorf("%s draws %q", theme.Type().Field(i).Name, drawn)
				}
			}
		}
	}
}

// Every outcome has a glyph of its own: colour never is the only difference.
func TestGlyphsDiffer(t *testing.T) {
	theme := New(true, true)
	seen := map[string]bool{}
	for _, outcome := range []lab.Outcome{lab.Pass, lab.Deny, lab.Skipped, ""} {
		glyph, _ := theme.Outcome(outcome)
		if seen[glyph] || ansi.StringWidth(glyph) != 1 {
			t.Errorf("%q: glyph %q", outcome, glyph)
		}
		seen[glyph] = true
	}
	seen = map[string]bool{}
	for _, outcome := range lab.ProbeOutcomes() {
		glyph, _ := theme.Probe(outcome)
		if seen[glyph] || ansi.StringWidth(glyph) != 1 {
			t.Errorf("%q: glyph %q", outcome, glyph)
		}
		seen[glyph] = true
	}
}

// In 256 colours the row under the cursor is a grey on a dark ground, and not the teal
// that lies nearest to many a dark blue.
func TestTheCursorsRowIsGreyIn256Colours(t *testing.T) {
	r, g, b, _ := colorprofile.ANSI256.Convert(night().raised).RGBA()
	if r != g || g != b {
		t.Errorf("it is %02x%02x%02x", r>>8, g>>8, b>>8)
	}
}
