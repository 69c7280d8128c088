//go:build lesson

// Package json reads and writes JSON.
package json

import "io"

type RawMessage []byte

func Marshal(v any) ([]byte, error)
func MarshalIndent(v any, prefix, indent string) ([]byte, error)
func Unmarshal(data []byte, v any) error
func Valid(data []byte) bool

type Encoder struct {
	w              io.Writer
	prefix, indent string
	plain          bool // < > & stay as they are
}

func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w} }

// encode is the line an encoder with these settings writes.
func encode(v any, prefix, indent string, plain bool) ([]byte, error)

func (enc *Encoder) Encode(v any) error {
	line, err := encode(v, enc.prefix, enc.indent, enc.plain)
	if err != nil {
		return err
	}
	_, err = enc.w.Write(line)
	return err
}

func (enc *Encoder) SetIndent(prefix, indent string) { enc.prefix, enc.indent = prefix, indent }
func (enc *Encoder) SetEscapeHTML(on bool)           { enc.plain = !on }

type Decoder struct{ unseen any }

func NewDecoder(r io.Reader) *Decoder
func (dec *Decoder) Decode(v any) error
func (dec *Decoder) DisallowUnknownFields()
func (dec *Decoder) More() bool
func (dec *Decoder) UseNumber()
func (dec *Decoder) InputOffset() int64
func (dec *Decoder) Token() (Token, error)

// Token is a Delim, a bool, a float64, a Number, a string or nil.
type Token any

type Delim rune

func (d Delim) String() string { return string(d) }

type Number string

func (n Number) String() string { return string(n) }
func (n Number) Int64() (int64, error)
func (n Number) Float64() (float64, error)

type SyntaxError struct {
	Offset int64
	unseen any
}

func (e *SyntaxError) Error() string

type UnmarshalTypeError struct {
	Value  string
	Offset int64
	Struct string
	Field  string
	unseen any
}

func (e *UnmarshalTypeError) Error() string

// What follows has fields of package reflect, which is not on the bench.

type InvalidUnmarshalError struct{ unseen any }

func (e *InvalidUnmarshalError) Error() string

type UnsupportedTypeError struct{ unseen any }

func (e *UnsupportedTypeError) Error() string

type MarshalerError struct{ unseen any }

func (e *MarshalerError) Error() string
func (e *MarshalerError) Unwrap() error
