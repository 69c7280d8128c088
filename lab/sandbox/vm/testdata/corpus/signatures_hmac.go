//go:build lesson

package corpus

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

func sign(key, text string) string {
	mac := hmac.New(sha256.New, []byte(key))
	mac.Write([]byte(text))
	return hex.EncodeToString(mac.Sum(nil))
}

func verify(key, text, signature string) bool {
	given, err := hex.DecodeString(signature)
	if err != nil {
		return false
	}
	mac := hmac.New(sha256.New, []byte(key))
	if _, err := io.WriteString(mac, text); err != nil {
		return false
	}
	return hmac.Equal(given, mac.Sum(nil))
}

func Handle(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	signature := sign("secret", string(body))
	fmt.Fprintln(w, signature, verify("secret", string(body), signature), verify("other", string(body), signature))
	fmt.Fprintln(w, verify("secret", "x", "zz"), sign(strings.Repeat("k", 100), "long key"))
	sum := sha256.Sum256(body)
	fmt.Fprintf(w, "%x %d %T\n", sum, len(sum), sum)
	h := sha256.New()
	h.Write([]byte("a"))
	first := h.Sum([]byte("prefix:"))
	h.Write([]byte("b"))
	fmt.Fprintf(w, "%q %x %d %d\n", first[:7], h.Sum(nil), h.Size(), h.BlockSize())
	h.Reset()
	fmt.Fprintf(w, "%x\n", h.Sum(nil))
	mac := hmac.New(sha256.New224, []byte("k"))
	mac.Write([]byte("one"))
	mac.Reset()
	mac.Write([]byte("two"))
	fmt.Fprintln(w, base64.StdEncoding.EncodeToString(mac.Sum(nil)), mac.Size(), mac.BlockSize())

	for _, text := range []string{"", "Zg==", "Zg", "_-8", "+/8=", "a b", "Zm9v\n"} {
		for i, encoding := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding, base64.URLEncoding, base64.RawURLEncoding} {
			decoded, err := encoding.DecodeString(text)
			var corrupt base64.CorruptInputError
			fmt.Fprintln(w, i, decoded, err, errors.As(err, &corrupt), int64(corrupt))
		}
	}
	dst := make([]byte, base64.StdEncoding.EncodedLen(4))
	base64.StdEncoding.Encode(dst, []byte("abcd"))
	fmt.Fprintln(w, string(dst), base64.StdEncoding.DecodedLen(8), base64.URLEncoding == base64.StdEncoding)
	_, err := hex.DecodeString("abc")
	fmt.Fprintln(w, err, errors.Is(err, hex.ErrLength))
	_, err = hex.DecodeString("zz")
	var invalid hex.InvalidByteError
	fmt.Fprintln(w, err, errors.As(err, &invalid), byte(invalid))
}
