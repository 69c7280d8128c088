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

	Text   lipgloss.Style // what is read
	Muted  lipgloss.Style // what may be overlooked
	Accent lipgloss.Style // the one colour that draws the eye
	Title  lipgloss.Style // headings and the titles of panes
	Key    lipgloss.Style // keys in footers and help

	Good    lipgloss.Style // passed, right, let in
	Bad     lipgloss.Style // denied, wrong, crashed
	Skipped lipgloss.Style // a gate that never looked: as loud as Bad
	Warn    lipgloss.Style // worth a look

	Authn lipgloss.Style // the authentication checkpoint, and its 401
	Authz lipgloss.Style // the authorization checkpoint, and its 403

	Focus       lipgloss.Style // the row under the cursor
	Cursor      lipgloss.Style // the cell under the text cursor
	Selection   lipgloss.Style // selected text
	Match       lipgloss.Style // a bracket and its partner
	Border      lipgloss.Style
	BorderFocus lipgloss.Style

	Keyword lipgloss.Style // of code, as are the four below
	String  lipgloss.Style
	Comment lipgloss.Style
	Number  lipgloss.Style
	Name    lipgloss.Style

	Headline lipgloss.Style // of prose, as are the four below; lower headings are titles
	Strong   lipgloss.Style
	Emph     lipgloss.Style
	Code     lipgloss.Style // without colour it needs backquotes beside
	Link     lipgloss.Style
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

func coloured(dark bool, p palette) Theme {
	base := lipgloss.NewStyle()
	ink := func(c color.Color) lipgloss.Style { return base.Foreground(c) }
	return Theme{
		Dark:  dark,
		Color: true,

		Text:   ink(p.text),
		Muted:  ink(p.muted),
		Accent: ink(p.accent),
		Title:  ink(p.accent).Bold(true),
		Key:    ink(p.text).Bold(true),

		Good:    ink(p.green),
		Bad:     ink(p.red).Bold(true),
		Skipped: ink(p.amber).Bold(true),
		Warn:    ink(p.amber),

		Authn: ink(p.blue),
		Authz: ink(p.accent),

		Focus:       ink(p.text).Background(p.raised).Bold(true),
		Cursor:      base.Reverse(true),
		Selection:   ink(p.text).Background(p.selected),
		Match:       ink(p.accent).Bold(true).Underline(true),
		Border:      ink(p.line),
		BorderFocus: ink(p.accent),

		Keyword: ink(p.accent),
		String:  ink(p.green),
		Comment: ink(p.muted).Italic(true),
		Number:  ink(p.amber),
		Name:    ink(p.blue),

		Headline: ink(p.accent).Bold(true).Underline(true),
		Strong:   base.Bold(true),
		Emph:     base.Italic(true),
		Code:     ink(p.blue),
		Link:     ink(p.blue).Underline(true),
	}
}

// plain tells things apart by weight alone.
func plain(dark bool) Theme {
	base := lipgloss.NewStyle()
	bold, under, reverse := base.Bold(true), base.Underline(true), base.Reverse(true)
	return Theme{
		Dark: dark,

		Text: base, Muted: base, Accent: bold, Title: bold, Key: bold,
		Good: base, Bad: bold, Skipped: bold, Warn: bold,
		Authn: base, Authz: base,
		Focus: bold, Cursor: reverse, Selection: reverse, Match: under,
		Border: base, BorderFocus: bold,
		Keyword: bold, String: base, Comment: base, Number: base, Name: base,
		Headline: bold.Underline(true), Strong: bold, Emph: under, Code: base, Link: under,
	}
}
