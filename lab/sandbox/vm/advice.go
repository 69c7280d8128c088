package vm

import "strings"

// tryAfter says what to try after a panic, by its words. Most panics of a
// learner's code are the runtime's, and each of those has one usual mend.
func tryAfter(panicked string) string {
	for _, one := range []struct{ says, try string }{
		{"nil map", "making the map before it is written to: m := map[string]bool{}"},
		{"nil pointer dereference", "asking whether it is nil, or for the error that came with it, before it is used"},
		{"index out of range", "asking for the length before the index"},
		{"slice bounds out of range", "asking for the length first, or strings.CutPrefix to take a prefix off"},
		{"interface conversion", "the form with two results, v, ok := x.(T), and asking for ok"},
		{"divide by zero", "asking whether the divisor is 0 first"},
		{"closed channel", "closing a channel once, where the last value is sent"},
		{"nil channel", "making the channel first: make(chan int)"},
		{"unhashable", "a key that can be compared, such as an ID"},
		{"uncomparable", "comparing something in them, such as an ID"},
		{"regexp: Compile", "mending the expression where it says"},
		{"out of range", "a smaller size"},
		{"negative", "a count that is not below 0"},
		{"not a status code", "one of the constants of net/http, such as http.StatusForbidden"},
	} {
		if strings.Contains(panicked, one.says) {
			return one.try
		}
	}
	return "answering with an error in place of a panic, and looking at what this line is given"
}
