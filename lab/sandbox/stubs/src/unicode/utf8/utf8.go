//go:build lesson

// Package utf8 counts and checks the bytes of runes.
package utf8

const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)

func RuneCountInString(s string) (n int)
func RuneLen(r rune) int
func ValidRune(r rune) bool
func ValidString(s string) bool
func DecodeRuneInString(s string) (rune, int)
func DecodeLastRuneInString(s string) (rune, int)

func AppendRune(p []byte, r rune) []byte { return append(p, string(r)...) }
func DecodeRune(p []byte) (r rune, size int) {
	return DecodeRuneInString(string(p[:min(len(p), UTFMax)]))
}
func DecodeLastRune(p []byte) (r rune, size int) {
	return DecodeLastRuneInString(string(p[max(0, len(p)-UTFMax):]))
}
func EncodeRune(p []byte, r rune) int { text := string(r); _ = p[len(text)-1]; return copy(p, text) }
func FullRune(p []byte) bool          { return FullRuneInString(string(p[:min(len(p), UTFMax)])) }
func FullRuneInString(s string) bool
func RuneCount(p []byte) int { return RuneCountInString(string(p)) }
func RuneStart(b byte) bool  { return b&0xC0 != 0x80 }
func Valid(p []byte) bool    { return ValidString(string(p)) }
