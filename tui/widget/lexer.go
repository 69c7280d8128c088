package widget

import (
	"strings"
	"unicode/utf8"
)

// Lang is a language the editor and the highlighter know.
type Lang int

const (
	Go   Lang = iota
	HTTP      // a request or a response: first line, fields, body
	JSON
	Plain // nothing stands out
)

// class is what a piece of code is, and so how it looks.
type class uint8

const (
	plain class = iota
	keyword
	literal
	comment
	number
	name
)

// span is a piece of one line, in bytes. What no span covers is plain.
type span struct {
	from, to int
	class    class
}

// lex sorts a text into spans, line by line.
func lex(lang Lang, lines []string) [][]span {
	switch lang {
	case Go:
		return lexGo(lines)
	case HTTP:
		return lexHTTP(lines)
	case JSON:
		return lexEach(lines, lexJSON)
	case Plain:
	}
	return make([][]span, len(lines))
}

func lexEach(lines []string, lexLine func(string) []span) [][]span {
	spans := make([][]span, len(lines))
	for i, line := range lines {
		spans[i] = lexLine(line)
	}
	return spans
}

// lexHTTP colours the first line, the names of fields, and a body as JSON; an answer
// below a request likewise.
func lexHTTP(lines []string) [][]span {
	spans := make([][]span, len(lines))
	body := false
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "HTTP/"):
			body = false // its look is statusRow's
		case body:
			spans[i] = lexJSON(line)
		case strings.TrimSpace(line) == "":
			body = true
		case i == 0:
			spans[i] = lexFirstLine(line)
		default:
			spans[i] = lexField(line)
		}
	}
	return spans
}

// lexFirstLine marks the method of a request, and dims the version.
func lexFirstLine(line string) []span {
	first, rest, found := strings.Cut(line, " ")
	if !found {
		return []span{{0, len(line), keyword}}
	}
	spans := []span{{0, len(first), keyword}}
	if at := strings.LastIndex(rest, " HTTP/"); at >= 0 {
		spans = append(spans, span{len(first) + 1 + at, len(line), comment})
	}
	return spans
}

func lexField(line string) []span {
	if at := strings.IndexByte(line, ':'); at > 0 {
		return []span{{0, at, name}}
	}
	return nil
}

// lexJSON sorts one line of JSON; a string before a colon is a name.
func lexJSON(line string) []span {
	var spans []span
	for i := 0; i < len(line); {
		end := i + 1
		switch c := line[i]; {
		case c == '"':
			end = stringEnd(line, i)
			kind := literal
			if strings.HasPrefix(strings.TrimLeft(line[end:], " \t"), ":") {
				kind = name
			}
			spans = append(spans, span{i, end, kind})
		case isWord(c):
			end = wordEnd(line, i)
			spans = append(spans, span{i, end, jsonWord(line[i:end])})
		}
		i = end
	}
	return spans
}

// stringEnd is where the string that starts at from ends, in bytes.
func stringEnd(line string, from int) int {
	for i := from + 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(line)
}

func isWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		c == '_' || c == '-' || c == '+' || c == '.' || c >= utf8.RuneSelf
}

func wordEnd(line string, from int) int {
	end := from
	for end < len(line) && isWord(line[end]) {
		end++
	}
	return end
}

func jsonWord(word string) class {
	switch word {
	case "true", "false", "null":
		return keyword
	}
	if c := word[0]; c >= '0' && c <= '9' || c == '-' {
		return number
	}
	return plain
}
