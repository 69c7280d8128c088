package scenarios

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"authlab/lab"
)

func (r *reader) predict(m predictManifest, at []any) *lab.Predict {
	r.want(len(m.Statuses) >= 2, under(at, "statuses"), "there is nothing to choose from", "statuses: [200, 401, 403, 404]")
	r.want(slices.IsSorted(m.Statuses), under(at, "statuses"), "the statuses are not in order", "the smallest first: a fixed order gives nothing away")
	p := &lab.Predict{
		Sent: r.sent(m.sentManifest, at), First: r.first(m.First, at), Ask: r.asked(m.Ask, under(at, "ask")),
		Statuses: m.Statuses, Challenges: m.Challenges, Errors: m.Errors,
		Expect: r.expect(m.Expect, under(at, "expect")),
	}
	r.offered(p, lab.PartChallenge, m.Challenges, under(at, "challenges"))
	r.offered(p, lab.PartError, m.Errors, under(at, "errors"))
	p.Accept = r.accept(p, m, under(at, "accept"))
	if m.Because != nil {
		p.Because = r.because(p, *m.Because, under(at, "because"))
	}
	return p
}

// asked reads what is asked beside the status.
func (r *reader) asked(words []string, at []any) []lab.Part {
	var parts []lab.Part
	names := make([]string, 0, len(lab.Parts()))
	for _, part := range lab.Parts() {
		names = append(names, string(part))
	}
	for i, word := range words {
		known := slices.Contains(names, word)
		r.want(known, under(at, i), fmt.Sprintf("%q cannot be asked", word), strings.Join(lab.Near(word, names), ", "))
		if known && word != string(lab.PartStatus) {
			parts = append(parts, lab.Part(word))
		}
	}
	return parts
}

// offered wants a list of answers to have some, and a question they answer.
func (r *reader) offered(p *lab.Predict, part lab.Part, options []string, at []any) {
	if options == nil {
		return
	}
	r.want(p.Asks(part), at, fmt.Sprintf("the %s is not asked", part), fmt.Sprintf("ask: [status, %s]", part))
	r.want(len(options) >= 2, at, "there is nothing to choose from", strings.Join(lab.Predict{}.Options(part), ", "))
	for i, option := range options {
		r.want(option != "" && !strings.ContainsAny(option, " \t"), under(at, i), fmt.Sprintf("%q is not one word", option), "none, Bearer, or Bearer+Session for both")
	}
}

func (r *reader) accept(p *lab.Predict, m predictManifest, at []any) map[int]string {
	accept := map[int]string{}
	for _, status := range slices.Sorted(maps.Keys(m.Accept)) {
		why := strings.TrimSpace(m.Accept[status])
		here := under(at, strconv.Itoa(status))
		r.want(slices.Contains(p.Statuses, status), here, fmt.Sprintf("%d is accepted and cannot be chosen", status), "one of the statuses")
		r.want(why != "", here, fmt.Sprintf("nothing says why %d is accepted", status), "the clause that leaves room, and what speaks for either")
		accept[status] = why
	}
	return accept
}

func (r *reader) because(p *lab.Predict, m becauseManifest, at []any) lab.Because {
	because := make(lab.Because)
	for _, one := range []struct {
		part    lab.Part
		reasons map[string]string
		at      []any
	}{
		{lab.PartStatus, m.Statuses, at},
		{lab.PartGate, m.Gates, under(at, "gates")},
		{lab.PartChallenge, m.Challenges, under(at, "challenges")},
		{lab.PartError, m.Errors, under(at, "errors")},
	} {
		if len(one.reasons) > 0 {
			because[one.part] = r.reasons(p, one.part, one.reasons, one.at)
		}
	}
	return because
}

func (r *reader) reasons(p *lab.Predict, part lab.Part, given map[string]string, at []any) map[string]string {
	r.want(p.Asks(part), at, fmt.Sprintf("the %s is not asked", part), fmt.Sprintf("ask: [status, %s]", part))
	reasons := map[string]string{}
	for _, said := range slices.Sorted(maps.Keys(given)) {
		options := p.Options(part)
		r.want(slices.Contains(options, said), under(at, said), fmt.Sprintf("because explains %s, which cannot be chosen", said), strings.Join(options, ", "))
		reasons[said] = strings.TrimSpace(given[said])
	}
	return reasons
}

func (r *reader) expect(m *expectManifest, at []any) *lab.Expect {
	if m == nil {
		return nil
	}
	if m.Gate != "" {
		r.wantGate(m.Gate, under(at, "gate"))
	}
	expect := lab.Expect(*m)
	return &expect
}
