package mockapi

import (
	"net/http"
	"time"

	"authlab/lab"
)

// ruling is what a gate decides, with its reasons, and what to answer where it
// decides against.
type ruling struct {
	check      lab.Check
	status     int
	challenges []string      // of a 401
	wait       time.Duration // of a 429 or a 503
	location   string        // of a 303
	code       string        // of OAuth, where the answer is to a client of the identity provider
}

func (r ruling) denies() bool { return r.check.Outcome == lab.Deny }

func pass(gate lab.Gate, reason string, facts ...lab.Fact) ruling {
	return ruling{check: lab.Check{Gate: gate, Outcome: lab.Pass, Reason: reason, Facts: facts}}
}

func deny(gate lab.Gate, status int, reason string, facts ...lab.Fact) ruling {
	return ruling{check: lab.Check{Gate: gate, Outcome: lab.Deny, Reason: reason, Facts: facts}, status: status}
}

func (r ruling) challenge(challenges ...string) ruling {
	r.challenges = challenges
	return r
}

// astray sends whoever is refused to another place (RFC 9110 §15.4.4).
func (r ruling) astray(to string) ruling {
	if r.denies() && to != "" {
		r.status, r.location = http.StatusSeeOther, to
	}
	return r
}

// retry says when it is worth trying again (RFC 6585 §4).
func (r ruling) retry(wait time.Duration) ruling {
	r.wait = wait
	return r
}

func fact(name, value string) lab.Fact { return lab.Fact{Name: name, Value: value} }
