package widget

import (
	"slices"
	"strings"

	"authlab/tui/style"
)

// around a change, so many lines that stayed are shown.
const diffContext = 3

// change is a line of a diff: ' ' for one that stayed, '-' and '+' for others.
type change struct {
	kind byte
	text string
}

// Diff draws what became of a text: lines that went, lines that came, and a few
// around them. It is empty where nothing changed.
func Diff(before, after string, w int, t style.Theme) string {
	changes := diffLines(strings.Split(before, "\n"), strings.Split(after, "\n"))
	if !slices.ContainsFunc(changes, func(c change) bool { return c.kind != ' ' }) {
		return ""
	}
	var rows []string
	for i, c := range changes {
		switch {
		case c.kind == '-':
			rows = append(rows, t.Bad.Render(fitLine("- "+c.text, w)))
		case c.kind == '+':
			rows = append(rows, t.Good.Render(fitLine("+ "+c.text, w)))
		case nearChange(changes, i):
			rows = append(rows, t.Text.Render(fitLine("  "+c.text, w)))
		case i == 0 || nearChange(changes, i-1):
			rows = append(rows, t.Muted.Render(fitLine("  "+style.Ellipsis, w)))
		}
	}
	return strings.Join(rows, "\n")
}

func nearChange(changes []change, at int) bool {
	for i := max(at-diffContext, 0); i <= min(at+diffContext, len(changes)-1); i++ {
		if changes[i].kind != ' ' {
			return true
		}
	}
	return false
}

// diffLines is the shortest way from one text to the other, by the longest lines
// they have in common; what is alike at both ends is set aside first.
func diffLines(before, after []string) []change {
	head := 0
	for head < len(before) && head < len(after) && before[head] == after[head] {
		head++
	}
	tail := 0
	for tail < len(before)-head && tail < len(after)-head && before[len(before)-1-tail] == after[len(after)-1-tail] {
		tail++
	}
	changes := kept(before[:head])
	changes = append(changes, diffMiddle(before[head:len(before)-tail], after[head:len(after)-tail])...)
	return append(changes, kept(before[len(before)-tail:])...)
}

func kept(lines []string) []change {
	changes := make([]change, len(lines))
	for i, line := range lines {
		changes[i] = change{' ', line}
	}
	return changes
}

func diffMiddle(before, after []string) []change {
	common := commonLengths(before, after)
	var changes []change
	i, j := 0, 0
	for i < len(before) || j < len(after) {
		switch {
		case i < len(before) && j < len(after) && before[i] == after[j]:
			changes = append(changes, change{' ', before[i]})
			i, j = i+1, j+1
		case j == len(after) || i < len(before) && common[i+1][j] >= common[i][j+1]:
			changes = append(changes, change{'-', before[i]})
			i++
		default:
			changes = append(changes, change{'+', after[j]})
			j++
		}
	}
	return changes
}

// commonLengths says for every pair of places how many lines the rests behind them
// have in common.
func commonLengths(before, after []string) [][]int {
	lengths := make([][]int, len(before)+1)
	for i := range lengths {
		lengths[i] = make([]int, len(after)+1)
	}
	for i := len(before) - 1; i >= 0; i-- {
		for j := len(after) - 1; j >= 0; j-- {
			if before[i] == after[j] {
				lengths[i][j] = lengths[i+1][j+1] + 1
			} else {
				lengths[i][j] = max(lengths[i+1][j], lengths[i][j+1])
			}
		}
	}
	return lengths
}
