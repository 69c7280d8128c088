package widget

import (
	"fmt"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
)

// The column of names before bars: it is as wide as they are, within these.
const (
	leastName = 12
	mostName  = 28
)

// Calibrations draws how often each confidence came right: a bar, and on it a mark
// where it would end for somebody who is exactly as sure as right.
func Calibrations(all []lab.Calibration, w int, t style.Theme) string {
	var rows []insight
	for _, one := range all {
		label := "not said yet"
		if one.Said > 0 {
			label = fmt.Sprintf("%d of %d right", one.Right, one.Said)
		}
		rows = append(rows, insight{one.Confidence.String(), one.Share(), float64(one.Confidence), label})
	}
	lines := []string{insightRows(rows, w, t)}
	for _, line := range Wrap(calibrationWords(all), w) {
		lines = append(lines, t.Text.Render(line))
	}
	return strings.Join(lines, "\n")
}

// calibrationWords says what the bars show, for who does not read bars.
func calibrationWords(all []lab.Calibration) string {
	const enough, far = 3, 0.15
	said := 0
	for _, one := range all {
		said += one.Said
		if one.Said < enough {
			continue
		}
		switch gap := one.Share() - float64(one.Confidence); {
		case gap < -far:
			return fmt.Sprintf("%q was right %.0f %% of the time: you are surer than you are right", one.Confidence, one.Share()*100)
		case gap > far && one.Confidence < lab.Certain:
			return fmt.Sprintf("%q was right %.0f %% of the time: you know more than you say", one.Confidence, one.Share()*100)
		}
	}
	if said < enough {
		return "too few predictions yet to say how well you know what you know"
	}
	return "you are about as sure as you are right"
}

// MissedGates draws the gates at which requests ended that were said to end elsewhere.
func MissedGates(all []lab.MissedGate, w int, t style.Theme) string {
	if len(all) == 0 {
		return t.Muted.Render("no gate missed yet")
	}
	var rows []insight
	for _, one := range all {
		label := fmt.Sprintf("%d of %d missed", one.Missed, one.Came)
		rows = append(rows, insight{string(one.Gate), float64(one.Missed) / float64(one.Came), -1, label})
	}
	return insightRows(rows, w, t)
}

// Standings draws how somebody does on concepts, the weakest first: of those that go
// better it says how many there are.
func Standings(all []lab.Standing, w int, t style.Theme) string {
	const most = 10
	var rows []insight
	for _, one := range all[:min(len(all), most)] {
		label := fmt.Sprintf("%d of %d points", max(one.Earned, 0), one.Max)
		rows = append(rows, insight{one.Concept, one.Share(), -1, label})
	}
	if more := len(all) - most; more > 0 {
		return insightRows(rows, w, t) + "\n" + t.Muted.Render(fmt.Sprintf("and %d more that go better", more))
	}
	return insightRows(rows, w, t)
}

// Accuracies draws how often somebody was right by gate or topic, and how fast.
func Accuracies(all []lab.Accuracy, w int, t style.Theme) string {
	var rows []insight
	for _, one := range all {
		label := fmt.Sprintf("%d of %d", one.Right, one.Asked)
		if one.Typical > 0 {
			label += fmt.Sprintf(" · %.0f s", one.Typical.Seconds())
		}
		rows = append(rows, insight{one.About, one.Share(), -1, label})
	}
	return insightRows(rows, w, t)
}

// Blitzes draws the best score of each kind of blitz, against the best of all.
func Blitzes(all []lab.BlitzRecord, w int, t style.Theme) string {
	most := 1
	for _, one := range all {
		most = max(most, one.Points)
	}
	var rows []insight
	for _, one := range all {
		label := fmt.Sprintf("%d points · %d of %d", one.Points, one.Right, one.Asked)
		rows = append(rows, insight{one.String(), float64(one.Points) / float64(most), -1, label})
	}
	return insightRows(rows, w, t)
}

// Weeks draws how often somebody was right, the last weeks of all.
func Weeks(all []lab.Week, w int, t style.Theme) string {
	const most = 8
	var rows []insight
	for _, one := range all[max(0, len(all)-most):] {
		label := fmt.Sprintf("%d of %d right", one.Right, one.Asked)
		if one.Mixed() > 0 {
			label += fmt.Sprintf(" · %d× 401/403", one.Mixed())
		}
		rows = append(rows, insight{one.From.Format("2 Jan 2006"), one.Share(), -1, label})
	}
	return insightRows(rows, w, t)
}

