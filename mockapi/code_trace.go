package mockapi

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
)

// refusedAt works out at which of its gates code refused, from the status it
// answered with; it is empty where the code did not refuse for one of them.
// The API's own decision, asked on the side, tells the gates apart.
func (b *bench) refusedAt(v *visit, status int) lab.Gate {
	switch {
	case len(b.owned()) == 0, status < 400 && !v.isAstray(status):
		return ""
	case status == http.StatusUnauthorized && b.owns(lab.GateCredential):
		return lab.GateCredential
	}
	blamed := b.blamed(v)
	refusal := v.isAstray(status) || status == http.StatusUnauthorized || status == http.StatusForbidden || status == http.StatusNotFound
	if refusal || v.authorizes(blamed) && v.authorize(blamed).denies() {
		return blamed
	}
	return "" // 400 and its like: the handler could not do what it was let in to do
}

// isAstray reports whether a status is how the route sends away whom it refuses.
func (v *visit) isAstray(status int) bool {
	return v.route.Astray != "" && status == http.StatusSeeOther
}

// blamed is the gate of the code's at which the API itself would have refused, or
// else the first of the authorization checkpoint, or else the first.
func (b *bench) blamed(v *visit) lab.Gate {
	owned := b.owned()
	for _, gate := range owned {
		if v.authorizes(gate) && v.authorize(gate).denies() {
			return gate
		}
	}
	if at := slices.IndexFunc(owned, func(g lab.Gate) bool { return g.Checkpoint() == lab.Authorization }); at >= 0 {
		return owned[at]
	}
	return owned[0]
}

// authorizes reports whether the API has a decision of its own at a gate.
func (v *visit) authorizes(gate lab.Gate) bool {
	return gate.Checkpoint() == lab.Authorization && slices.Contains(v.route.Gates(), gate)
}

// trace records the gates the code owns: the one it refused at, and before that
// those it looked at and those it never did.
func (b *bench) trace(v *visit, stop lab.Gate) {
	var looked map[lab.Gate][]lab.Fact
	if b.Looked != nil {
		looked = b.Looked()
	}
	for _, gate := range v.bench().owned() { // none where a front handed it on to a route it does not own
		if gate == stop {
			v.recordCode(gate, lab.Deny, fmt.Sprintf("the code answered %d", v.answer.Status()), looked[gate])
			return
		}
		if _, clear := v.exchange.Trace.At(gate); clear {
			continue // a credential was there, and the API read it
		}
		if !slices.Contains(v.route.Gates(), gate) && len(looked[gate]) == 0 {
			continue // the route does not ask for it, so nobody misses it
		}
		if facts := looked[gate]; len(facts) > 0 {
			v.recordCode(gate, lab.Pass, "looked at "+namesOf(facts), facts)
		} else {
			v.recordCode(gate, lab.Skipped, "never checked", nil)
		}
	}
	if stop != "" { // at a gate it does not own: what it allowed is not there
		v.record(deny(stop, v.answer.Status(), "there is no such object"))
	}
}

func (v *visit) recordCode(gate lab.Gate, outcome lab.Outcome, reason string, facts []lab.Fact) {
	check := lab.Check{Gate: gate, Outcome: outcome, Reason: reason, Facts: facts, Code: true}
	// A credential the API read has passed already; if the code refused it all
	// the same, that is what counts.
	v.exchange.Trace = slices.DeleteFunc(v.exchange.Trace, func(c lab.Check) bool { return c.Gate == gate })
	v.exchange.Trace = append(v.exchange.Trace, check)
}

func namesOf(facts []lab.Fact) string {
	var names []string
	for _, fact := range facts {
		if !slices.Contains(names, fact.Name) {
			names = append(names, fact.Name)
		}
	}
	return strings.Join(names, ", ")
}
