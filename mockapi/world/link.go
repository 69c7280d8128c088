package world

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"time"
)

// LinkLifetime is how long a signed link opens a file.
const LinkLifetime = 15 * time.Minute

// LinkKey is what the house signs links with.
func (w *World) LinkKey() []byte { return []byte(w.derived("links")) }

// SignLink signs the right to fetch a file until a time, in Unix seconds: what the
// signature does not cover, whoever holds the link could change.
func (w *World) SignLink(id, expires string) string {
	mac := hmac.New(sha256.New, w.LinkKey())
	mac.Write([]byte(id + "\n" + expires))
	return hex.EncodeToString(mac.Sum(nil))
}

// OpensLink reports whether a link opens a file: its signature is the house's own,
// and its time is not over.
func (w *World) OpensLink(id, expires, signature string) bool {
	until, err := strconv.ParseInt(expires, 10, 64)
	genuine := hmac.Equal([]byte(signature), []byte(w.SignLink(id, expires)))
	return err == nil && genuine && w.clock.Before(time.Unix(until, 0))
}

// LinkQuery is what a link to a file says after its path.
func (w *World) LinkQuery(id string, until time.Time) string {
	expires := strconv.FormatInt(until.Unix(), 10)
	return fmt.Sprintf("expires=%s&signature=%s", expires, w.SignLink(id, expires))
}

// signLinks names what a link to a customer's invoice says: of one that was made
// now, and of one that expired an hour ago.
func (w *World) signLinks(customer Person) {
	invoice := w.names[customer.ID+"s-invoice"].ID
	until, over := w.clock.Add(LinkLifetime), w.clock.Add(-time.Hour)
	w.name(customer.ID+"s-download", "link", w.LinkQuery(invoice, until))
	w.name(customer.ID+"s-old-download", "link", w.LinkQuery(invoice, over))
	w.name(customer.ID+"s-signature", "link", w.SignLink(invoice, strconv.FormatInt(until.Unix(), 10)))
}
