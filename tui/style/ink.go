package style

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
)

// Ink is a style worked out beforehand: a screen has hundreds of small pieces, and to
// work its style out anew for each would be most of the cost of a key press. The zero
// ink changes nothing.
type Ink struct {
	Open, Close string // what stands before and behind a piece of a line

	style  *lipgloss.Style // what it was made of
	spaces bool            // are drawn apart from words, as where both are underlined
}

func newInk(s lipgloss.Style) Ink {
	open, end, whole := strings.Cut(s.Render("x x"), "x x")
	if !whole {
		open, end, _ = strings.Cut(s.Render("x"), "x")
	}
	return Ink{Open: open, Close: end, style: &s, spaces: !whole}
}

// Render draws a text in the ink.
func (i Ink) Render(text string) string {
	if i.spaces || text == "" || strings.ContainsAny(text, "\t\r\n") {
		return i.worked().Render(text)
	}
	return i.Open + text + i.Close
}

func (i Ink) worked() lipgloss.Style {
	if i.style == nil {
		return lipgloss.NewStyle()
	}
	return *i.style
}

// Same reports whether two inks look alike on a line.
func (i Ink) Same(other Ink) bool { return i.Open == other.Open && i.Close == other.Close }

// Inherit is the ink with what another has beyond it.
func (i Ink) Inherit(other Ink) Ink { return newInk(i.worked().Inherit(other.worked())) }

// Bold is the ink, bold.
func (i Ink) Bold() Ink { return newInk(i.worked().Bold(true)) }

// Reverse is the ink, with its ground and what is written exchanged.
func (i Ink) Reverse() Ink { return newInk(i.worked().Reverse(true)) }

// Color is the colour of what is written.
func (i Ink) Color() color.Color { return i.worked().GetForeground() }
