//go:build lesson

package fix

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"net/http"
)

func digest(h hash.Hash, parts ...string) string {
	for _, part := range parts {
		h.Write([]byte(part))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, digest(sha256.New(), "a", "b") == digest(sha256.New(), "ab"), digest(sha256.New224(), "x"), sha256.New().Size(), sha256.New().BlockSize())
	fmt.Fprintf(w, "%x %x\n", sha256.Sum224([]byte("x")), sha256.Sum256(nil))
	h := sha256.New()
	h.Write([]byte("gone"))
	h.Reset()
	fmt.Fprintln(w, digest(h) == hex.EncodeToString(sha256.New().Sum(nil)), hex.EncodeToString(h.Sum([]byte("pre")))[:8])

	fmt.Fprintln(w, subtle.ConstantTimeByteEq(1, 1), subtle.ConstantTimeEq(1, 2), subtle.ConstantTimeLessOrEq(1, 2), subtle.ConstantTimeSelect(1, 10, 20), subtle.ConstantTimeSelect(0, 10, 20), subtle.ConstantTimeCompare([]byte("a"), []byte("ab")))
	to, from := []byte("abc"), []byte("xyz")
	subtle.ConstantTimeCopy(0, to, from)
	fmt.Fprint(w, string(to), " ")
	subtle.ConstantTimeCopy(1, to, from)
	mixed := make([]byte, 3)
	fmt.Fprintln(w, string(to), subtle.XORBytes(mixed, []byte("abc"), []byte{1, 1, 1, 1}), string(mixed))
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		subtle.ConstantTimeCopy(1, to, from[:1])
	}()

	own := base64.NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_").WithPadding('*')
	text := own.EncodeToString([]byte("ab\xff"))
	fmt.Fprintln(w, text, own.EncodeToString([]byte("a")), base64.StdEncoding.WithPadding(base64.NoPadding).EncodeToString([]byte("a")), base64.StdEncoding.EncodedLen(4), base64.RawStdEncoding.DecodedLen(6))
	fmt.Fprintln(w, string(base64.URLEncoding.AppendEncode([]byte("<"), []byte("??>"))))
	back, err := base64.StdEncoding.AppendDecode([]byte("got "), []byte("YWI="))
	fmt.Fprintln(w, string(back), err)
	space := make([]byte, 8)
	base64.StdEncoding.Encode(space, []byte("hello"))
	plain := make([]byte, 6)
	n, err := base64.StdEncoding.Decode(plain, space)
	fmt.Fprintln(w, string(space), n, err, string(plain[:n]))
	for _, text := range []string{"YQ==", "YQ=", "YR==", "Y Q==", "Y\nQ==", "!", "", "YQ", "-_-_"} {
		lax, err := base64.StdEncoding.DecodeString(text)
		strict, serr := base64.StdEncoding.Strict().DecodeString(text)
		raw, rerr := base64.RawURLEncoding.DecodeString(text)
		fmt.Fprintf(w, "%q %v %q %v %q %v\n", lax, err, strict, serr, raw, rerr)
		var corrupt base64.CorruptInputError
		if errors.As(err, &corrupt) {
			fmt.Fprintln(w, int64(corrupt), corrupt.Error())
		}
	}

	fmt.Fprintln(w, string(hex.AppendEncode([]byte("x"), []byte{1, 255})), hex.EncodedLen(3), hex.DecodedLen(7), hex.Dump([]byte("hello, world....!")))
	back, err = hex.AppendDecode([]byte("a"), []byte("6263"))
	fmt.Fprintln(w, string(back), err)
	digits := make([]byte, 4)
	fmt.Fprintln(w, hex.Encode(digits, []byte("Az")), string(digits))
	raw := make([]byte, 2)
	n, err = hex.Decode(raw, []byte("4142"))
	fmt.Fprintln(w, n, err, string(raw))
	for _, text := range []string{"zz", "abc", "AB", ""} {
		_, err := hex.DecodeString(text)
		var invalid hex.InvalidByteError
		fmt.Fprintln(w, err, errors.Is(err, hex.ErrLength), errors.As(err, &invalid), byte(invalid), invalid.Error())
	}
}
