// Package content holds the lessons, the glossary and the references, as
// Markdown inside the program.
package content

// Lesson is something to read. Markdown may name things of the world as {{anas-invoice}}.
type Lesson struct{ ID, Title, Markdown string }

// Lessons returns the lessons in the order to read them.
func Lessons() []Lesson { return nil }

// Glossary returns the words of authlab and what they mean, as Markdown.
func Glossary() string { return "" }
