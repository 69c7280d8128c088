// Package style names the looks of authlab: a handful of semantic styles, for
// dark and light backgrounds, with and without colour.
//
// No style is the only bearer of a meaning: a glyph or a word stands beside it.
package style

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Theme is the set of styles everything is drawn with. It is a plain value.
type Theme struct {
	Dark  bool // the background is dark
	Color bool // false under NO_COLOR: bold, underline and reverse only

	Text   Ink // what is read
	Muted  Ink // what may be overlooked
	Accent Ink // the one colour that draws the eye
	Title  Ink // headings and the titles of panes
	Key    Ink // keys in footers and help

	Good    Ink // passed, right, let in
	Bad     Ink // denied, wrong, crashed
	Skipped Ink // a gate that never looked: as loud as Bad
	Warn    Ink // worth a look

	Authn Ink // the authentication checkpoint, and its 401
	Authz Ink // the authorization checkpoint, and its 403

	Focus       Ink // the row under the cursor
	Cursor      Ink // the cell under the text cursor
	Selection   Ink // selected text
	Match       Ink // a bracket and its partner
	Wrong       Ink // the place of what does not compile
	Ghost       Ink // what might be typed next
	Border      Ink
	BorderFocus Ink

	Keyword Ink // of code, as are the four below
	String  Ink
	Comment Ink
	Number  Ink
	Name    Ink

	Headline Ink // of prose, as are the four below; lower headings are titles
	Strong   Ink
	Emph     Ink
	Code     Ink // without colour it needs backquotes beside
	Link     Ink
}

// New makes a theme for a dark or a light background, in colour or without.
func New(dark, inColor bool) Theme {
	if !inColor {
		return plain(dark)
	}
	p := light()
	if dark {
		p = night()
	}
	return coloured(dark, p)
}

// Sixteen makes a theme for a terminal that has sixteen colours.
func Sixteen(dark bool) Theme { return coloured(dark, few(dark)) }

func coloured(dark bool, p palette) Theme {
	base := lipgloss.NewStyle()
	in := func(c color.Color) lipgloss.Style { return base.Foreground(c) }
	return Theme{
		Dark:  dark,
		Color: true,

		Text:   newInk(in(p.text)),
		Muted:  newInk(in(p.muted)),
		Accent: newInk(in(p.accent)),
		Title:  newInk(in(p.accent).Bold(true)),
		Key:    newInk(in(p.text).Bold(true)),

		Good:    newInk(in(p.green)),
		Bad:     newInk(in(p.red).Bold(true)),
		Skipped: newInk(in(p.amber).Bold(true)),
		Warn:    newInk(in(p.amber)),

		Authn: newInk(in(p.blue)),
		Authz: newInk(in(p.accent)),

		Focus:       newInk(in(p.text).Background(p.raised).Bold(true)),
		Cursor:      newInk(base.Reverse(true)),
		Selection:   newInk(in(p.text).Background(p.selected)),
		Match:       newInk(in(p.accent).Bold(true).Underline(true)),
		Wrong:       newInk(in(p.red).Bold(true).Underline(true)),
		Ghost:       newInk(in(p.muted).Italic(true)),
		Border:      newInk(in(p.line)),
		BorderFocus: newInk(in(p.accent)),

		Keyword: newInk(in(p.accent)),
		String:  newInk(in(p.green)),
		Comment: newInk(in(p.muted).Italic(true)),
		Number:  newInk(in(p.amber)),
		Name:    newInk(in(p.blue)),

		Headline: newInk(in(p.accent).Bold(true).Underline(true)),
		Strong:   newInk(base.Bold(true)),
		Emph:     newInk(base.Italic(true)),
		Code:     newInk(in(p.blue)),
		Link:     newInk(in(p.blue).Underline(true)),
	}
}

// plain tells things apart by weight alone.
func plain(dark bool) Theme {
	style := lipgloss.NewStyle()
	base, bold, under, reverse := newInk(style), newInk(style.Bold(true)), newInk(style.Underline(true)), newInk(style.Reverse(true))
	loud := newInk(style.Bold(true).Underline(true))
	return Theme{
		Dark: dark,

		Text: base, Muted: base, Accent: bold, Title: bold, Key: bold,
		Good: base, Bad: bold, Skipped: bold, Warn: bold,
		Authn: base, Authz: base,
		Focus: bold, Cursor: reverse, Selection: reverse, Match: under,
		Wrong: loud, Ghost: newInk(style.Italic(true)),
		Border: base, BorderFocus: bold,
		Keyword: bold, String: base, Comment: base, Number: base, Name: base,
		Headline: loud, Strong: bold, Emph: under, Code: base, Link: under,
	}
}
