//go:build lesson

package desk

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"time"

	"authlab/lab/api"
)

// Download answers GET /downloads/{id}?expires=...&signature=... for whoever was
// given the link. POST /invoices/{id}/download makes one: it signs the id and the
// time with the house's key.
func Download(w http.ResponseWriter, r *http.Request) {
	if _, ok := api.Caller(r); !ok {
		api.Unauthorized(w, r)
		return
	}
	link := api.LinkOf(r)
	if expired(link, api.Now(r)) || !genuine(link, api.LinkKey(r)) {
		api.NotFound(w, r)
		return
	}

	invoice, err := api.Invoices(r).Find(link.ID)
	if err != nil {
		api.NotFound(w, r)
		return
	}
	api.JSON(w, http.StatusOK, invoice)
}

// expired reports whether a link's time is over, or cannot be read.
func expired(link api.Link, now time.Time) bool {
	until, err := strconv.ParseInt(link.Expires, 10, 64)
	return err != nil || !now.Before(time.Unix(until, 0))
}

// genuine reports whether the house made the link.
func genuine(link api.Link, key []byte) bool {
	return hmac.Equal([]byte(link.Signature), []byte(sign(link, key)))
}

func sign(link api.Link, key []byte) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(link.ID + "\n" + link.Expires))
	return hex.EncodeToString(mac.Sum(nil))
}
