package world

import "strings"

// ScopeFor is the scope a credential needs for a permission to count:
// orders.read for order.read.
func ScopeFor(permission string) string {
	noun, verb, _ := strings.Cut(permission, ".")
	if verb != "read" {
		verb = "write"
	}
	return noun + "s." + verb
}
