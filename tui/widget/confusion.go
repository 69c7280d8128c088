package widget

import (
	"strconv"
	"strings"

	"authlab/lab"
	"authlab/tui/style"
)

// Confusion draws what was said (rows) against what the API did (columns). The
// diagonal is right; 401 for 403 and 403 for 401 are what authlab is about, and
// stand out.
func Confusion(m lab.Matrix, w, h int, t style.Theme) string {
	rows := []string{t.Muted.Render("said ↓  got →") + confusionHead(m, t)}
	for i, said := range m.Statuses {
		row := t.Status(said).Render(padLeft(strconv.Itoa(said), 13))
		for j, got := range m.Statuses {
			row += confusionCell(m.Cells[i][j], said, got, t)
		}
		rows = append(rows, row)
	}
	rows = append(rows, "")
	for _, line := range Wrap(confusionWords(m), w) {
		rows = append(rows, t.Text.Render(line))
	}
	return Fit(strings.Join(rows, "\n"), w, h)
}

func confusionHead(m lab.Matrix, t style.Theme) string {
	var head strings.Builder
	for _, got := range m.Statuses {
		head.WriteString("  " + t.Status(got).Render(padLeft(strconv.Itoa(got), 4)))
	}
	return head.String()
}

func confusionCell(n, said, got int, t style.Theme) string {
	text := padLeft(strconv.Itoa(n), 4)
	switch {
	case n == 0:
		return "  " + t.Muted.Render(padLeft(style.Waiting, 4))
	case said == got:
		return "  " + t.Good.Render(text)
	case mixedUp(said, got):
		return " " + t.Bad.Reverse().Render(" "+text)
	default:
		return "  " + t.Bad.Render(text)
	}
}

func mixedUp(said, got int) bool { return said == 401 && got == 403 || said == 403 && got == 401 }

// confusionWords says what the table shows, for who does not read tables.
func confusionWords(m lab.Matrix) string {
	total, right := 0, 0
	for i, cells := range m.Cells {
		for j, n := range cells {
			total += n
			if i == j {
				right += n
			}
		}
	}
	if total == 0 {
		return "no predictions yet"
	}
	text := count(right) + " of " + count(total) + " predictions right"
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
