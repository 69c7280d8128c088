package lab

import (
	"cmp"
	"slices"
	"strings"
)

// InOrder sorts attempts as they were made: by time, and of one moment by id.
// Whichever of two machines a history was merged on, it is then the same.
func InOrder(attempts []Attempt) []Attempt {
	sorted := slices.Clone(attempts)
	slices.SortFunc(sorted, func(a, b Attempt) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(len(a.ID), len(b.ID)), strings.Compare(a.ID, b.ID))
	})
	return sorted
}
