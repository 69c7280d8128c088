package tui

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"authlab/tui/style"

	uv "github.com/charmbracelet/ultraviolet"
)

// letter is a look of a cell by one letter: small ones are colours, capitals are bold.
type letter struct {
	name string
	ink  style.Ink
}

// lettersOf are the looks of a theme. A cell that has none of them was drawn past the
// tokens.
func lettersOf(theme style.Theme) []letter {
	if !theme.Color {
		return []letter{{"*", theme.Key}, {"_", theme.Link}, {"=", theme.Wrong}, {"#", theme.Cursor}, {"/", theme.Ghost}}
	}
	return []letter{
		{"t", theme.Text}, {"T", theme.Key}, {"m", theme.Muted}, {"/", theme.Ghost}, {"l", theme.Border},
		{"a", theme.Accent}, {"A", theme.Title}, {"H", theme.Headline},
		{"b", theme.Authn}, {"B", theme.Authn.Bold()}, {"k", theme.Link},
		{"g", theme.Good}, {"G", theme.Good.Bold()}, {"w", theme.Warn}, {"S", theme.Skipped}, {"R", theme.Bad}, {"W", theme.Wrong},
		{"F", theme.Focus}, {"s", theme.Selection}, {"*", theme.Strong}, {"i", theme.Emph}, {"#", theme.Cursor},
	}
}

// drawnCells is a view as it stands in a terminal.
func drawnCells(view string, w, h int) uv.ScreenBuffer {
	cells := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(view).Draw(cells, cells.Bounds())
	return cells
}

// inked are the rows of a view, and below each of its cells the letter of its look; of
// what is drawn plainly a dot, in colour, and of a blank that shows nothing a blank.
func inked(t *testing.T, frame Frame, w, h int, theme style.Theme) (rows, looks []string) {
	t.Helper()
	plain := "."
	if !theme.Color { // there, most is
		plain = " "
	}
	named := map[string]string{(&uv.Style{}).String(): plain}
	for _, one := range lettersOf(theme) {
		named[drawnCells(one.ink.Render("x"), 1, 1).CellAt(0, 0).Style.String()] = one.name
	}
	cells := drawnCells(frame.Render(w, h, theme), w, h)
	for y := range h {
		var row, look strings.Builder
		for x := range w {
			cell := cells.CellAt(x, y)
			if cell.Width == 0 {
				look.WriteString(" ")
				continue
			}
			name, known := named[cell.Style.String()]
			if !known {
				t.Errorf("%s at %d×%d: %q in row %d looks like no token: %q", frame.Name, w, h, cell.Content, y+1, cell.Style.String())
			}
			if cell.Content == " " && !shows(cell.Style) {
				name = " "
			}
			row.WriteString(cell.Content)
			look.WriteString(name)
		}
		rows, looks = append(rows, strings.TrimRight(row.String(), " ")), append(looks, strings.TrimRight(look.String(), " "))
	}
	return rows, looks
}

// shows reports whether a blank in a style can be seen.
func shows(s uv.Style) bool {
	return s.Bg != nil || s.Underline != uv.UnderlineNone || s.Attrs&uv.AttrReverse != 0
}

// Each screen's colours, as letters below the text: c is in colour, on either ground, n
// is without, where anything is drawn otherwise than plainly, and has a text of its own
// where that differs. What a letter stands for is in letters.golden.
func TestFramesHaveTheColoursTheyHad(t *testing.T) {
	for _, size := range sizes() {
		for _, frame := range Frames() {
			rows, colours := inked(t, frame, size[0], size[1], style.New(true, true))
			plainRows, weights := inked(t, frame, size[0], size[1], style.New(true, false))
			var blocks []string
			for y, row := range rows {
				block := "  " + row + "\nc " + colours[y]
				if plainRows[y] != row {
					block += "\nN " + plainRows[y]
				}
				if weights[y] != "" {
					block += "\nn " + weights[y]
				}
				blocks = append(blocks, block)
			}
			golden(t, fmt.Sprintf("%dx%d-%s-colours", size[0], size[1], frame.Name), tidy(strings.Join(shortened(blocks), "\n")))
		}
	}
}

// shortened says of blocks that repeat how often they do.
func shortened(blocks []string) []string {
	var out []string
	for i := 0; i < len(blocks); {
		same := 1
		for i+same < len(blocks) && blocks[i+same] == blocks[i] {
			same++
		}
		out = append(out, blocks[i])
		if same > 1 {
			out = append(out, fmt.Sprintf("  (%d times)", same))
		}
		i += same
	}
	return out
}

// At every size each cell has a look of the theme, in colour and without, and on a light
// ground that of the same tokens as on a dark one.
func TestEveryCellIsOfATheme(t *testing.T) {
	for _, size := range sizes() {
		for _, frame := range Frames() {
			_, dark := inked(t, frame, size[0], size[1], style.New(true, true))
			_, light := inked(t, frame, size[0], size[1], style.New(false, true))
			inked(t, frame, size[0], size[1], style.New(true, false))
			if !slices.Equal(dark, light) {
				t.Errorf("%s at %v has other tokens on a light ground", frame.Name, size)
			}
		}
	}
}

// What each letter stands for: the tokens that look so, and how a terminal is told.
func TestLetters(t *testing.T) {
	var lines []string
	for _, ground := range []struct {
		name        string
		dark, light style.Theme
	}{
		{"in colour (true colour on dark, on light; sixteen colours on dark, on light)", style.New(true, true), style.New(false, true)},
		{"without colour", style.New(true, false), style.New(false, false)},
	} {
		lines = append(lines, ground.name, "")
		light := lettersOf(ground.light)
		for i, one := range lettersOf(ground.dark) {
			opens := []string{one.ink.Open, light[i].ink.Open}
			if ground.dark.Color {
				opens = append(opens, lettersOf(style.Sixteen(true))[i].ink.Open, lettersOf(style.Sixteen(false))[i].ink.Open)
			}
			lines = append(lines, fmt.Sprintf("%s  %s\n   %s", one.name, strings.Join(tokensLike(one.ink, ground.dark), " "), strings.ReplaceAll(strings.Join(opens, "  "), "\x1b[", "")))
		}
		lines = append(lines, "")
	}
	golden(t, "letters", strings.Join(lines, "\n"))
}

// tokensLike names the tokens of a theme that look like an ink.
func tokensLike(ink style.Ink, theme style.Theme) []string {
	var names []string
	all := reflect.ValueOf(theme)
	for i := range all.NumField() {
		if token, is := all.Field(i).Interface().(style.Ink); is && token.Same(ink) {
			names = append(names, all.Type().Field(i).Name)
		}
	}
	return names
}
