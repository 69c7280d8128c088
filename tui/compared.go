package tui

import (
	"fmt"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
)

// compared is what was said beside what came, and why the one was not the other.
func (d *predict) compared(sc scene) string {
	attempt := d.answered()
	judged := attempt.Record.Prediction
	lines := []string{
		wrapped(d.sentence(*judged, sc), sc.W), "",
		sc.Theme.Muted.Render(pad("", 9) + pad("you said", saidWidth) + "it answered"),
		comparedRow("status", fmt.Sprint(judged.Status), fmt.Sprint(judged.GotStatus), judged.StatusRight, sc),
	}
	if judged.GateAsked {
		lines = append(lines, comparedRow("gate", string(judged.Gate), string(judged.GotGate), judged.GateRight, sc))
	}
	text := strings.Join(lines, "\n")
	if why := d.prose().because[judged.Status]; why != "" && !judged.StatusRight {
		text += "\n\n" + sc.Markdown.Render(why, sc.W)
	}
	if after := d.prose().after; after != "" {
		text += "\n\n" + sc.Markdown.Render(after, sc.W)
	}
	return text
}

// sentence is the comparison in words: whether right, how sure, what it paid.
func (d *predict) sentence(judged lab.Judged, sc scene) string {
	verdict := sc.Theme.Good.Render(style.Passed + " right")
	if !judged.Right() {
		verdict = sc.Theme.Bad.Render(style.Denied + " wrong")
	}
	return fmt.Sprintf("%s · %s · %+d of %d", verdict, judged.Confidence, d.stepState().Earned, d.step().Points)
}

// saidWidth holds the longest name of a gate, and air.
const saidWidth = 12

func comparedRow(name, said, got string, right bool, sc scene) string {
	glyph := sc.Theme.Good.Render(style.Passed)
	if !right {
		glyph = sc.Theme.Bad.Render(style.Denied)
	}
	return glyph + " " + sc.Theme.Muted.Render(pad(name, 7)) + pad(said, saidWidth) + got
}
