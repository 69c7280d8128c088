//go:build lesson

package fix

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"authlab/lab/api"
)

// Handle looks at a signed link, and at deliveries.
func Handle(w http.ResponseWriter, r *http.Request) {
	link := api.LinkOf(r)
	mac := hmac.New(sha256.New, api.LinkKey(r))
	mac.Write([]byte(link.ID + "\n" + link.Expires))
	fmt.Fprintln(w, link.ID, link.Expires == "", hex.EncodeToString(mac.Sum(nil)) == link.Signature)
	until, err := strconv.ParseInt(link.Expires, 10, 64)
	fmt.Fprintln(w, err != nil, api.Now(r).Before(time.Unix(until, 0)), api.Now(r).Format(time.RFC3339))
	fmt.Fprintln(w, api.FormOf(r).Fields, sets(api.FormOf(r)))
	delivery, err := api.Deliveries(r).Find("del-1")
	fmt.Fprintln(w, where(delivery), said(link), delivery.Door, err)
	api.JSON(w, http.StatusOK, delivery)
}

func where(d api.Delivery) string { return d.Order + " at " + d.Address }
func said(l api.Link) int         { return len(l.ID + l.Signature) }
func sets(f api.Form) int         { return len(f.Fields) }
