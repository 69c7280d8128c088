package tuitest

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"image/color"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
)

// The measures of a picture's letters, in its own units, and what it stands on.
const (
	cellWidth, cellHeight, baseline, frameWidth = 8.4, 17, 13, 16

	nightColour, inkColour = "#1A1C26", "#DCDFEA"
)

// Picture is what the terminal shows, w by h cells on a dark ground, as SVG.
func (d *Driver) Picture(w, h int) []byte {
	cells := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(d.model.View().Content).Draw(cells, cells.Bounds())
	var drawn strings.Builder
	for y := range h {
		for _, run := range runsOf(cells, y, w) {
			run.draw(&drawn, y)
		}
	}
	wide, high := cellWidth*float64(w)+2*frameWidth, cellHeight*h+2*frameWidth
	return fmt.Appendf(nil, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.1f %d\" "+
		"font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"14\">\n"+
		"<rect width=\"100%%\" height=\"100%%\" rx=\"8\" fill=\"%s\"/>\n%s</svg>\n", wide, high, nightColour, drawn.String())
}

// cellRun are cells beside each other that look alike.
type cellRun struct {
	x, width int
	text     string
	style    uv.Style
}

func runsOf(cells uv.ScreenBuffer, y, w int) []cellRun {
	var runs []cellRun
	for x := 0; x < w; x++ {
		cell := cells.CellAt(x, y)
		if cell == nil || cell.Width == 0 {
			continue // the second half of a wide one
		}
		if last := len(runs) - 1; last >= 0 && runs[last].style.Equal(&cell.Style) {
			runs[last].text += cell.Content
			runs[last].width += cell.Width
			continue
		}
		runs = append(runs, cellRun{x, cell.Width, cell.Content, cell.Style})
	}
	return runs
}

// draw writes a run's ground and letters. Each run is given its length, so that
// columns stand in line whatever the font.
func (r cellRun) draw(out *strings.Builder, y int) {
	ink, ground := hex(r.style.Fg, inkColour), hex(r.style.Bg, "")
	if r.style.Attrs&uv.AttrReverse != 0 {
		ink, ground = cmp.Or(ground, nightColour), ink
	}
	x, top, width := frameWidth+cellWidth*float64(r.x), frameWidth+cellHeight*y, cellWidth*float64(r.width)
	if ground != "" {
		fmt.Fprintf(out, "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n", x, top, width, cellHeight, ground)
	}
	if strings.TrimSpace(r.text) == "" {
		return
	}
	var text strings.Builder
	_ = xml.EscapeText(&text, []byte(r.text)) // a builder takes it all
	fmt.Fprintf(out, "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" fill=\"%s\"%s xml:space=\"preserve\">%s</text>\n",
		x, top+baseline, width, ink, manner(r.style), text.String())
}

func manner(style uv.Style) string {
	var all string
	if style.Attrs&uv.AttrBold != 0 {
		all += ` font-weight="bold"`
	}
	if style.Attrs&uv.AttrItalic != 0 {
		all += ` font-style="italic"`
	}
	if style.Underline != uv.UnderlineNone {
		all += ` text-decoration="underline"`
	}
	return all
}

func hex(c color.Color, otherwise string) string {
	if c == nil {
		return otherwise
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}
