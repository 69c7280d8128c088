package widget

import (
	"strings"
	"testing"
	"unicode/utf8"

	"authlab/lab"
	"authlab/tui/style"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// View is the rows as a block.
func (e *Editor) View(w, h int, focused bool, t style.Theme) string {
	return strings.Join(e.Rows(w, h, focused, t), "\n")
}

// press sends keys by name: "a", "enter", "ctrl+shift+z".
func press(e *Editor, strokes ...string) {
	for _, stroke := range strokes {
		e.Update(keyOf(stroke))
	}
}

func keyOf(stroke string) tea.KeyPressMsg {
	key := tea.Key{}
	parts := strings.Split(stroke, "+")
	for _, mod := range parts[:len(parts)-1] {
		switch mod {
		case "ctrl":
			key.Mod |= tea.ModCtrl
		case "alt":
			key.Mod |= tea.ModAlt
		case "shift":
			key.Mod |= tea.ModShift
		}
	}
	name := parts[len(parts)-1]
	if code, special := specialKeys()[name]; special {
		key.Code = code
		return tea.KeyPressMsg(key)
	}
	if name == "space" {
		name = " "
	}
	key.Code, _ = utf8.DecodeRuneInString(name)
	if key.Mod == 0 {
		key.Text = name
	}
	return tea.KeyPressMsg(key)
}

func specialKeys() map[string]rune {
	return map[string]rune{
		"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown,
		"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete,
		"esc": tea.KeyEscape, "f2": tea.KeyF2,
	}
}

// With marks the cursor as |.
func withCursor(e *Editor) string {
	line, column := e.Cursor()
	lines := strings.Split(e.Text(), "\n")
	lines[line-1] = lines[line-1][:column-1] + "|" + lines[line-1][column-1:]
	return strings.Join(lines, "\n")
}

// editorAt makes an editor of a text with a | where the cursor is.
func editorAt(lang Lang, marked string) *Editor {
	e := NewEditor(lang)
	e.SetText(strings.Replace(marked, "|", "", 1))
	before, _, _ := strings.Cut(marked, "|")
	e.MoveTo(strings.Count(before, "\n")+1, len(before)-strings.LastIndexByte(before, '\n'))
	return e
}

func TestEditorKeys(t *testing.T) {
	for _, test := range []struct {
		name, before string
		keys         []string
		after        string
	}{
		{"typing", "a|c", []string{"b"}, "ab|c"},
		{"a space", "a|c", []string{"space"}, "a |c"},
		{"backspace joins lines", "a\n|b", []string{"backspace"}, "a|b"},
		{"delete joins lines", "a|\nb", []string{"delete"}, "a|b"},
		{"backspace at the start", "|a", []string{"backspace"}, "|a"},
		{"delete at the end", "a|", []string{"delete"}, "a|"},
		{"enter keeps the indent", "\tx|", []string{"enter"}, "\tx\n\t|"},
		{"enter goes deeper after a brace", "\tif x {|", []string{"enter"}, "\tif x {\n\t\t|"},
		{"enter between braces", "f() {|}", []string{"enter"}, "f() {\n\t|\n}"},
		{"enter before the indent", "|\tx", []string{"enter"}, "\n|\tx"},
		{"a closing brace goes back", "{\n\t|", []string{"}"}, "{\n}|"},
		{"a closing brace in text stays", "\tx|", []string{"}"}, "\tx}|"},
		{"tab", "|x", []string{"tab"}, "\t|x"},
		{"tab moves a selection", "|a\nb", []string{"shift+down", "tab"}, "\ta\n|\tb"},
		{"shift+tab", "\t\tx|", []string{"shift+tab"}, "\tx|"},
		{"shift+tab on blanks", "  x|", []string{"shift+tab"}, "x|"},
		{"up keeps its column through a short line", "abcdef\n\nabcd|ef", []string{"up", "up"}, "abcd|ef\n\nabcdef"},
		{"up from the first line", "ab|c", []string{"up"}, "|abc"},
		{"down from the last line", "ab|c", []string{"down"}, "abc|"},
		{"down counts cells, not bytes", "日本|\nabcdef", []string{"down"}, "日本\nabcd|ef"},
		{"right over a wide rune", "|日本", []string{"right"}, "日|本"},
		{"left over a marked rune", "e\u0301|x", []string{"left"}, "|e\u0301x"},
		{"home to the first word, then to the start", "\t\tab|c", []string{"home", "home"}, "|\t\tabc"},
		{"home to the first word", "\t\tab|c", []string{"home"}, "\t\t|abc"},
		{"end", "a|bc\nd", []string{"end"}, "abc|\nd"},
		{"a word to the left", "foo.bar|", []string{"ctrl+left"}, "foo.|bar"},
		{"a word to the right", "|foo.bar", []string{"alt+right"}, "foo|.bar"},
		{"delete a word", "foo bar|", []string{"ctrl+w"}, "foo |"},
		{"delete to the start", "foo| bar", []string{"ctrl+u"}, "| bar"},
		{"typing over a selection", "|abc", []string{"shift+right", "shift+right", "x"}, "x|c"},
		{"left without shift drops the selection", "|abc", []string{"shift+right", "right", "x"}, "abx|c"},
		{"undo takes a run of typing back", "|", []string{"a", "b", "c", "ctrl+z"}, "|"},
		{"undo stops at a move", "|", []string{"a", "left", "b", "ctrl+z"}, "|a"},
		{"redo", "|", []string{"a", "ctrl+z", "ctrl+shift+z"}, "a|"},
		{"redo by ctrl+r", "|", []string{"a", "enter", "ctrl+z", "ctrl+z", "ctrl+r", "ctrl+r"}, "a\n|"},
		{"typing ends redo", "|", []string{"a", "ctrl+z", "b", "ctrl+r"}, "b|"},
		{"nothing to undo", "a|", []string{"ctrl+z"}, "a|"},
		{"cut a line and put it back", "a\n|b\nc", []string{"ctrl+x", "ctrl+v", "ctrl+v"}, "a\nb\nb\n|c"},
		{"cut a selection", "|abc", []string{"shift+end", "ctrl+x", "x", "ctrl+v"}, "xabc|"},
		{"page down past the end", "|a\nb", []string{"pgdown", "pgdown"}, "a\nb|"},
		{"ctrl+end, ctrl+home", "a\n|b", []string{"ctrl+end", "x", "ctrl+home", "y"}, "y|a\nbx"},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := editorAt(Go, test.before)
			press(e, test.keys...)
			if diff := cmp.Diff(test.after, withCursor(e)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestEditorLeavesToTheScreen(t *testing.T) {
	for _, test := range []struct {
		lang   Lang
		stroke string
		want   bool
	}{
		{Go, "esc", false},
		{Go, "f2", false},
		{Go, "ctrl+s", false},
		{Go, "tab", true},
		{HTTP, "tab", false},
		{HTTP, "shift+tab", false},
		{HTTP, "enter", true},
	} {
		if got := NewEditor(test.lang).Update(keyOf(test.stroke)); got != test.want {
			t.Errorf("lang %d, %s: %v, want %v", test.lang, test.stroke, got, test.want)
		}
	}
}

func TestEditorTidiesWhatIsPasted(t *testing.T) {
	e := NewEditor(Go)
	e.Update(tea.PasteMsg{Content: "a\r\nb\rc\x1b[31m\u202ed"})
	if got, want := e.Text(), "a\nb\ncd"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEditorRefusesWhatIsTooLong(t *testing.T) {
	e := NewEditor(Go)
	e.Update(tea.PasteMsg{Content: "kept"})
	for _, content := range []string{strings.Repeat("x", mostBytes), strings.Repeat("\n", mostLines)} {
		e.Update(tea.PasteMsg{Content: content})
		if got := e.Text(); got != "kept" {
			t.Errorf("%d bytes, want the text as it was", len(got))
		}
		if view := ansi.Strip(e.View(60, 5, true, style.New(true, true))); !strings.Contains(view, "no room") {
			t.Errorf("the view does not say why:\n%s", view)
		}
	}
}

func TestEditorClick(t *testing.T) {
	for _, test := range []struct {
		x, y int
		want string
	}{
		{5, 0, "|a\n\t日本\nc"},
		{0, 1, "a\n|\t日本\nc"},
		{11, 1, "a\n\t日|本\nc"},
		{99, 1, "a\n\t日本|\nc"},
		{99, 99, "a\n\t日本\nc|"},
		{-1, -1, "|a\n\t日本\nc"},
	} {
		e := editorAt(Go, "a\n\t日本\nc")
		e.View(40, 5, true, style.New(true, true))
		e.Click(test.x, test.y)
		if got := withCursor(e); got != test.want {
			t.Errorf("at %d, %d: %q, want %q", test.x, test.y, got, test.want)
		}
	}
}

func TestEditorShowsDiagnostics(t *testing.T) {
	e := editorAt(Go, "package x\n|\nfunc f() { y() }\n")
	e.SetDiagnostics([]lab.Diagnostic{{File: "x.go", Line: 3, Column: 12, Message: "undefined: y"}})
	view := ansi.Strip(e.View(60, 8, true, style.New(true, true)))
	for _, want := range []string{"✗ 3  func f()", "✗ 3:12 undefined: y"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is missing:\n%s", want, view)
		}
	}
}

// What to try stands at the end of a message, so a long one takes rows from the
// text, as long as there is enough of both.
func TestEditorShowsLongDiagnosticsWhole(t *testing.T) {
	e := editorAt(Go, "package x\n|\nfunc f() { y() }\n")
	e.SetDiagnostics([]lab.Diagnostic{{File: "x.go", Line: 3, Column: 12, Message: "api.Caller(r) gives 2 values, and one variable is named here; try caller, ok := api.Caller(r)"}})
	for _, test := range []struct {
		w, h int
		want string
	}{
		{60, 12, "✗ 3:12 api.Caller(r) gives 2 values, and one variable is|named here; try caller, ok := api.Caller(r)"},
		{120, 12, "✗ 3:12 api.Caller(r) gives 2 values, and one variable is named here; try caller, ok := api.Caller(r)"},
		{30, 12, "✗ 3:12 api.Caller(r) gives 2|values, and one variable is|named here; try caller, ok :=…"},
		{60, 5, "✗ 3:12 api.Caller(r) gives 2 values, and one variable is na…"},
	} {
		var rows []string
		view := strings.Split(ansi.Strip(e.View(test.w, test.h, true, style.New(true, true))), "\n")
		for _, row := range view[test.h-strings.Count(test.want, "|")-1:] {
			rows = append(rows, strings.TrimRight(row, " "))
		}
		if got := strings.Join(rows, "|"); got != test.want || len(view) != test.h {
			t.Errorf("in %d by %d, %d rows end in\n%s, want\n%s", test.w, test.h, len(view), got, test.want)
		}
	}
}

func TestEditorShortensCredentials(t *testing.T) {
	long := "Authorization: Bearer " + strings.Repeat("eyJ", 30)
	e := editorAt(HTTP, "GET /|\n"+long)
	view := func() string { return ansi.Strip(e.View(140, 4, true, style.New(true, true))) }
	if strings.Contains(view(), long) {
		t.Errorf("the token is shown at length:\n%s", view())
	}
	press(e, "down")
	if !strings.Contains(view(), long) {
		t.Errorf("the token is cut while the cursor is on it:\n%s", view())
	}
}

func TestEditorPairsBrackets(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"f|(a(b))", "(1,7)"},
		{"f(a(b))|", "(1,2)"},
		{`f|("(")`, "(1,6)"},
		{"f|(", "none"},
		{"|f", "none"},
		{"{|\n\tx\n}", "(3,1)"},
	} {
		e := editorAt(Go, test.text)
		e.spans = lex(e.lang, e.lines)
		got := "none"
		if pair := e.pair(); pair != nil {
			got = "(" + count(pair[1].line+1) + "," + count(pair[1].column+1) + ")"
		}
		if got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

// Whatever is done to it, an editor draws exactly its size, keeps its text safe
// and its cursor between characters, and undo leads back to the start.
func TestEditorHoldsItsRules(t *testing.T) {
	strokes := []string{
		"a", "}", "{", "(", "\"", "`", "日", "\u0301", "space", "enter", "tab", "shift+tab", "backspace", "delete",
		"left", "right", "up", "down", "shift+left", "shift+right", "shift+up", "shift+down", "home", "end",
		"pgup", "pgdown", "ctrl+left", "ctrl+right", "ctrl+w", "ctrl+u", "ctrl+x", "ctrl+v", "ctrl+z", "ctrl+r", "ctrl+end",
	}
	rapid.Check(t, func(t *rapid.T) {
		e := NewEditor(rapid.SampledFrom([]Lang{Go, HTTP}).Draw(t, "lang"))
		start := rapid.String().Draw(t, "text")
		e.SetText(start)
		theme := style.New(true, rapid.Bool().Draw(t, "color"))
		for _, stroke := range rapid.SliceOfN(rapid.SampledFrom(strokes), 0, 60).Draw(t, "keys") {
			press(e, stroke)
			holdsRules(t, e, theme)
		}
		w, h := rapid.IntRange(0, 120).Draw(t, "w"), rapid.IntRange(0, 40).Draw(t, "h")
		if problem := misfit(e.View(w, h, true, theme), w, h); problem != "" {
			t.Fatal(problem)
		}
	})
}

func holdsRules(t interface{ Fatalf(string, ...any) }, e *Editor, theme style.Theme) {
	if text := e.Text(); text != Safe(text) {
		t.Fatalf("unsafe text %q", text)
	}
	if e.snap(e.cursor) != e.cursor {
		t.Fatalf("cursor %v inside a character of %q", e.cursor, e.Text())
	}
	if problem := misfit(e.View(40, 8, true, theme), 40, 8); problem != "" {
		t.Fatalf("%s, text %q", problem, e.Text())
	}
}

func FuzzEditor(f *testing.F) {
	f.Add("package x\n\nfunc f() {\n}\n", "abc\x00\x01\x02", true)
	f.Add("GET / HTTP/1.1\nCookie: a=b\n\n{\"a\": \"b", "\n\t日", false)
	f.Fuzz(func(t *testing.T, text, keys string, isGo bool) {
		e := NewEditor(HTTP)
		if isGo {
			e = NewEditor(Go)
		}
		e.SetText(text)
		theme := style.New(true, true)
		special := []rune{
			tea.KeyLeft, tea.KeyRight, tea.KeyUp, tea.KeyDown, tea.KeyHome, tea.KeyEnd, tea.KeyPgUp, tea.KeyPgDown,
			tea.KeyEnter, tea.KeyTab, tea.KeyBackspace, tea.KeyDelete, 'z', 'x', 'v', 'r', 'w', 'u',
		}
		for i, r := range keys {
			key := tea.Key{Code: r, Text: string(r)}
			if r < 0x80 && i%2 == 1 {
				key = tea.Key{Code: special[int(r)%len(special)], Mod: tea.KeyMod(r>>4) & (tea.ModShift | tea.ModAlt | tea.ModCtrl)}
			}
			e.Update(tea.KeyPressMsg(key))
		}
		e.Update(tea.PasteMsg{Content: keys})
		holdsRules(t, e, theme)
	})
}

func BenchmarkEditorKeyAndView(b *testing.B) {
	var source strings.Builder
	source.WriteString("package bench\n\n")
	for i := range 6 {
		source.WriteString("// Refund" + count(i) + " pays a customer back.\nfunc Refund" + count(i) +
			"(w http.ResponseWriter, r *http.Request) {\n\tcaller, ok := api.Caller(r)\n\tif !ok {\n\t\tapi.Unauthorized(w, r)\n\t\treturn\n\t}\n\tapi.JSON(w, 200, caller.Name+\"!\")\n}\n\n")
	}
	e := NewEditor(Go)
	e.SetText(source.String())
	e.MoveTo(30, 5)
	theme := style.New(true, true)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		stroke := "x"
		if i%2 == 1 {
			stroke = "backspace"
		}
		press(e, stroke)
		e.View(100, 60, true, theme)
	}
}
