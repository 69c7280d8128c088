package idp

import (
	"net/http"
	"time"

	"authlab/lab"
)

// The error codes of RFC 6749 §4.1.2.1 and §5.2, RFC 8693 §2.2.2 OpenID
// Connect Core §3.1.2.6 and RFC 9470 §5.
const (
	InvalidRequest          = "invalid_request"
	InvalidClient           = "invalid_client"
	InvalidGrant            = "invalid_grant"
	InvalidScope            = "invalid_scope"
	InvalidTarget           = "invalid_target"
	UnauthorizedClient      = "unauthorized_client"
	UnsupportedGrantType    = "unsupported_grant_type"
	UnsupportedResponseType = "unsupported_response_type"
	RequestNotSupported     = "request_not_supported"
	RequestURINotSupported  = "request_uri_not_supported"
	AccessDenied            = "access_denied"
	LoginRequired           = "login_required"
	ConsentRequired         = "consent_required"
	UnmetRequirements       = "unmet_authentication_requirements"
)

// Error is why the provider refused. Why and Facts are for the trace; the client
// is told the code and no more.
type Error struct {
	Gate   lab.Gate
	Code   string
	Status int // of an answer to the client itself: 400 unless said otherwise
	Why    string
	Facts  []lab.Fact
	Wait   time.Duration // of a 429

	// Redirect is where the person is sent with the error, once client and
	// redirect URI are known to belong together. Empty for an answer on the spot.
	Redirect string
}

func (e *Error) Error() string { return e.Why }

func refuse(gate lab.Gate, code, why string, facts ...lab.Fact) *Error {
	return &Error{Gate: gate, Code: code, Status: http.StatusBadRequest, Why: why, Facts: facts}
}
