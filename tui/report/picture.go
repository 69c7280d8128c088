package report

import (
	"fmt"

	"authlab/lab"
)

// The measures of the picture, in its own units.
const (
	pictureWidth = 640
	cellSize     = 56
	margin       = 32
	lineHeight   = 26
	nameWidth    = 188 // of what stands before a bar
	barWidth     = 172
)

// The colours of the picture: it stands on white, on paper as on a page.
const (
	inkColour   = "#22252F"
	mutedColour = "#676D80"
	lineColour  = "#B4B9C8"
	goodColour  = "#1D7A4B"
	badColour   = "#B3262E"
)

// groundColour is what all of it stands on.
const groundColour = "#FFFFFF"

// shape is a part of a picture: a text where it has one, standing on y, or else a
// rectangle. Those that come later lie above.
type shape struct {
	x, y   int
	colour string

	text   string
	size   int // of its letters
	anchor string

	w, h int
}

// What of a text stands at its x, as SVG calls it.
const (
	anchorStart  = "start"
	anchorMiddle = "middle"
	anchorEnd    = "end"
)

// rounding is the radius of a rectangle's corners.
const rounding = 3

// picture is the results as shapes, whatever draws them; y is where the next thing goes,
// and in the end how high it is.
type picture struct {
	shapes []shape
	y      int
}

// drawn lays out the confusion matrix, the calibration and the gates missed most, and how
// it goes over time: by gate and topic, week by week, and in memory.
func drawn(progress lab.Progress) *picture {
	p := &picture{y: margin + 8}
	p.text(margin, p.y, 22, inkColour, anchorStart, "authlab results")
	p.text(pictureWidth-margin, p.y, 16, mutedColour, anchorEnd, fmt.Sprintf("%d of %d points", progress.Score, progress.Max))
	p.matrix("What was said (rows) against what came (columns)", progress.Matrix)
	if progress.Stamps.Total() > 0 {
		p.matrix("What was stamped (rows) against what came (columns)", progress.Stamps)
	}
	p.calibration(progress.Insight)
	p.missed(progress.Insight)
	p.accuracies("By gate, and how long a stamp takes", progress.Insight.Gates)
	p.accuracies("By topic, and how long a stamp takes", progress.Insight.Topics)
	p.accuracies("Interviews by topic, in key points", progress.Insight.Spoken)
	p.weeks(progress.Insight.Weeks)
	p.memory(progress.Memory)
	p.y += margin
	return p
}

func (p *picture) text(x, y, size int, colour, anchor, text string) {
	p.shapes = append(p.shapes, shape{x: x, y: y, colour: colour, text: text, size: size, anchor: anchor})
}

func (p *picture) rect(x, y, w, h int, colour string) {
	p.shapes = append(p.shapes, shape{x: x, y: y, colour: colour, w: w, h: h})
}

func (p *picture) heading(text string) {
	p.y += 2 * lineHeight
	p.text(margin, p.y, 16, inkColour, anchorStart, text)
	p.y += lineHeight / 2
}

func (p *picture) matrix(title string, matrix lab.Matrix) {
	p.heading(title)
	size := min(cellSize, (pictureWidth-2*margin-cellSize)/max(len(matrix.Statuses), 1))
	left := margin + cellSize
	p.y += lineHeight
	for j, got := range matrix.Statuses {
		p.text(left+j*size+size/2, p.y, 14, mutedColour, anchorMiddle, fmt.Sprint(got))
	}
	p.y += 8
	for i, said := range matrix.Statuses {
		p.text(left-12, p.y+size/2+5, 14, mutedColour, anchorEnd, fmt.Sprint(said))
		for j, count := range matrix.Cells[i] {
			p.cell(left+j*size, p.y, size, count, i == j)
		}
		p.y += size
	}
}

