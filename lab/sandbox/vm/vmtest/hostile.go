package vmtest

import (
	"path"
	"slices"
	"strings"
)

// Hostile is a program that means harm, or meets it, and how it must end.
type Hostile struct {
	Name                        string
	Imports, Declarations, Body string
	Ends                        string // the kind of its crash, or Refused
	Says                        string // words of the crash, or of the refusal
}

// Refused is how a program ends that is not even run.
const Refused = "refused"

// Text is the program's file.
func (h Hostile) Text() string { return File(h.Imports, h.Declarations, h.Body) }

// File wraps the body of a Handle into a file that imports what it names.
func File(imports, declarations, body string) string {
	text := "package fix\n\nimport (\n\t\"net/http\"\n"
	for name := range strings.FieldsSeq(imports) {
		if strings.Contains(declarations+body, path.Base(name)+".") {
			text += "\t\"" + name + "\"\n"
		}
	}
	return text + ")\n\n" + declarations + "\n\nfunc Handle(w http.ResponseWriter, r *http.Request) {\n" + body + "\n}\n"
}

// HostilePrograms are all of them.
func HostilePrograms() []Hostile {
	return slices.Concat(endless(), greedy(), deep(), failing(), bombs(), Goroutines())
}
