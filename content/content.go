// Package content holds the lessons, the glossary and the references, as
// Markdown inside the program.
package content

import (
	"embed"
	"strings"
)

//go:embed lessons glossary.md references.md api.md
var files embed.FS

// Lesson is something to read. Its Markdown may name things of the world as
// {{anas-invoice}}.
type Lesson struct{ ID, Title, Markdown string }

// order is the order to read the lessons in.
func order() []string { return []string{"two-checkpoints", "401-or-403"} }

// Lessons returns the lessons in the order to read them.
func Lessons() []Lesson {
	var lessons []Lesson
	for _, id := range order() {
		text := read("lessons/" + id + ".md")
		lessons = append(lessons, Lesson{ID: id, Title: title(text), Markdown: text})
	}
	return lessons
}

// Glossary returns the words of authlab and what each means, as Markdown.
func Glossary() string { return read("glossary.md") }

// References returns the clauses and what each settles, as Markdown.
func References() string { return read("references.md") }

// API returns what package api offers to the code on the bench, as Markdown.
func API() string { return read("api.md") }

// read panics on a name that is not embedded, which no caller can supply.
func read(name string) string {
	text, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// title is a text's first heading.
func title(markdown string) string {
	line, _, _ := strings.Cut(markdown, "\n")
	return strings.TrimPrefix(line, "# ")
}
