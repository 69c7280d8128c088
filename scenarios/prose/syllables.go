package prose

import (
	"strings"

	"authlab/lab/pattern"
)

var (
	vowels    = pattern.Late(`[aeiouy]+`)
	silentEnd = pattern.Late(`(?:[^aeiouyl]e|[aeiouy]le|[^aeiouydtl]ed|(?:[aeiouy]l|ll)ed|[^aeiouyscgxzhl]es|[aeiouy]les)$`)
	apart     = pattern.Late(`ia|io(?:[^nu]|$)|eo[^u]|iu|ua[^r]|uou|ying|creat|dea`) // two vowels, spoken as two
	together  = pattern.Late(`cial|tial|gua|qua|people`)                             // and those of them that are not
)

// Syllables counts the syllables of an English word: its groups of vowels, less a
// silent e at the end. It errs on some words, and hardly on a text.
func Syllables(word string) int {
	word = strings.ToLower(word)
	word = strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
	n := len(vowels().FindAllString(word, -1)) + len(apart().FindAllString(word, -1)) - len(together().FindAllString(word, -1))
	if silentEnd().MatchString(word) {
		n--
	}
	return max(n, 1)
}
