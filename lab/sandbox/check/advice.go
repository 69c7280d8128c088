package check

import (
	"regexp"
	"strings"
)

// advice says, for the messages of a pattern, what is wrong and what to try. $1
// stands for what the pattern's first group caught.
type advice struct{ when, say, try string }

// hint is advice ready for use.
type hint struct {
	when     *regexp.Regexp
	say, try string // say is empty where the message itself is plain enough
}

func compiled(table []advice) []hint {
	hints := make([]hint, len(table))
	for i, one := range table {
		hints[i] = hint{regexp.MustCompile(one.when), one.say, one.try}
	}
	return hints
}

// advise finds the first hint for a message. The last hint of a table is for all.
func advise(hints []hint, message string) (what, try string) {
	for _, one := range hints {
		caught := one.when.FindStringSubmatchIndex(message)
		if caught == nil {
			continue
		}
		what = message
		if one.say != "" {
			what = string(one.when.ExpandString(nil, one.say, message, caught))
		}
		return what, string(one.when.ExpandString(nil, one.try, message, caught))
	}
	return message, ""
}

// plain takes out of one of the type checker's messages what only Go's makers
// need, and puts it in one line.
func plain(message string) string {
	message = strings.Join(strings.Fields(message), " ")
	message = strings.TrimPrefix(message, "invalid operation: ")
	return strings.TrimPrefix(message, "invalid argument: ")
}
