package scenarios

import "authlab/lab"

// near is what a mistake in a scenario offers in place of a mistyped word.
func near(typed string, names []string) []string { return lab.Near(typed, names) }
