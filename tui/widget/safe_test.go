package widget

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSafe(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"plain", "a\tb\nc", "a\tb\nc"},
		{"other scripts", "日本 é ñ Ж", "日本 é ñ Ж"},
		{"colour", "a\x1b[31mb\x1b[0mc", "abc"},
		{"window title", "a\x1b]0;title\x07b\x1b]0;title\x1b\\c", "abc"},
		{"clipboard", "a\x1b]52;c;aGk=\x07b", "ab"},
		{"link", "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\", "link"},
		{"a string without an end hides nothing", "a\x1b]0;b", "a0;b"},
		{"eight-bit forms", "a\u009b31mb\u009d0;title\u009cc", "abc"},
		{"reset", "a\x1bcb", "ab"},
		{"bell, backspace, return, delete", "a\x07b\bc\rd\x7fe", "abcde"},
		{"reading order", "a\u202eb\u2066c\u200fd", "abcd"},
		{"zero width", "a\u200bb\ufeffc\u2060d\u00ade", "abcde"},
		{"line separator", "a\u2028b", "ab"},
		{"tags", "a\U000E0041b", "ab"},
		{"fillers", "a\u3164b\u115fc", "abc"},
		{"towers of marks", "a" + strings.Repeat("\u0301", 50), "a" + strings.Repeat("\u0301", mostMarks)},
		{"a mark with nothing to stand on", "\u0301a \u0903b\n\U0001F3FBc", "a b\nc"},
		{"not UTF-8", "a\xffb", "a\ufffdb"},
		{"a sequence in a sequence", "a\x1b\x1b[31m[31mb", "a[31mb"},
	} {
		if got := Safe(test.text); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// hostile draws text made of what could do harm.
func hostile() *rapid.Generator[string] {
	pieces := []string{"\x1b", "[", "]", "0;", "m", "\x07", "\\", "\u009b", "\u009d", "\u009c", "\r", "\u202e", "\u200d", "\u0301", "a", "日", "\n", "\xff"}
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces"), "")
	})
}

func TestSafeHoldsItsRules(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), hostile()).Draw(t, "text")
		if problem := unsafe(Safe(text)); problem != "" {
			t.Fatalf("%q: %s", text, problem)
		}
	})
}

func unsafe(s string) string {
	if !utf8.ValidString(s) {
		return "not UTF-8"
	}
	for _, r := range s {
		if r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return "holds " + string(r)
		}
	}
	if Safe(s) != s {
		return "not settled"
	}
	return ""
}

func FuzzSafe(f *testing.F) {
	f.Add("a\x1b[31mb\x1b]0;x\x07")
	f.Add("\u202e\u009b\xff")
	f.Fuzz(func(t *testing.T, text string) {
		if problem := unsafe(Safe(text)); problem != "" {
			t.Fatalf("%q: %s", text, problem)
		}
	})
}
