package widget

import (
	"regexp"
	"strings"
)

// itemStart matches the first line of a list's item: its marker and its text.
var itemStart = regexp.MustCompile(`^([-*+]|\d{1,3}\.) +(.*)$`)

// block is a piece of prose: the items of a list, or anything else.
type block struct {
	text  string
	items []listItem
}

type listItem struct{ marker, text string }

// blocks takes prose apart where lists begin and end. Lists are set here, since
// glamour sets their lines too wide and does not hang them.
func blocks(text string) []block {
	var all []block
	for _, line := range strings.Split(text, "\n") {
		last := len(all) - 1
		inList := last >= 0 && all[last].items != nil
		match := itemStart.FindStringSubmatch(line)
		switch {
		case match != nil && inList:
			all[last].items = append(all[last].items, listItem{match[1], match[2]})
		case match != nil:
			all = append(all, block{items: []listItem{{match[1], match[2]}}})
		case inList && (strings.HasPrefix(line, "  ") || strings.TrimSpace(line) == "" || !all[last].loose()):
			all[last].add(line)
		case last >= 0 && !inList:
			all[last].text += "\n" + line
		default:
			all = append(all, block{text: line})
		}
	}
	return all
}

// loose reports whether the list's last line is blank: what follows belongs to
// it only where it is indented.
func (b block) loose() bool {
	return strings.HasSuffix(b.items[len(b.items)-1].text, "\n")
}

// add puts a further line into the last item.
func (b *block) add(line string) {
	last := &b.items[len(b.items)-1]
	last.text += "\n" + strings.TrimPrefix(strings.TrimPrefix(line, "  "), " ")
}

// list sets each item at its marker, its further lines below its first.
func (m *Markdown) list(items []listItem, w int) string {
	var rows []string
	for _, item := range items {
		marker := item.marker + " "
		if !strings.HasSuffix(item.marker, ".") {
			marker = "• "
		}
		indent := cells(marker)
		for i, row := range strings.Split(m.prose(item.text, max(w-indent, 1)), "\n") {
			lead := blanks(indent)
			if i == 0 {
				lead = m.theme.Accent.Render(marker)
			}
			rows = append(rows, lead+row)
		}
	}
	return strings.Join(rows, "\n")
}
