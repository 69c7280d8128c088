// Package content holds the lessons, the glossary and the references, as
// Markdown inside the program, and the questions of interviews.
package content

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"authlab/lab/pattern"

	"go.yaml.in/yaml/v4"
)

//go:embed lessons interview glossary.md references.md api.md
var files embed.FS

// Lesson is something to read. Its Markdown may name things of the world as
// {{anas-invoice}}, and links to what else there is: see Link.
type Lesson struct {
	ID, Title, Markdown string
	Front
}

// Front is what stands above a lesson's text, between two lines of three dashes.
type Front struct {
	Track     string   `yaml:"track"`     // whose scenarios it leads up to
	Rows      []string `yaml:"rows"`      // of the curriculum, which it teaches
	Standards []string `yaml:"standards"` // the clauses it explains
}

// Lessons returns the lessons in the order to read them, which is that of their
// files' names.
func Lessons() []Lesson {
	names, err := fs.Glob(files, "lessons/*.md")
	if err != nil {
		panic(err) // only on a bad pattern
	}
	var lessons []Lesson
	for _, name := range names {
		_, id, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".md"), "-")
		lessons = append(lessons, page(id, name))
	}
	return lessons
}

// Shelf returns what is there to look things up in: the glossary and the references.
func Shelf() []Lesson {
	return []Lesson{page("glossary", "glossary.md"), page("references", "references.md")}
}

// Glossary returns the words of authlab and what each means, as Markdown.
func Glossary() string { return page("glossary", "glossary.md").Markdown }

// References returns the clauses and what each settles, as Markdown.
func References() string { return page("references", "references.md").Markdown }

// API returns what package api offers to the code on the bench, as Markdown.
func API() string { return read("api.md") }

// Interview returns the folder of the questions that interviewers ask.
func Interview() fs.FS {
	sub, err := fs.Sub(files, "interview")
	if err != nil {
		panic(err) // the name is a valid path, and that is all Sub asks
	}
	return sub
}

// Scenarios lists the ids of the scenarios that practise the lesson, as it links
// to them.
func (l Lesson) Scenarios() []string { return l.linked(ToScenario) }

// Lead is the first paragraph of a page.
func (l Lesson) Lead() string {
	var prose strings.Builder // without figures and code
	for i, part := range strings.Split(l.Markdown, "```") {
		if outside := i%2 == 0; outside {
			prose.WriteString(part)
		}
	}
	for block := range strings.SplitSeq(prose.String(), "\n\n") {
		if block != "" && !strings.HasPrefix(block, "#") {
			return block
		}
	}
	return ""
}

// linked lists the names of one sort that the lesson links to, each once.
func (l Lesson) linked(to string) []string {
	var names []string
	for _, link := range Links(l.Markdown) {
		if link.To == to && !slices.Contains(names, link.Name) {
			names = append(names, link.Name)
		}
	}
	return names
}

// What a link inside may lead to.
const (
	ToLesson   = "lesson"
	ToScenario = "scenario"
	ToGlossary = "glossary"
)

// Link is a Markdown link to something inside the program, such as
// [role](glossary:role).
type Link struct {
	Line     int
	To, Name string // "glossary", "role"
}

var insideLink = pattern.Late(`\]\(([a-z]+):([^/)][^)]*)\)`)

// Links lists the links inside of a Markdown text. A name of several words is
// written with hyphens.
func Links(markdown string) []Link {
	var links []Link
	for i, line := range strings.Split(markdown, "\n") {
		for _, found := range insideLink().FindAllStringSubmatch(line, -1) {
			links = append(links, Link{i + 1, found[1], found[2]})
		}
	}
	return links
}

var glossaryEntry = pattern.Late(`(?m)^\*\*([^*]+)\*\*`)

// Words lists the words the glossary explains.
func Words() []string {
	var words []string
	for _, entry := range glossaryEntry().FindAllStringSubmatch(Glossary(), -1) {
		words = append(words, strings.Split(entry[1], ", ")...)
	}
	return words
}

// Meanings are the entries of the glossary for some words, by their link names, as
// Markdown and in the glossary's order; a word that it has not is left out.
func Meanings(words []string) string {
	var entries []string
	for _, entry := range strings.Split(Glossary(), "\n\n") {
		head := glossaryEntry().FindStringSubmatch(entry)
		if head == nil {
			continue
		}
		if slices.ContainsFunc(strings.Split(head[1], ", "), func(word string) bool { return slices.Contains(words, LinkName(word)) }) {
			entries = append(entries, entry)
		}
	}
	return strings.Join(entries, "\n\n")
}

// Linked lists the words of the glossary that the lesson links to, by their link names.
func (l Lesson) Linked() []string { return l.linked(ToGlossary) }

// LinkName is how links name a word of the glossary: with hyphens for spaces.
func LinkName(word string) string { return strings.ReplaceAll(word, " ", "-") }

// page panics on a file that does not read as a page, which no caller can supply.
func page(id, name string) Lesson {
	text := read(name)
	lesson := Lesson{ID: id}
	if rest, has := strings.CutPrefix(text, "---\n"); has {
		front, body, _ := strings.Cut(rest, "\n---\n")
		if err := yaml.Load([]byte(front), &lesson.Front, yaml.WithKnownFields()); err != nil {
			panic(fmt.Errorf("content: %s: %w", name, err))
		}
		text = strings.TrimLeft(body, "\n")
	}
	lesson.Title, lesson.Markdown = title(text), text
	return lesson
}

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
