package prose

import (
	_ "embed"
	"strings"
	"unicode"
)

// listed are the words of the lessons and the built-in scenarios, one a line, as
// they were when somebody last read them through: make words.
//
//go:embed words.txt
var listed string

// Lexicon holds words that are spelt right.
type Lexicon map[string]bool

// Listed returns the words authlab has used so far.
func Listed() Lexicon {
	lexicon := Lexicon{}
	for word := range strings.Lines(listed) {
		lexicon[strings.TrimSpace(word)] = true
	}
	return lexicon
}

// Spelt returns the words of a text as a lexicon has them: in lower case, without
// the 's of an owner, and without names such as crAPI or HasRole.
func Spelt(markdown string) []string {
	var words []string
	for _, word := range Words(markdown) {
		if tail := word[1:]; strings.ToLower(tail) == tail {
			words = append(words, plain(word))
		}
	}
	return words
}

func plain(word string) string {
	word = strings.ReplaceAll(strings.ToLower(word), "’", "'")
	return strings.TrimSuffix(word, "'s")
}

// Typo is a word that is likely to be meant for another.
type Typo struct{ Word, Meant string }

// Typos finds the words of a text that are not listed and one slip away from one
// that is. What is like no listed word is new, and no typo; nor is a name.
func (l Lexicon) Typos(markdown string) []Typo {
	var typos []Typo
	for _, word := range Words(markdown) {
		if strings.ContainsFunc(word, unicode.IsUpper) || l[plain(word)] {
			continue
		}
		if meant := l.near(plain(word)); meant != "" {
			typos = append(typos, Typo{word, meant})
		}
	}
	return typos
}

// shortest is how many letters a word has at least that is held to the list:
// shorter ones are all alike.
const shortest = 6

// near returns a listed word that is one slip away: a letter too many or too few,
// another letter, or two that changed places. The first letter is seldom the slip.
func (l Lexicon) near(word string) string {
	if len(word) < shortest {
		return ""
	}
	for i := 1; i <= len(word); i++ {
		before, after := word[:i], word[i:]
		slips := []string{}
		if len(after) > 0 {
			slips = append(slips, before+after[1:])
		}
		if len(after) > 1 {
			slips = append(slips, before+after[1:2]+after[:1]+after[2:])
		}
		for letter := 'a'; letter <= 'z'; letter++ {
			slips = append(slips, before+string(letter)+after)
			if len(after) > 0 {
				slips = append(slips, before+string(letter)+after[1:])
			}
		}
		for _, slip := range slips {
			if l[slip] && !inflected(word, slip) {
				return slip
			}
		}
	}
	return ""
}

// inflected reports whether two words differ in their endings only: token and
// tokens, role and roles, asked and asker.
func inflected(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(b, a[:len(a)-1]) && (len(a) == len(b) || strings.HasPrefix(b, a))
}
