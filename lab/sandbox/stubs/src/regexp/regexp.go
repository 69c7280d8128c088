//go:build lesson

// Package regexp finds patterns in text. How long a pattern and a text may be
// is bounded, and matching is charged for by both.
package regexp

type Regexp struct{ unseen any }

func Compile(expr string) (*Regexp, error)
func MustCompile(str string) *Regexp
func QuoteMeta(s string) string
func Match(pattern string, b []byte) (matched bool, err error) {
	return MatchString(pattern, string(b))
}
func MatchString(pattern string, s string) (matched bool, err error)

func (re *Regexp) FindAllString(s string, n int) []string
func (re *Regexp) FindAllStringIndex(s string, n int) [][]int
func (re *Regexp) FindAllStringSubmatch(s string, n int) [][]string
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int
func (re *Regexp) FindString(s string) string
func (re *Regexp) FindStringIndex(s string) (loc []int)
func (re *Regexp) FindStringSubmatch(s string) []string
func (re *Regexp) FindStringSubmatchIndex(s string) []int
func (re *Regexp) LiteralPrefix() (prefix string, complete bool)
func (re *Regexp) Longest()
func (re *Regexp) MatchString(s string) bool
func (re *Regexp) NumSubexp() int
func (re *Regexp) ReplaceAllLiteralString(src, repl string) string
func (re *Regexp) ReplaceAllString(src, repl string) string
func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string
func (re *Regexp) Split(s string, n int) []string
func (re *Regexp) String() string
func (re *Regexp) SubexpIndex(name string) int
func (re *Regexp) SubexpNames() []string

// What follows works on bytes by way of text.

func (re *Regexp) Match(b []byte) bool { return re.MatchString(string(b)) }

func (re *Regexp) Find(b []byte) []byte {
	if at := re.FindStringIndex(string(b)); at != nil {
		return b[at[0]:at[1]:at[1]]
	}
	return nil
}

func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.FindStringIndex(string(b)) }

func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	at := re.FindStringSubmatchIndex(string(b))
	var found [][]byte
	for i := 0; i < len(at); i += 2 {
		var part []byte
		if at[i] >= 0 {
			part = b[at[i]:at[i+1]:at[i+1]]
		}
		found = append(found, part)
	}
	return found
}

func (re *Regexp) FindAll(b []byte, n int) [][]byte {
	var found [][]byte
	for _, at := range re.FindAllStringIndex(string(b), n) {
		found = append(found, b[at[0]:at[1]:at[1]])
	}
	return found
}

func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	return append([]byte(nil), re.ReplaceAllString(string(src), string(repl))...)
}
