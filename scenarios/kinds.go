package scenarios

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"authlab/lab"
)

// sent reads a request: who, with which credential, and what.
func (d *document) sent(m sentManifest, at []any) lab.Sent {
	d.want(m.As != "", at, "the request does not say who sends it", "as: ana, or as: nobody")
	if m.As == lab.Nobody {
		d.want(m.With == "", under(at, "with"), "nobody carries no credential", "taking with out")
	} else {
		d.wantKey(m.With, under(at, "with"))
	}
	_, err := lab.ParseRequest(m.Send)
	d.want(err == nil, under(at, "send"), fmt.Sprintf("what is sent is not a request (%v)", err), "send: GET /invoices/{{anas-invoice}}")
	return lab.Sent{As: m.As, With: m.With, Send: m.Send}
}

// wantKey wants a credential as lab.Wanted spells it.
func (d *document) wantKey(with string, at []any) {
	var mistake *lab.Mistake
	if _, err := lab.ParseWanted(with); errors.As(err, &mistake) {
		d.want(false, at, mistake.What, mistake.Try)
	}
}

func (r *reader) craft(m craftManifest, at []any) *lab.Craft {
	r.wantText(m.Goal, at, "goal")
	done := lab.Done(m.Done)
	r.want(!reflect.DeepEqual(done, lab.Done{}), under(at, "done"), "done asks for nothing, so anything would do", "done: {as: ana, status: 200, owner: ben}")
	if done.Route != "" {
		r.wantRoute(done.Route, under(at, "done", "route"))
	}
	return &lab.Craft{Goal: m.Goal, Start: r.sent(m.Start, under(at, "start")), Done: done, Model: r.sent(m.Model, under(at, "model"))}
}

func (r *reader) fix(m fixManifest, at []any) *lab.Fix {
	r.want(len(m.Actors) > 1, under(at, "actors"), "a matrix needs several actors", "the owner, a colleague, a stranger and nobody")
	r.want(len(m.Actions) > 0, under(at, "actions"), "a matrix needs an action", "- send: GET /invoices/{id}")
	fix := &lab.Fix{Actors: m.Actors, With: m.With}
	for i, with := range m.With {
		r.wantKey(with, under(at, "with", i))
		wanted, _ := lab.ParseWanted(with) // said above
		r.want(wanted.Flaw == "", under(at, "with", i), "the code on the bench does not see what is wrong with "+with, "a good one, and the scopes it is for")
	}
	for i, action := range m.Actions {
		_, err := lab.ParseRequest(action.Send)
		r.want(err == nil, under(at, "actions", i, "send"), fmt.Sprintf("what is sent is not a request (%v)", err), "send: GET /invoices/{id}")
		fix.Actions = append(fix.Actions, r.action(action, under(at, "actions", i)))
	}
	return fix
}

func (r *reader) action(m actionManifest, at []any) lab.Action {
	return lab.Action{Send: m.Send, Body: m.Body, First: r.first(m.First, at)}
}

// first reads what is sent before a request.
func (r *reader) first(m []sentManifest, at []any) []lab.Sent {
	var first []lab.Sent
	for i, sent := range m {
		first = append(first, r.sent(sent, under(at, "first", i)))
	}
	return first
}

func (r *reader) diagnose(m diagnoseManifest, at []any) *lab.Diagnose {
	r.wantText(m.Question, at, "question")
	known := m.Find == lab.Authentication || m.Find == lab.Authorization
	r.want(known, under(at, "find"), fmt.Sprintf("%q is no checkpoint", m.Find), "authentication, authorization")
	if m.Gate != "" {
		r.wantGate(m.Gate, under(at, "gate"))
	}
	r.want(len(m.Requests) > 1, under(at, "requests"), "there are no lines to choose from", "at least two requests")
	d := &lab.Diagnose{Question: strings.TrimSpace(m.Question), Find: m.Find, Gate: m.Gate}
	for i, request := range m.Requests {
		d.Requests = append(d.Requests, r.sent(request, under(at, "requests", i)))
	}
	return d
}

func (r *reader) choose(m chooseManifest, at []any) *lab.Choose {
	r.wantText(m.Question, at, "question")
	right := 0
	c := &lab.Choose{Question: strings.TrimSpace(m.Question)}
	for i, option := range m.Options {
		r.wantText(option.Text, under(at, "options", i), "text")
		r.wantText(option.Why, under(at, "options", i), "why")
		if option.Right {
			right++
		}
		c.Options = append(c.Options, lab.Option{Text: strings.TrimSpace(option.Text), Right: option.Right, Why: strings.TrimSpace(option.Why)})
	}
	r.want(len(m.Options) > 1, under(at, "options"), "there is nothing to choose from", "three or four options")
	r.want(right == 1, under(at, "options"), fmt.Sprintf("%d options are right", right), "right: true at exactly one")
	return c
}
