package stubs

import (
	_ "embed"
	"strings"
)

// Absence says why a name of a real package is not on the bench, and what to use
// in its place. Why goes on from the name: "is left to package strings".
type Absence struct{ Why, Try string }

//go:embed out.txt
var outside string

// Outside looks a name up among those that the real package has and its stub has
// not. A method or a field goes by its type's name too: "Request.TLS".
func Outside(importPath, name string) (Absence, bool) {
	for line := range strings.Lines(outside) {
		path, rest, _ := strings.Cut(strings.TrimSpace(line), ": ")
		names, rest, _ := strings.Cut(rest, ": ")
		if why, try, found := strings.Cut(rest, ": "); found && path == importPath && among(names, name) {
			return Absence{why, try}, true
		}
	}
	return Absence{}, false
}

func among(names, wanted string) bool {
	for name := range strings.FieldsSeq(names) {
		if name == wanted {
			return true
		}
	}
	return false
}
