//go:build lesson

// Package strconv turns text into numbers and back.
package strconv

var ErrRange error

var ErrSyntax error

type NumError struct {
	Func string
	Num  string
	Err  error
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": " + "parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

// The text of a NumError names the function that was called, so these return
// its parts and the functions below build it.
func atoi(s string) (n int, failed string, err error)
func parseInt(s string, base int, bitSize int) (n int64, failed string, err error)
func parseUint(s string, base int, bitSize int) (n uint64, failed string, err error)
func parseFloat(s string, bitSize int) (n float64, failed string, err error)
func parseBool(s string) (b bool, failed string, err error)

func numError(function, s string, err error) error {
	if err == nil {
		return nil
	}
	return &NumError{function, s, err}
}

func Atoi(s string) (int, error) {
	n, failed, err := atoi(s)
	return n, numError(failed, s, err)
}

func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	n, failed, err := parseInt(s, base, bitSize)
	return n, numError(failed, s, err)
}

func ParseUint(s string, base int, bitSize int) (uint64, error) {
	n, failed, err := parseUint(s, base, bitSize)
	return n, numError(failed, s, err)
}

func ParseFloat(s string, bitSize int) (float64, error) {
	n, failed, err := parseFloat(s, bitSize)
	return n, numError(failed, s, err)
}

func ParseBool(str string) (bool, error) {
	b, failed, err := parseBool(str)
	return b, numError(failed, str, err)
}

func Itoa(i int) string
func FormatInt(i int64, base int) string
func FormatUint(i uint64, base int) string
func FormatBool(b bool) string
func FormatFloat(f float64, fmt byte, prec, bitSize int) string
func AppendBool(dst []byte, b bool) []byte             { return append(dst, FormatBool(b)...) }
func AppendInt(dst []byte, i int64, base int) []byte   { return append(dst, FormatInt(i, base)...) }
func AppendUint(dst []byte, i uint64, base int) []byte { return append(dst, FormatUint(i, base)...) }
func AppendQuote(dst []byte, s string) []byte          { return append(dst, Quote(s)...) }
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	return append(dst, FormatFloat(f, fmt, prec, bitSize)...)
}

// IntSize is the number of bits of an int.
const IntSize = 64

func CanBackquote(s string) bool
func IsPrint(r rune) bool
func Quote(s string) string
func QuoteRune(r rune) string
func QuoteToASCII(s string) string
func Unquote(s string) (string, error)
