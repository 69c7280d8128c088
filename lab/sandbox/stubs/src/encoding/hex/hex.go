//go:build lesson

// Package hex writes bytes as hexadecimal digits.
package hex

var ErrLength error

type InvalidByteError byte

func (e InvalidByteError) Error() string

func EncodedLen(n int) int { return n * 2 }
func DecodedLen(x int) int { return x / 2 }

func EncodeToString(src []byte) string
func DecodeString(s string) ([]byte, error)
func Encode(dst, src []byte) int
func Decode(dst, src []byte) (int, error)
func AppendEncode(dst, src []byte) []byte
func AppendDecode(dst, src []byte) ([]byte, error)
func Dump(data []byte) string
