package report

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"

	"authlab/lab"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// scale is how many pixels a unit of the picture takes: enough for a sharp screen.
const scale = 2

// PNG is the same picture for what takes no SVG, its letters those of Go Mono.
func PNG(progress lab.Progress) ([]byte, error) {
	letters, err := opentype.Parse(gomono.TTF)
	if err != nil {
		return nil, err
	}
	p := drawn(progress)
	canvas := canvas{image.NewRGBA(image.Rect(0, 0, pictureWidth*scale, p.y*scale)), letters}
	draw.Draw(canvas.pixels, canvas.pixels.Bounds(), inkOf(groundColour), image.Point{}, draw.Src)
	for _, one := range p.shapes {
		if err := canvas.add(one); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	err = png.Encode(&out, canvas.pixels)
	return out.Bytes(), err
}

// canvas is pixels, and what letters are drawn with.
type canvas struct {
	pixels  *image.RGBA
	letters *opentype.Font
}

func (c canvas) add(s shape) error {
	if s.text != "" {
		return c.write(s)
	}
	c.fill(s)
	return nil
}

// write sets a text on its line.
func (c canvas) write(s shape) error {
	face, err := opentype.NewFace(c.letters, &opentype.FaceOptions{Size: float64(s.size * scale), DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		return err
	}
	pen := font.Drawer{Dst: c.pixels, Src: inkOf(s.colour), Face: face, Dot: fixed.P(s.x*scale, s.y*scale)}
	switch s.anchor {
	case anchorMiddle:
		pen.Dot.X -= pen.MeasureString(s.text) / 2
	case anchorEnd:
		pen.Dot.X -= pen.MeasureString(s.text)
	}
	pen.DrawString(s.text)
	return face.Close()
}

// fill draws a rectangle; a low one is rounded less.
func (c canvas) fill(s shape) {
	const bend = 0.5523 // of a cubic curve that is nearly a quarter of a circle
	w, h := float32(s.w*scale), float32(s.h*scale)
	r := min(rounding*scale, w/2, h/2)
	if r <= 0 {
		return
	}
	k := r * (1 - bend)
	path := vector.NewRasterizer(s.w*scale, s.h*scale)
	path.MoveTo(r, 0)
	path.LineTo(w-r, 0)
	path.CubeTo(w-k, 0, w, k, w, r)
	path.LineTo(w, h-r)
	path.CubeTo(w, h-k, w-k, h, w-r, h)
	path.LineTo(r, h)
	path.CubeTo(k, h, 0, h-k, 0, h-r)
	path.LineTo(0, r)
	path.CubeTo(0, k, k, 0, r, 0)
	path.ClosePath()
	path.Draw(c.pixels, image.Rect(s.x*scale, s.y*scale, (s.x+s.w)*scale, (s.y+s.h)*scale), inkOf(s.colour), image.Point{})
}

// inkOf is a colour as the picture writes it, "#1D7A4B".
func inkOf(name string) *image.Uniform {
	ink := color.RGBA{A: 0xFF}
	_, _ = fmt.Sscanf(name, "#%02X%02X%02X", &ink.R, &ink.G, &ink.B) // the colours are ours
	return image.NewUniform(ink)
}