// MixUps draws how often which statuses were mixed up, a row each and a column a
// week, as many of the last weeks as there is room for.
func MixUps(all []lab.Week, w int, t style.Theme) string {
	const most, label, column = 8, "said 401, got 403", 7
	room := min(max(0, w-len(label))/column, most)
	weeks := all[max(0, len(all)-room):]
	mixUps := lab.MixUps(weeks)
	if len(mixUps) == 0 {
		return ""
	}
	head := blanks(len(label))
	for _, week := range weeks {
		head += padLeft(week.From.Format("2 Jan"), column)
	}
	rows := []string{t.Muted.Render(head)}
	for _, one := range mixUps[:min(len(mixUps), most)] {
		row := t.Text.Render(fmt.Sprintf("said %d, got %d", one.Said, one.Got))
		for _, n := range one.Counts {
			row += confusionCell(n, one.Said, one.Got, column, t)
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, "\n")
}

// Forgetting draws how much of what was learnt is still there after a while in
// which nothing is practised.
func Forgetting(memory lab.Memory, w int, t style.Theme) string {
	if len(memory.Cards) == 0 {
		return ""
	}
	var rows []insight
	for _, after := range []struct {
		days int
		name string
	}{{0, "today"}, {7, "in a week"}, {14, "in two weeks"}, {30, "in a month"}} {
		if after.days < len(memory.Curve) {
			part := memory.Curve[after.days]
			rows = append(rows, insight{after.name, part, -1, fmt.Sprintf("%.0f %%", 100*part)})
		}
	}
	return insightRows(rows, w, t)
}

// Due draws how much comes due today and on each day of the week after.
func Due(memory lab.Memory, w int, t style.Theme) string {
	if len(memory.Cards) == 0 {
		return ""
	}
	const days = 8
	ahead := memory.Ahead(days)
	most := max(1, slices.Max(ahead))
	var rows []insight
	for i, count := range ahead {
		name := memory.At.AddDate(0, 0, i).Format("Mon 2 Jan")
		if i == 0 {
			name = "today"
		}
		rows = append(rows, insight{name, float64(count) / float64(most), -1, fmt.Sprint(count)})
	}
	return insightRows(rows, w, t)
}

// Badges lists what was earned, and how far the others are.
func Badges(all []lab.Badge, w int, t style.Theme) string {
	var rows []string
	for _, badge := range all {
		glyph, ink, tail := style.Waiting, t.Muted, fmt.Sprintf(" (%d of %d)", badge.Have, badge.Want)
		if badge.Earned() {
			glyph, ink, tail = style.Passed, t.Good, ""
		}
		for i, line := range Wrap(badge.Name+": "+badge.For+tail, w-2) {
			if i > 0 {
				glyph = " "
			}
			rows = append(rows, ink.Render(glyph)+" "+t.Text.Render(line))
		}
	}
	return strings.Join(rows, "\n")
}

// insight is one row: a name, a bar for a part of one, and a label. A mark stands at mark
// of the bar, none where it is below zero.
type insight struct {
	name       string
	part, mark float64
	label      string
}

// insightRows draws rows under one another: names in their column, bars as long as the
// longest label leaves room for. Without room the bars go.
func insightRows(rows []insight, w int, t style.Theme) string {
	const labelled, least, most = 18, 6, 40
	column, widest := leastName, labelled
	for _, row := range rows {
		column, widest = max(column, ansi.StringWidth(row.name)), max(widest, ansi.StringWidth(row.label))
	}
	column = min(column, mostName)
	room := min(w-column-widest-2, most)
	lines := make([]string, len(rows))
	for i, row := range rows {
		lines[i] = t.Text.Render(fitLine(Safe(row.name), column)) + " "
		if room >= least {
			lines[i] += row.bar(room, t) + " "
		}
		lines[i] = fitLine(lines[i]+t.Muted.Render(row.label), w)
	}
	return strings.Join(lines, "\n")
}

func (i insight) bar(room int, t style.Theme) string {
	full := int(i.part*float64(room) + 0.5)
	at := int(i.mark * float64(room))
	var bar strings.Builder
	for cell := range room {
		switch {
		case i.mark >= 0 && cell == at:
			bar.WriteString(t.Key.Render("┃"))
		case cell < full:
			bar.WriteString(t.Accent.Render("━"))
		default:
			bar.WriteString(t.Border.Render("─"))
		}
	}
	return bar.String()
}
