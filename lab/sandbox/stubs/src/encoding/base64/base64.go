//go:build lesson

// Package base64 writes bytes as letters (RFC 4648).
package base64

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

type Encoding struct{ unseen any }

type CorruptInputError int64

func (e CorruptInputError) Error() string

func NewEncoding(encoder string) *Encoding

var (
	StdEncoding    *Encoding
	URLEncoding    *Encoding
	RawStdEncoding *Encoding
	RawURLEncoding *Encoding
)

func (enc *Encoding) EncodeToString(src []byte) string
func (enc *Encoding) DecodeString(s string) ([]byte, error)
func (enc *Encoding) EncodedLen(n int) int
func (enc *Encoding) DecodedLen(n int) int
func (enc *Encoding) Encode(dst, src []byte)
func (enc *Encoding) Decode(dst, src []byte) (n int, err error)
func (enc *Encoding) AppendEncode(dst, src []byte) []byte
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error)
func (enc *Encoding) Strict() *Encoding
func (enc *Encoding) WithPadding(padding rune) *Encoding
