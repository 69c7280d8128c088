package widget

import (
	"strconv"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
)

// Confusion draws what was said (rows) against what the API did (columns). The
// diagonal is right; 401 for 403 and 403 for 401 are what authlab is about, and
// stand out. What is counted is of one kind, as "predictions".
func Confusion(m lab.Matrix, of string, w, h int, t style.Theme) string {
	const head, wide, narrow = "said ↓  got →", 6, 4
	column := wide
	if cells(head)+wide*len(m.Statuses) > w {
		column = narrow
	}
	rows := []string{t.Muted.Render(head) + confusionHead(m, column, t)}
	for i, said := range m.Statuses {
		row := t.Status(said).Render(padLeft(strconv.Itoa(said), 13))
		for j, got := range m.Statuses {
			row += confusionCell(m.Cells[i][j], said, got, column, t)
		}
		rows = append(rows, row)
	}
	rows = append(rows, "")
	for _, line := range Wrap(confusionWords(m, of), w) {
		rows = append(rows, t.Text.Render(line))
	}
	return Fit(strings.Join(rows, "\n"), w, h)
}

func confusionHead(m lab.Matrix, column int, t style.Theme) string {
	var head strings.Builder
	for _, got := range m.Statuses {
		head.WriteString(t.Status(got).Render(padLeft(strconv.Itoa(got), column)))
	}
	return head.String()
}

func confusionCell(n, said, got, column int, t style.Theme) string {
	text := padLeft(strconv.Itoa(n), column)
	switch {
	case n == 0:
		return t.Muted.Render(padLeft(style.Waiting, column))
	case said == got:
		return t.Good.Render(text)
	case mixedUp(said, got):
		const marked = 4
		return blanks(column-marked) + t.Bad.Reverse().Render(padLeft(strconv.Itoa(n), marked))
	default:
		return t.Bad.Render(text)
	}
}

func mixedUp(said, got int) bool { return said == 401 && got == 403 || said == 403 && got == 401 }

// confusionWords says what the table shows, for who does not read tables.
func confusionWords(m lab.Matrix, of string) string {
	total, right := m.Total(), 0
	for i := range m.Cells {
		right += m.Cells[i][i]
	}
	if total == 0 {
		return "no " + of + " yet"
	}
	text := count(right) + " of " + count(total) + " " + of + " right"
	switch mixed := m.Count(401, 403) + m.Count(403, 401); mixed {
	case 0:
		text += "; 401 and 403 never mixed up"
	case 1:
		text += "; 401 and 403 mixed up once"
	default:
		text += "; 401 and 403 mixed up " + count(mixed) + " times"
	}
	return text
}

func padLeft(s string, w int) string { return blanks(w-cells(s)) + s }
