package lab

import (
	"slices"
	"strings"
)

// Near returns the names closest to a mistyped one, the closest first; all of
// them as they stand where none is close. Case does not count.
func Near(typed string, names []string) []string {
	if alike := Alike(typed, names); len(alike) > 0 {
		return alike
	}
	return names
}

// Alike returns the names a mistyped one may have been meant for, the closest
// first. Case does not count.
func Alike(typed string, names []string) []string {
	typed = strings.ToLower(typed)
	apart := func(name string) int { return distance(typed, strings.ToLower(name)) }
	limit := 1 + len(typed)/4 // letters that may differ
	var alike []string
	for _, name := range names {
		if apart(name) <= limit {
			alike = append(alike, name)
		}
	}
	slices.SortStableFunc(alike, func(a, b string) int { return apart(a) - apart(b) })
	return alike
}

// distance is the number of letters to insert, delete or replace between two
// words (Levenshtein).
func distance(from, to string) int {
	a, b := []rune(from), []rune(to)
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
