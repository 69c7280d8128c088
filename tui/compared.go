package tui

import (
	"fmt"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
	"authlab/tui/widget"
)

// compared is what was said beside what came, and why the one was not the other;
// what came alone where nothing was said, since the solution was shown.
func (d *predict) compared(sc scene) string {
	judged := d.judged()
	if judged == nil {
		return d.shown(sc)
	}
	text := wrapped(d.sentence(*judged, sc), sc.W) + "\n\n" + besideEachOther(judged.Parts(), sc)
	if why := d.prose().predict.Why(*judged); why != "" {
		text += "\n\n" + sc.Markdown.Render(why, sc.W)
	}
	for _, line := range d.step().Predict.Corrected(*judged, *d.came()) {
		text += "\n\n" + wrapped(sc.Theme.Muted.Render(widget.Safe(line)), sc.W)
	}
	if owed := d.state.Owed(); owed > 0 && !d.practising() {
		text += "\n\n" + wrapped(sc.Theme.Muted.Render(lab.OwedText(owed)), sc.W)
	}
	return text + d.after(sc)
}

// after is what the step showed, below the rest.
func (d *predict) after(sc scene) string {
	if after := d.prose().after; after != "" {
		return "\n\n" + sc.Markdown.Render(after, sc.W)
	}
	return ""
}

// shown is the answer to a prediction that was never made.
func (d *predict) shown(sc scene) string {
	came, lines := lab.AnswerOf(*d.came()), []string{}
	for _, asked := range d.questions() {
		if asked.part != "" {
			lines = append(lines, sc.Theme.Muted.Render(pad(string(asked.part), 11))+came.Of(asked.part))
		}
	}
	title := sc.Theme.Skipped.Render(style.Unasked) + " solution shown · +0 of " + fmt.Sprint(d.step().Points)
	return wrapped(title, sc.W) + "\n\n" + sc.Theme.Muted.Render(answered) + "\n" + joined(lines) + d.after(sc)
}

// sentence is the comparison in words: whether right, how sure, what it paid.
func (d *predict) sentence(judged lab.Judged, sc scene) string {
	verdict := sc.Theme.Good.Render(style.Passed + " right")
	partly := ""
	switch {
	case judged.Partly():
		verdict = sc.Theme.Warn.Render(style.HalfWay + " partly right")
		partly = "\n" + sc.Theme.Muted.Render(lab.PartsPay)
	case !judged.Right():
		verdict = sc.Theme.Bad.Render(style.Denied + " wrong")
	}
	return fmt.Sprintf("%s · %s · %+d of %d%s", verdict, judged.Confidence, d.stepState().Earned, d.step().Points, partly)
}

// answered stands over, or before, what came.
const answered = "it answered"

// besideEachOther is a table of what was said and what came; below each other
// where a column is too narrow for it.
func besideEachOther(parts []lab.JudgedPart, sc scene) string {
	const youSaid = "you said"
	name, said, got := 0, len(youSaid), len(answered)
	for _, part := range parts {
		name, said, got = max(name, len(part.Part)), max(said, len(part.Said)), max(got, len(part.Got))
	}
	name, said = name+1, said+2
	if 2+name+said+got > sc.W {
		return belowEachOther(parts, sc)
	}
	lines := []string{sc.Theme.Muted.Render(pad("", 2+name) + pad(youSaid, said) + answered)}
	for _, part := range parts {
		lines = append(lines, comparedName(part, name, sc)+pad(part.Said, said)+part.Got)
	}
	return strings.Join(lines, "\n")
}

func belowEachOther(parts []lab.JudgedPart, sc scene) string {
	const name = len(answered) + 1
	row := func(head, value string) string {
		value = wrapped(value, max(sc.W-2-name, name))
		return beside(widget.Fit(head, 2+name, height(value)), value)
	}
	var rows []string
	for _, part := range parts {
		rows = append(rows, row(comparedName(part, name, sc), part.Said))
		if part.Said != part.Got {
			rows = append(rows, row("  "+sc.Theme.Muted.Render(answered), part.Got))
		}
	}
	return joined(rows)
}

func comparedName(part lab.JudgedPart, width int, sc scene) string {
	glyph := sc.Theme.Good.Render(style.Passed)
	if !part.Right {
		glyph = sc.Theme.Bad.Render(style.Denied)
	}
	return glyph + " " + sc.Theme.Muted.Render(pad(string(part.Part), width))
}
