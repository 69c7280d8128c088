package mockapi

import (
	"mime"
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
)

// deliberate refuses a credential that a browser sent along unasked, on a request
// that changes something and was made by a page of another origin (CSRF).
//
// It is asked at the gate credential, because it depends on the credential: a page
// elsewhere can make a browser send a cookie, and cannot make it send a token.
// Browsers say where a request comes from, in Sec-Fetch-Site or else in Origin;
// other clients say nothing, and nobody rides along with them. SameSite alone does
// not do: to it, every port of this machine is one site.
func deliberate(r *http.Request, form ruling) ruling {
	if err := new(http.CrossOriginProtection).Check(r); err != nil {
		return deny(lab.GateCredential, http.StatusForbidden, "a page of another origin had the browser send it",
			fact("Sec-Fetch-Site", shortened(r.Header.Get("Sec-Fetch-Site"))), fact("Origin", shortened(r.Header.Get("Origin"))))
	}
	return form
}

// isForm reports whether a body is of a type that a page can post to another
// origin without asking first. Routes that read JSON take none of them, whatever
// the body looks like. A body without a type is taken: command lines send it so.
func isForm(header http.Header) bool {
	return slices.ContainsFunc(header.Values("Content-Type"), func(field string) bool {
		kind, _, _ := mime.ParseMediaType(field) // what is wrong with a parameter does not change the type
		return slices.Contains([]string{"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}, strings.ToLower(kind))
	})
}
