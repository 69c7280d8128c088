package widget

import (
	"fmt"
	"strings"
	"testing"

	"authlab/tui/style"

	"pgregory.net/rapid"
)

// manuscript writes Markdown, and remembers the words in it. Each word is another
// one, with an end that shows that none of it is missing.
type manuscript struct {
	t     *rapid.T
	words []string
}

func (m *manuscript) word() string {
	n := len(m.words)
	m.words = append(m.words, fmt.Sprintf("w%d%sz", n, strings.Repeat("x", rapid.IntRange(0, 25).Draw(m.t, "length"))))
	return m.words[n]
}

// line is a few words, some in marks.
func (m *manuscript) line() string {
	forms := []string{"%s", "%s", "%s,", "*%s*", "**%s**", "`%s`", "***%s*** ", "\\*%s", "&lt;%s&gt;", "<%s>", "[%s]", "[%s](%[1]s)", "![%s](%[1]s)", "日本%s", "%s-"}
	var parts []string
	for range rapid.IntRange(1, 12).Draw(m.t, "words") {
		parts = append(parts, fmt.Sprintf(rapid.SampledFrom(forms).Draw(m.t, "form"), m.word()))
	}
	return strings.Join(parts, " ")
}

func (m *manuscript) blocks(depth int) string {
	var blocks []string
	for range rapid.IntRange(1, 3).Draw(m.t, "blocks") {
		blocks = append(blocks, m.block(depth))
	}
	return strings.Join(blocks, "\n\n")
}

func (m *manuscript) block(depth int) string {
	kind := rapid.SampledFrom([]string{"paragraph", "heading", "code", "table", "rule", "quote", "list", "numbers"}).Draw(m.t, "block")
	if depth == 0 {
		kind = "paragraph"
	}
	switch kind {
	case "heading":
		return "## " + m.line()
	case "code":
		return "```go\n" + m.line() + "\n\t" + m.line() + "\n```"
	case "table":
		return m.table()
	case "rule":
		return "***"
	case "quote":
		return "> " + strings.ReplaceAll(m.blocks(depth-1), "\n", "\n> ")
	case "list":
		return m.list("- ", depth)
	case "numbers":
		return m.list("8. ", depth)
	default:
		return m.line() + "\n" + m.line()
	}
}

func (m *manuscript) list(marker string, depth int) string {
	var items []string
	for range rapid.IntRange(1, 3).Draw(m.t, "items") {
		items = append(items, marker+strings.ReplaceAll(m.blocks(depth-1), "\n", "\n"+blanks(len(marker))))
	}
	return strings.Join(items, "\n")
}

func (m *manuscript) table() string {
	columns := rapid.IntRange(1, 5).Draw(m.t, "columns")
	rows := []string{m.row(columns), strings.Repeat("|---", columns) + "|"}
	for range rapid.IntRange(0, 3).Draw(m.t, "rows") {
		rows = append(rows, m.row(columns))
	}
	return strings.Join(rows, "\n")
}

func (m *manuscript) row(columns int) string {
	row := "|"
	for range columns {
		row += m.line() + "|"
	}
	return row
}

// Whatever is written, at whatever width, no word of it is missing, and no row is
// wider or narrower than it should be.
func TestProseLosesNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &manuscript{t: t}
		text := m.blocks(4)
		w := rapid.IntRange(20, 110).Draw(t, "width")
		out := NewMarkdown(style.Theme{}).Render(text, w)
		if problem := misfit(out, w, strings.Count(out, "\n")+1); problem != "" {
			t.Fatalf("at %d: %s\n%s", w, problem, text)
		}
		// A word that is longer than its row is broken, so rows are joined.
		joined := strings.NewReplacer(" ", "", "\n", "", "│", "").Replace(out)
		for _, word := range m.words {
			if !strings.Contains(joined, word) {
				t.Fatalf("at %d: %s is missing\n%s\n\n%s", w, word, text, out)
			}
		}
	})
}

// scrawl is what could upset a reader of Markdown, or a terminal.
func scrawl() *rapid.Generator[string] {
	pieces := []string{
		"*", "**", "_", "`", "```", "~~~", "|", "|-|-|", ":-:", "#", ">", "- ", "1. ", "[", "](", ")", "![", "<", ">", "\\", "---", "===", "\n", "\n\n", "  ", "    ", "\t",
		"&lt;", "&#27;[31m", "&#x202e;", "&#10;", "&#0;", "&#x301;", "&NewLine;", "&nbsp;", "\x1b[31m", "\x1b]0;x\x07", "\r", "\u202e", "\u200d", "\u0301", "\u00a0", "\u3000", "日", "🇩🇪", "\xff", "word",
	}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), "")
	})
}

func TestProseIsSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(scrawl(), rapid.String(), hostile()).Draw(t, "text")
		w := rapid.IntRange(0, 60).Draw(t, "width")
		if problem := unsafeProse(text, w); problem != "" {
			t.Fatalf("%q at %d: %s", text, w, problem)
		}
	})
}

// unsafeProse says what is wrong with a text as it is set. A theme without styles
// draws no escapes, so that any there are come from the text.
func unsafeProse(text string, w int) string {
	out := NewMarkdown(style.Theme{}).Render(text, w)
	if problem := misfit(out, w, strings.Count(out, "\n")+1); problem != "" {
		return problem
	}
	return unsafe(out)
}

func FuzzMarkdown(f *testing.F) {
	f.Add("# *a* `b`\n\n- c\n  1. d\n\n> e\n\n|f|g|\n|-|-|\n|h|i|\n", 30)
	f.Add("&#27;[31m &#x202e; &#x301; \\&#27;", 20)
	f.Add("```http\n\u0301\x1b[31m\n```\n<\x07>", 24)
	f.Add("> ```\n>\u0301a\n> ```", 24)
	f.Fuzz(func(t *testing.T, text string, w int) {
		if problem := unsafeProse(text, min(max(w, 0), 200)); problem != "" {
			t.Fatalf("%q at %d: %s", text, w, problem)
		}
	})
}
