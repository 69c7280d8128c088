package idp

import "slices"

func sorted(words []string) []string { return slices.Sorted(slices.Values(words)) }

// beyond lists the words that are not among those allowed.
func beyond(words, allowed []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool { return slices.Contains(allowed, word) })
}

// common lists the words of one that are in the other as well.
func common(words, others []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool { return !slices.Contains(others, word) })
}

func unique(words []string) []string { return slices.Compact(sorted(words)) }
