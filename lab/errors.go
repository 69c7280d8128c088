package lab

import (
	"errors"
	"strings"
)

// ErrNotFound is returned where a scenario, a step or a stored thing is asked
// for by a name that nothing has.
var ErrNotFound = errors.New("not found")

// Mistake is an error made by a person, and so one that says where it is and
// what to try. It prints as "where: what; try try".
type Mistake struct {
	Where string // file:line:column, or a flag, or empty
	What  string
	Try   string
}

func (m *Mistake) Error() string {
	var text strings.Builder
	if m.Where != "" {
		text.WriteString(m.Where + ": ")
	}
	text.WriteString(m.What)
	if m.Try != "" {
		text.WriteString("; try " + m.Try)
	}
	return text.String()
}
