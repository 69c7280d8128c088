package mockapi_test

import (
	"net/http"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/authn"
)

// FuzzCredentials: whatever is presented, the API answers with what it is meant
// to, lets nobody in who proved nothing, and never breaks.
func FuzzCredentials(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	honest, err := authn.Mint(w, authn.TokenFor(w, "ana", "test"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Bearer "+honest, "")
	f.Add("", "session="+w.KeyringToken("ana"))
	f.Add("Bearer ", "session=; session")
	f.Add("bearer a.b.c", "=;;\x00")
	f.Add("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbmEifQ.", `session="quoted"`)
	f.Fuzz(func(t *testing.T, authorization, cookie string) {
		a := mockapi.New(w.Clone(), mockapi.Options{})
		got := a.Do(t.Context(), lab.Request{Method: "GET", Target: "/whoami", Header: http.Header{
			"Authorization": {authorization}, "Cookie": {cookie},
		}})
		switch got.Response.Status {
		case 400, 401:
			if got.Principal != nil {
				t.Errorf("refused, and yet proven: %+v", got.Principal)
			}
		case 200:
			if got.Principal == nil {
				t.Error("let in without a proof")
			}
		default:
			t.Errorf("status %d", got.Response.Status)
		}
	})
}

// FuzzRequests: no method, path or body makes the API fail or write without a permission.
func FuzzRequests(f *testing.F) {
	w := newWorld(1, lab.Hidden)
	keys := mockapi.Keys(w)
	f.Add("POST", "/refunds", `{"order": "ord-1001", "amount": 500}`, uint8(20))
	f.Add("PATCH", "/tickets/tic-4001", `{"status": "closed"}`, uint8(11))
	f.Add("POST", "/login", `{"name": "ana", "password": "ana-pw"}`, uint8(0))
	f.Add("GET", "/invoices/inv-2001?x=%00", "", uint8(1))
	f.Add("GET", "//", "", uint8(1))
	f.Add("POST", "/orders/bulk-archive", `{"ids": ["ord-1001"]}`, uint8(1))
	f.Add("PATCH", "/documents/doc-6001", `{"title": "x"}`, uint8(1))
	f.Add("PUT", "/documents/doc-6001/sharing", `{"viewers": ["ben"]}`, uint8(1))
	f.Add("GET", "/documents/shared?link=x", "", uint8(0))
	f.Add("POST", "/dashboards/das-7001/alerts", `{"figure": "orders", "above": 1}`, uint8(19))
	f.Add("POST", "/impersonations", `{"customer": "cus-5001", "reason": "x"}`, uint8(26))
	f.Add("POST", "/refunds/requests", `{"order": "ord-1001", "amount": 60000}`, uint8(13))
	f.Add("GET", "/customers?fields=notes&q=%ff&status=", "", uint8(26))
	f.Add("", "*", "{", uint8(3))
	f.Fuzz(func(t *testing.T, method, target, body string, who uint8) {
		key := keys[int(who)%len(keys)]
		a := mockapi.New(w.Clone(), mockapi.Options{})
		got := a.Do(t.Context(), lab.Request{Method: method, Target: target, Body: body}.With(key))
		if got.Response.Status >= 500 || got.Response.Status < 200 {
			t.Errorf("status %d", got.Response.Status)
		}
		if got.Response.Status >= 400 && len(got.Wrote) > 0 {
			t.Errorf("refused with %d, and yet wrote %v", got.Response.Status, got.Wrote)
		}
		if len(got.Wrote) > 0 && got.Principal == nil {
			t.Errorf("nobody wrote %v", got.Wrote)
		}
		if len(got.Trace) == 0 {
			t.Error("no trace")
		}
	})
}
