//go:build lesson

package fix

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

var (
	key        = []byte("for the tests alone")
	errExpired = errors.New("expired")
	errForged  = errors.New("forged")
)

func mac(parts ...string) []byte {
	h := hmac.New(sha256.New, key)
	for i, part := range parts {
		if i > 0 {
			h.Write([]byte{0})
		}
		h.Write([]byte(part))
	}
	return h.Sum(nil)
}

func sign(path string, until time.Time) string {
	expires := strconv.FormatInt(until.Unix(), 10)
	query := url.Values{"expires": {expires}, "sig": {base64.RawURLEncoding.EncodeToString(mac(path, expires))}}
	return path + "?" + query.Encode()
}

func verify(target string, now time.Time) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("verify: %w", err)
		}
	}()
	u, err := url.Parse(target)
	if err != nil {
		return err
	}
	given, err := base64.RawURLEncoding.DecodeString(u.Query().Get("sig"))
	if err != nil {
		return errors.Join(errForged, err)
	}
	expires := u.Query().Get("expires")
	if !hmac.Equal(given, mac(u.Path, expires)) {
		return errForged
	}
	seconds, err := strconv.ParseInt(expires, 10, 64)
	switch {
	case err != nil:
		return err
	case now.After(time.Unix(seconds, 0)):
		return errExpired
	}
	return nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	link := sign(r.URL.Path, now.Add(time.Minute))
	fmt.Fprintln(w, link)
	for _, target := range []string{link, strings.Replace(link, "inv-", "inv-0", 1), strings.Replace(link, "expires=1", "expires=9", 1), link + "A", strings.Split(link, "&")[0], "%", link[:len(link)-1]} {
		err := verify(target, now)
		fmt.Fprintln(w, err, errors.Is(err, errForged), verify(target, now.Add(time.Hour)))
	}
	var corrupt base64.CorruptInputError
	err := verify("/x?expires=1&sig=!!", now)
	fmt.Fprintln(w, errors.As(err, &corrupt), corrupt, hex.EncodeToString(mac("a", "b"))[:16], hmac.Equal(mac("ab", ""), mac("a", "b")))
}
