package widget

import (
	"math"
	"strconv"
	"strings"

	"authlab/tui/style"

	"github.com/charmbracelet/x/ansi"
)

// everyLine asks codeRows for all there is.
const everyLine = math.MaxInt

// codeRows colours safe code, or as many of its lines as can be in sight.
func codeRows(lang Lang, text string, most int, t style.Theme) []string {
	lines := strings.Split(text, "\n")
	lines = lines[:min(len(lines), max(most, 0))]
	for i, line := range lines {
		lines[i] = expandTabs(line)
	}
	for i, spans := range lex(lang, lines) {
		if lang == HTTP && strings.HasPrefix(lines[i], "HTTP/") {
			lines[i] = statusRow(lines[i], t)
			continue
		}
		lines[i] = paint(lines[i], spans, t)
	}
	return lines
}

// statusRow is the first line of an answer, its status in the ink of that.
func statusRow(line string, t style.Theme) string {
	version, status, found := strings.Cut(line, " ")
	if !found {
		return t.Comment.Render(line)
	}
	number, _, _ := strings.Cut(status, " ")
	code, _ := strconv.Atoi(number) // what is no status has the ink of none
	return t.Comment.Render(version) + " " + t.Status(code).Render(status)
}

// fitCode makes a block of rows, folded if there is room for that.
func fitCode(rows []string, w, h int) string {
	if all := foldedAll(rows, w); len(all) <= h {
		rows = all
	}
	return Fit(strings.Join(rows, "\n"), w, h)
}

// wholeCode makes a block of all rows, folded.
func wholeCode(rows []string, w int) string {
	all := foldedAll(rows, w)
	return Fit(strings.Join(all, "\n"), w, len(all))
}

func foldedAll(rows []string, w int) []string {
	var all []string
	for _, row := range rows {
		all = append(all, folded(row, w)...)
	}
	return all
}

// folded breaks a row that is too long; what is left goes on two cells further in than
// the row begins.
func folded(row string, w int) []string {
	if w < 4 || cells(row) <= w {
		return []string{row}
	}
	bare := ansi.Strip(row)
	indent := min(len(bare)-len(strings.TrimLeft(bare, " ")), w/2)
	rows := WrapInk(ansi.TruncateLeft(row, indent, ""), w-indent-2)
	for i := range rows {
		in := indent
		if i > 0 {
			in += 2
		}
		rows[i] = blanks(in) + rows[i]
	}
	return rows
}

// paint writes a line in the inks of its spans.
func paint(line string, spans []span, t style.Theme) string {
	p := newPen(rowBytes)
	at := 0
	for _, s := range spans {
		if at < s.from {
			p.write(line[at:s.from], t.Text)
		}
		p.write(line[s.from:s.to], inkOf(s.class, &t))
		at = s.to
	}
	if at < len(line) {
		p.write(line[at:], t.Text)
	}
	return p.String()
}
