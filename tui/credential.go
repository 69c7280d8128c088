package tui

import (
	"reflect"
	"slices"
	"strings"

	"authlab/lab"
)

// withKey puts a key's credential into the text of a request in place of those
// it carries, and leaves the rest as it was typed.
func withKey(text string, key lab.Key) string {
	head, body, hasBody := strings.Cut(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n")
	lines := slices.DeleteFunc(strings.Split(head, "\n"), isCredential)
	if len(lines) == 0 {
		lines = []string{""}
	}
	line, value := carrying(lines[0], key)
	lines[0] = line
	if key.Body != "" {
		lines = append(slices.DeleteFunc(lines, isContentType), "Content-Type: application/json")
		body, hasBody = key.Body, true
	}
	if key.Header != "" {
		lines = slices.Insert(lines, 1, key.Header+": "+value)
	}
	if key.Proof != "" {
		lines = slices.Insert(lines, 2, lab.FieldProof+": "+key.Proof)
	}
	text = strings.Join(lines, "\n")
	if hasBody {
		text += "\n\n" + body
	}
	return text
}

// carrying is the first line of a request with the channel a key needs, and the
// key's value on it. A line that cannot be read yet stays as it is.
func carrying(line string, key lab.Key) (string, string) {
	before, err := lab.ParseRequest(line)
	if err != nil {
		return line, key.Value
	}
	after := before.With(key)
	if !reflect.DeepEqual(before.Channel, after.Channel) {
		line, _, _ = strings.Cut(after.Text(), "\n")
	}
	return line, after.Header.Get(key.Header)
}

func isCredential(line string) bool {
	return isField(line, "Authorization") || isField(line, "Cookie") || isField(line, lab.FieldProof)
}

func isContentType(line string) bool { return isField(line, "Content-Type") }

func isField(line, name string) bool {
	before, _, _ := strings.Cut(line, ":")
	return strings.EqualFold(before, name)
}
