package lab

import (
	"cmp"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// challengesIn are the challenges of a server, or of a proxy before it (RFC 9110
// §11.6.1 and §11.7.1). The API sends each in a field of its own.
func challengesIn(header http.Header) []string {
	return slices.Concat(header.Values("WWW-Authenticate"), header.Values("Proxy-Authenticate"))
}

// schemesIn are the schemes of the challenges.
func schemesIn(header http.Header) []string {
	var schemes []string
	for _, challenge := range challengesIn(header) {
		scheme, _, _ := strings.Cut(challenge, " ")
		schemes = append(schemes, scheme)
	}
	return schemes
}

// challengeIn is the challenge as a prediction says it.
func challengeIn(header http.Header) string {
	return cmp.Or(strings.Join(schemesIn(header), "+"), None)
}

var errorParam = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[ ,]error="([^"]*)"`) })

// errorIn is the code in the challenges, as a prediction says it.
func errorIn(header http.Header) string {
	for _, challenge := range challengesIn(header) {
		if found := errorParam().FindStringSubmatch(challenge); found != nil {
			return found[1]
		}
	}
	return None
}

// NotChallenged says why the answer has not the challenge that somebody said it would.
func (x Exchange) NotChallenged(said string) string {
	came := schemesIn(x.Response.Header)
	asks := "this one asks by " + strings.Join(came, " and ")
	switch status := x.Response.Status; {
	case len(came) == 0:
		return x.askedForNothing()
	case said == None && status == http.StatusUnauthorized:
		return "a 401 must have a challenge (RFC 9110 §15.5.2); " + asks
	case said == None && status == http.StatusProxyAuthRequired:
		return "a 407 must have a challenge, the proxy's (RFC 9110 §15.5.8); " + asks
	case said == None:
		return fmt.Sprintf("any answer may have a challenge, where a credential, or another one, might help (RFC 9110 §11.6.1); %s", asks)
	}
	return x.askedOtherwise(strings.Split(said, "+"), came)
}

// askedForNothing says why an answer has no challenge.
func (x Exchange) askedForNothing() string {
	const would = "a challenge says that a credential, or another one, might help (RFC 9110 §11.6.1)"
	stop, stopped := x.Trace.Stop()
	if !stopped {
		return would + "; nothing was refused here"
	}
	return fmt.Sprintf("%s; %s refused, and asks for none: %s", would, stop.Gate, stop.Reason)
}

// askedOtherwise says which schemes an answer names beside those that were said, and
// which it does not.
func (x Exchange) askedOtherwise(said, came []string) string {
	more, none := strings.Join(without(came, said), " and "), strings.Join(without(said, came), " and ")
	reason := "for it speaks of what was sent, and of nothing else"
	switch {
	case errorIn(x.Response.Header) == moreScope:
		reason = "for it is the token that is too narrow (RFC 6750 §3.1)"
	case x.Response.Status == http.StatusUnauthorized || x.Response.Status == http.StatusProxyAuthRequired:
		reason = "which is not taken here"
	}
	switch {
	case none == "" && more != "":
		return fmt.Sprintf("it asks by %s as well: a challenge for each scheme that is taken here (RFC 9110 §11.6.1)", more)
	case more == "" && none != "":
		return fmt.Sprintf("it does not ask by %s, %s", none, reason)
	case none != "":
		return fmt.Sprintf("it asks by %s, and not by %s, %s", strings.Join(came, " and "), none, reason)
	}
	return "it asks by " + strings.Join(came, ", then by ")
}

func without(all, those []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(one string) bool { return slices.Contains(those, one) })
}

// NotCoded says why the challenge has not the error code that somebody said it would.
func (x Exchange) NotCoded(said string) string {
	came := errorIn(x.Response.Header)
	switch {
	case came == None:
		return said + " is for " + meaning(said) + "; " + x.leftUnsaid()
	case said == None:
		return "what was sent did not do, and a challenge may say why (RFC 6750 §3): " + came + " is for " + meaning(came)
	}
	return said + " is for " + meaning(said) + "; it answered " + came + ", for " + meaning(came)
}

// leftUnsaid says why an answer has no error code.
func (x Exchange) leftUnsaid() string {
	stop, stopped := x.Trace.Stop()
	because := ""
	if stopped {
		because = ": " + stop.Reason
	}
	switch {
	case len(challengesIn(x.Response.Header)) == 0:
		return "this answer has no challenge for a code to stand in (RFC 6750 §3)" + because
	case stopped && stop.Gate == GateCredential:
		return "where there is no credential there should be no code (RFC 6750 §3.1)" + because
	}
	return "a challenge by " + strings.Join(schemesIn(x.Response.Header), " and ") + " says here only what to send" + because
}

// moreScope is the code of RFC 6750 §3.1 for a token that was given for less.
const moreScope = "insufficient_scope"

// meaning is what an error code is for.
func meaning(code string) string {
	switch code {
	case "invalid_request":
		return "a request that cannot be read: something is missing, there twice, or in two places (400, RFC 6750 §3.1)"
	case "invalid_token":
		return "a token that does not hold: expired, revoked or malformed (401, RFC 6750 §3.1)"
	case moreScope:
		return "a token that holds, and was given for less (403, RFC 6750 §3.1)"
	case "insufficient_user_authentication":
		return "a sign-in that was too weak, or too long ago (401, RFC 9470 §3)"
	case "invalid_dpop_proof":
		return "a proof of the key that does not hold (401, RFC 9449 §7.1)"
	case "use_dpop_nonce":
		return "a proof without the server's latest nonce (401, RFC 9449 §9)"
	}
	return "a reason of the house's own"
}