func (p *picture) cell(x, y, size, count int, right bool) {
	fill, ink, text := "#F1F2F7", mutedColour, "·"
	switch {
	case count > 0 && right:
		fill, ink, text = goodColour, "#FFFFFF", fmt.Sprint(count)
	case count > 0:
		fill, ink, text = badColour, "#FFFFFF", fmt.Sprint(count)
	}
	p.rect(x+2, y+2, size-4, size-4, fill)
	p.text(x+size/2, y+size/2+5, 16, ink, anchorMiddle, text)
}

func (p *picture) calibration(insight lab.Insight) {
	p.heading("How sure, and how often right")
	for _, one := range insight.Calibration {
		p.bar(one.Confidence.String(), one.Share(), fmt.Sprintf("%s of %d", share(one), one.Said), goodColour)
		p.rect(margin+nameWidth+int(float64(one.Confidence)*barWidth), p.y-16, 2, 20, inkColour)
	}
}

func (p *picture) missed(insight lab.Insight) {
	if len(insight.Missed) == 0 {
		return
	}
	p.heading("Gates missed most")
	for _, one := range insight.Missed {
		p.bar(string(one.Gate), float64(one.Missed)/float64(one.Came), fmt.Sprintf("%d of %d", one.Missed, one.Came), badColour)
	}
}

func (p *picture) accuracies(title string, all []lab.Accuracy) {
	if len(all) == 0 {
		return
	}
	p.heading(title)
	for _, one := range all {
		label := fmt.Sprintf("%d of %d", one.Right, one.Asked)
		if one.Typical > 0 {
			label += fmt.Sprintf(" · %.0f s", one.Typical.Seconds())
		}
		p.bar(one.About, one.Share(), label, goodColour)
	}
}

// weeks are the last of all: more would be no picture.
func (p *picture) weeks(weeks []lab.Week) {
	const most = 8
	if len(weeks) == 0 {
		return
	}
	p.heading("Week by week, and 401 and 403 mixed up")
	for _, one := range weeks[max(0, len(weeks)-most):] {
		label := fmt.Sprintf("%d of %d", one.Right, one.Asked)
		if one.Mixed() > 0 {
			label += fmt.Sprintf(" · %d mixed up", one.Mixed())
		}
		p.bar(one.From.Format("2 Jan 2006"), one.Share(), label, goodColour)
	}
}

// memory is the curve of forgetting, a column for each day that it looks ahead.
func (p *picture) memory(memory lab.Memory) {
	const height = 90
	if len(memory.Cards) == 0 || len(memory.Curve) == 0 {
		return
	}
	p.heading(fmt.Sprintf("Still known, if you practise nothing (%d due today)", len(memory.Due())))
	p.y += lineHeight / 2
	left, days := margin+60, len(memory.Curve)
	width := (pictureWidth - margin - left) / days
	for _, part := range []int{0, 50, 100} {
		y := p.y + height - part*height/100
		p.rect(left, y, width*days, 1, lineColour)
		p.text(left-10, y+5, 13, mutedColour, anchorEnd, fmt.Sprintf("%d %%", part))
	}
	for day, part := range memory.Curve {
		tall := int(part * height)
		p.rect(left+day*width, p.y+height-tall, max(width-4, 1), tall, goodColour)
	}
	p.y += height + lineHeight - 6
	p.text(left, p.y, 13, mutedColour, anchorStart, "today")
	p.text(left+width*days, p.y, 13, mutedColour, anchorEnd, fmt.Sprintf("in %d days", days-1))
}

func (p *picture) bar(name string, part float64, label, colour string) {
	p.y += lineHeight
	p.text(margin, p.y, 14, inkColour, anchorStart, name)
	p.rect(margin+nameWidth, p.y-12, barWidth, 12, lineColour)
	p.rect(margin+nameWidth, p.y-12, int(part*barWidth), 12, colour)
	p.text(margin+nameWidth+barWidth+16, p.y, 14, mutedColour, anchorStart, label)
}
