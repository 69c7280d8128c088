package style

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

// An ink draws what the style it was made of draws.
func TestInkDrawsAsItsStyle(t *testing.T) {
	var inks []Ink
	for _, theme := range []Theme{New(true, true), New(false, true), New(true, false), {}} {
		fields := reflect.ValueOf(theme)
		for i := range fields.NumField() {
			if ink, is := fields.Field(i).Interface().(Ink); is {
				inks = append(inks, ink, ink.Bold())
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		ink := rapid.SampledFrom(inks).Draw(t, "ink")
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab ü世·\t\n\r\x1b[1m"))).Draw(t, "text")
		if got, want := ink.Render(text), ink.worked().Render(text); got != want {
			t.Fatalf("%q is drawn as %q, want %q", text, got, want)
		}
	})
}
