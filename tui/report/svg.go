package report

import (
	"encoding/xml"
	"fmt"
	"strings"

	"authlab/lab"
)

// SVG is the picture of the results for a page, at any size.
func SVG(progress lab.Progress) []byte {
	p := drawn(progress)
	var shapes strings.Builder
	for _, one := range p.shapes {
		shapes.WriteString(one.svg())
	}
	return fmt.Appendf(nil, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %[1]d %[2]d\" font-family=\"ui-monospace, Menlo, Consolas, monospace\">\n"+
		"<rect width=\"100%%\" height=\"100%%\" fill=\"%[3]s\"/>\n%[4]s</svg>\n", pictureWidth, p.y, groundColour, shapes.String())
}

func (s shape) svg() string {
	if s.text == "" {
		return fmt.Sprintf("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\"/>\n", s.x, s.y, s.w, s.h, rounding, s.colour)
	}
	var safe strings.Builder
	_ = xml.EscapeText(&safe, []byte(s.text)) // a builder takes it all
	return fmt.Sprintf("<text x=\"%d\" y=\"%d\" font-size=\"%d\" fill=\"%s\" text-anchor=\"%s\">%s</text>\n", s.x, s.y, s.size, s.colour, s.anchor, safe.String())
}
