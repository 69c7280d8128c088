package sandbox

import (
	"fmt"
	"net/http"
	"strings"

	"authlab/lab"
)

// finding is what a comparison makes of one probe. Words are empty where the
// statuses say it all.
type finding struct {
	Outcome lab.ProbeOutcome
	Words   string
}

// compare sorts what the code did with one request by what the API's own code
// does with it. Secrets are what a refusal must not give away.
func compare(want, got lab.Exchange, secrets []string) finding {
	switch {
	case got.Crash != "":
		return finding{lab.Crashed, got.Crash}
	case succeeded(want):
		return compareSuccess(want, got)
	default:
		return compareRefusal(want, got, secrets)
	}
}

func succeeded(exchange lab.Exchange) bool {
	return exchange.Response.Status >= 200 && exchange.Response.Status < 300
}

// compareSuccess judges an answer to a request that had to get through.
func compareSuccess(want, got lab.Exchange) finding {
	missing, extra := difference(want.Wrote, got.Wrote)
	other, empty := compareStored(want.Stored, got.Stored)
	body := compareBodies(want.Response.Body, got.Response.Body)
	switch {
	case len(extra) > 0:
		return finding{lab.UnderBlocked, "and changed more than was asked: " + strings.Join(extra, ", ")}
	case !succeeded(got):
		return finding{lab.OverBlocked, ""}
	case len(missing) > 0:
		return finding{lab.OverBlocked, "but did not " + strings.Join(missing, ", ")}
	case len(other) > 0:
		return finding{lab.UnderBlocked, "but stored something else: " + strings.Join(other, ", ")}
	case len(empty) > 0:
		return finding{lab.OverBlocked, "but stored nothing as " + strings.Join(empty, ", ")}
	case body == bodyMore:
		return finding{lab.UnderBlocked, "with more than the caller may see"}
	case body == bodyDifferent:
		return finding{lab.OverBlocked, "with less than the caller may see, or something else"}
	case got.Response.Status != want.Response.Status:
		return finding{lab.OverBlocked, ""}
	}
	return finding{Outcome: lab.Right}
}

// compareRefusal judges an answer to a request that had to be refused.
func compareRefusal(want, got lab.Exchange, secrets []string) finding {
	_, extra := difference(want.Wrote, got.Wrote)
	leaked := leak(want, got, secrets)
	switch {
	case succeeded(got) && len(extra) > 0:
		return finding{lab.UnderBlocked, strings.Join(extra, ", ")}
	case succeeded(got):
		return finding{lab.UnderBlocked, unchecked(want, got)}
	case len(extra) > 0:
		return finding{lab.UnderBlocked, "but only after: " + strings.Join(extra, ", ")}
	case leaked != "":
		return finding{lab.UnderBlocked, fmt.Sprintf("but the answer gives away %q", leaked)}
	case got.Response.Status >= 500 && !bothUndecided(want, got):
		return finding{lab.WrongRefusal, "which says that the server is broken"}
	case got.Response.Status != want.Response.Status:
		return finding{lab.WrongRefusal, ""}
	case got.Response.Header.Get("Location") != want.Response.Header.Get("Location"):
		return finding{lab.WrongRefusal, fmt.Sprintf("which sends the caller to %q", got.Response.Header.Get("Location"))}
	case got.Response.Status == http.StatusUnauthorized && got.Response.Header.Get("WWW-Authenticate") == "":
		return finding{lab.WrongRefusal, "without WWW-Authenticate (RFC 9110 §15.5.2)"}
	case asksForScope(want) && !asksForScope(got):
		return finding{lab.WrongRefusal, "without the challenge insufficient_scope (RFC 6750 §3.1)"}
	}
	return finding{Outcome: lab.Right}
}

// bothUndecided: where nobody can decide, 503 is the refusal (RFC 9110 §15.6.4).
func bothUndecided(want, got lab.Exchange) bool {
	return want.Response.Status == http.StatusServiceUnavailable && got.Response.Status == http.StatusServiceUnavailable
}

// asksForScope reports whether a refusal says that another token would do.
func asksForScope(exchange lab.Exchange) bool {
	return strings.Contains(exchange.Response.Header.Get("WWW-Authenticate"), `error="insufficient_scope"`)
}

// unchecked says that the code never looked at what the gate that had to refuse
// goes by; nothing where it looked, and decided wrongly.
func unchecked(want, got lab.Exchange) string {
	stop, stopped := want.Trace.Stop()
	if check, known := got.Trace.At(stop.Gate); stopped && known && check.Outcome == lab.Skipped {
		return fmt.Sprintf("without a look at what the %s gate checks", stop.Gate)
	}
	return ""
}

// difference counts what is in one list and not in the other.
func difference(want, got []string) (missing, extra []string) {
	left := map[string]int{}
	for _, one := range want {
		left[one]++
	}
	for _, one := range got {
		if left[one] == 0 {
			extra = append(extra, one)
			continue
		}
		left[one]--
	}
	for _, one := range want {
		if left[one] > 0 {
			left[one]--
			missing = append(missing, one)
		}
	}
	return missing, extra
}

// leak returns the first secret that stands as a word of its own in the body or a
// header of a refusal, unless the API's own refusal or the request holds it too.
func leak(want, got lab.Exchange, secrets []string) string {
	if len(secrets) == 0 {
		return ""
	}
	known := wholeText(want.Response) + " " + got.Request.Target + " " + got.Request.Body
	told := wholeText(got.Response)
	for _, secret := range secrets {
		if says(told, secret) && !says(known, secret) {
			return secret
		}
	}
	return ""
}

func wholeText(response lab.Response) string {
	text := response.Body
	for _, values := range response.Header {
		text += " " + strings.Join(values, " ")
	}
	return text
}

// says reports whether a word stands in a text as a word of its own.
func says(text, word string) bool {
	for from := 0; word != ""; from += len(word) {
		found := strings.Index(text[from:], word)
		if found < 0 {
			return false
		}
		from += found
		if endsOpen(text[:from]) && startsOpen(text[from+len(word):]) {
			return true
		}
	}
	return false
}

func separates(r rune) bool {
	word := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_'
	return !word
}

// describe words an exchange for a probe: "404 at object", "200".
func describe(exchange lab.Exchange, found finding) string {
	text := fmt.Sprint(exchange.Response.Status)
	if exchange.Response.Status == 0 {
		text = "no answer"
	}
	if found.Words != "" {
		text += " " + found.Words
	}
	if found.Outcome != lab.Right && found.Outcome != lab.Crashed && exchange.Slip != "" {
		text += "; " + exchange.Slip
	}
	return text
}

func describeWanted(exchange lab.Exchange) string {
	text := fmt.Sprint(exchange.Response.Status)
	if check, stopped := exchange.Trace.Stop(); stopped {
		text += fmt.Sprintf(" at %s", check.Gate)
	}
	return text
}
