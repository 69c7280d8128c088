package scenarios

import (
	"slices"
	"strings"
)

// near returns the names closest to a mistyped one, the closest first; all of
// them where none is close.
func near(typed string, names []string) []string {
	typed = strings.ToLower(typed)
	limit := 1 + len(typed)/4 // letters that may differ
	var close []string
	for _, name := range names {
		if distance(typed, strings.ToLower(name)) <= limit {
			close = append(close, name)
		}
	}
	if len(close) == 0 {
		return names
	}
	slices.SortStableFunc(close, func(a, b string) int {
		return distance(typed, strings.ToLower(a)) - distance(typed, strings.ToLower(b))
	})
	return close
}

// distance is the number of letters to insert, delete or replace (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
