package style

import (
	"fmt"
	"image/color"

	"charm.land/glamour/v2/ansi"
)

// Markdown is the theme as a style sheet for prose. It has nothing to say about
// blocks of code: glamour keeps the colours of the first sheet it meets for the
// whole process, whatever the terminal of the next learner.
func (t Theme) Markdown() ansi.StyleConfig {
	p := t.palette
	heading := primitive(p.accent, bold)
	heading.BlockSuffix = "\n"
	sheet := ansi.StyleConfig{
		Heading:    ansi.StyleBlock{StylePrimitive: heading},
		H1:         ansi.StyleBlock{StylePrimitive: primitive(p.accent, bold, underline)},
		Strong:     primitive(nil, bold),
		Emph:       primitive(nil, italic),
		Link:       primitive(p.blue, underline),
		LinkText:   primitive(p.blue),
		Code:       ansi.StyleBlock{StylePrimitive: primitive(p.blue)},
		List:       ansi.StyleList{LevelIndent: 2},
		Item:       ansi.StylePrimitive{BlockPrefix: "• "},
		Task:       ansi.StyleTask{Ticked: "[x] ", Unticked: "[ ] "},
		BlockQuote: ansi.StyleBlock{StylePrimitive: primitive(p.muted), Indent: number(1), IndentToken: text("│ ")},
		Table:      ansi.StyleTable{CenterSeparator: text("┼"), ColumnSeparator: text("│"), RowSeparator: text("─")},
		HorizontalRule: ansi.StylePrimitive{
			Color:  hex(p.line),
			Format: "\n────────\n",
		},
		Enumeration: ansi.StylePrimitive{BlockPrefix: ". "},
	}
	if !t.Color {
		sheet.Emph = primitive(nil, underline)
		sheet.Code.BlockPrefix, sheet.Code.BlockSuffix = "`", "`"
	}
	return sheet
}

type trait func(*ansi.StylePrimitive)

func bold(s *ansi.StylePrimitive)      { s.Bold = yes() }
func italic(s *ansi.StylePrimitive)    { s.Italic = yes() }
func underline(s *ansi.StylePrimitive) { s.Underline = yes() }

func primitive(c color.Color, traits ...trait) ansi.StylePrimitive {
	s := ansi.StylePrimitive{Color: hex(c)}
	for _, apply := range traits {
		apply(&s)
	}
	return s
}

// hex writes a colour the way style sheets want it; none where there is none.
func hex(c color.Color) *string {
	if c == nil {
		return nil
	}
	r, g, b, _ := c.RGBA()
	return text(fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8))
}

func yes() *bool            { b := true; return &b }
func number(n uint) *uint   { return &n }
func text(s string) *string { return &s }
