package report_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"

	"authlab/tui/report"
)

// svgPicture is the SVG as far as a test looks at it.
type svgPicture struct {
	Width  int `xml:"width,attr"`
	Height int `xml:"height,attr"`
	Rects  []struct {
		X    int    `xml:"x,attr"`
		Y    int    `xml:"y,attr"`
		W    string `xml:"width,attr"` // of the ground it is 100%
		H    string `xml:"height,attr"`
		Fill string `xml:"fill,attr"`
	} `xml:"rect"`
	Texts []struct {
		X      int    `xml:"x,attr"`
		Y      int    `xml:"y,attr"`
		Size   int    `xml:"font-size,attr"`
		Fill   string `xml:"fill,attr"`
		Anchor string `xml:"text-anchor,attr"`
		Text   string `xml:",chardata"`
	} `xml:"text"`
}

// TestThePNGIsThePictureOfTheSVG: as large, twice as sharp, each rectangle in its colour
// where it lies, each text in its ink where it stands, and none over the edge.
func TestThePNGIsThePictureOfTheSVG(t *testing.T) {
	var svg svgPicture
	if err := xml.Unmarshal(report.SVG(played()), &svg); err != nil {
		t.Fatal(err)
	}
	data, err := report.PNG(played())
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if want := image.Rect(0, 0, 2*svg.Width, 2*svg.Height); picture.Bounds() != want {
		t.Fatalf("it is %v, want %v", picture.Bounds(), want)
	}
	if got := hex(picture.At(0, 0)); got != svg.Rects[0].Fill {
		t.Errorf("it stands on %s", got)
	}
	areas := make([]image.Rectangle, len(svg.Rects))
	for i, rect := range svg.Rects[1:] {
		var w, h int
		if _, err := fmt.Sscan(rect.W+" "+rect.H, &w, &h); err != nil {
			t.Fatal(err)
		}
		areas[i+1] = image.Rect(rect.X, rect.Y, rect.X+w, rect.Y+h)
	}
	for _, area := range areas[1:] {
		if area.Empty() {
			continue
		}
		at, above := image.Pt(area.Min.X+min(3, area.Dx()/2), area.Min.Y+area.Dy()/2), 0
		for i, other := range areas {
			if at.In(other) {
				above = i
			}
		}
		if got := hex(picture.At(2*at.X, 2*at.Y)); got != svg.Rects[above].Fill {
			t.Errorf("at %v it is %s, want %s", at, got, svg.Rects[above].Fill)
		}
	}
	for _, text := range svg.Texts {
		w := len([]rune(text.Text)) * text.Size * 3 / 5 // of Go Mono
		left := text.X - map[string]int{"start": 0, "middle": w / 2, "end": w}[text.Anchor]
		where := image.Rect(left-1, text.Y-text.Size, left+w+1, text.Y+text.Size/3)
		if !has(picture, where, text.Fill) {
			t.Errorf("%q has no ink at %v", text.Text, where)
		}
		if !where.In(image.Rect(0, 0, svg.Width, svg.Height)) {
			t.Errorf("%q reaches over the edge: %v", text.Text, where)
		}
	}
}

// has reports whether a pixel of a colour is within an area of the SVG.
func has(picture image.Image, area image.Rectangle, colour string) bool {
	for y := 2 * area.Min.Y; y < 2*area.Max.Y; y++ {
		for x := 2 * area.Min.X; x < 2*area.Max.X; x++ {
			if hex(picture.At(x, y)) == colour {
				return true
			}
		}
	}
	return false
}

func hex(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02X%02X%02X", r>>8, g>>8, b>>8)
}

func BenchmarkPNG(b *testing.B) {
	for b.Loop() {
		if _, err := report.PNG(played()); err != nil {
			b.Fatal(err)
		}
	}
}
