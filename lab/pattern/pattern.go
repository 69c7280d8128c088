// Package pattern compiles regular expressions late. A program that is started
// anew for every verdict should not begin by compiling those of every screen.
package pattern

import (
	"regexp"
	"sync"
)

// Late is a regular expression that is compiled when it is first asked for; one
// that cannot be panics then. It is safe for use by several goroutines.
func Late(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
