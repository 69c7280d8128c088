package lab

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// Resolver knows what a manifest's request names: the keys of people, and things of
// the world. Every Target is one.
type Resolver interface {
	Key(who, with string) (Key, error)
	Expand(text string) (string, error)
}

// Prover is a Resolver of whose keys some hold for one request only.
type Prover interface {
	// Prove gives a token that is bound to a key its proof for a request. Any other
	// key it returns as it is.
	Prove(key Key, request Request) (Key, error)
}

// BuildRequest turns a manifest's request into one to send: names resolved,
// credential attached. A credential the request writes out itself stays, in place
// of the key's; {{key}} in it is the key's secret, for whoever wants to show it
// twice, or where it does not belong.
func BuildRequest(in Resolver, sent Sent) (Request, error) {
	key, err := in.Key(sent.As, sent.With)
	if err != nil {
		return Request{}, err
	}
	text, err := in.Expand(strings.ReplaceAll(sent.Send, "{{key}}", key.Secret()))
	if err != nil {
		return Request{}, err
	}
	request, err := ParseRequest(text)
	if err != nil || request.carriesCredential() {
		return request, err
	}
	if request.Body != "" {
		key.Body = "" // the story wrote it out
	}
	key, err = proven(in, key, request)
	return request.With(key), err
}

// KeyFor is somebody's credential, for one request.
func KeyFor(in Resolver, who, with string, request Request) (Key, error) {
	key, err := in.Key(who, with)
	if err != nil {
		return Key{}, err
	}
	return proven(in, key, request)
}

// proven completes a key that holds for one request only.
func proven(in Resolver, key Key, request Request) (Key, error) {
	prover, proves := in.(Prover)
	if !proves {
		return key, nil
	}
	return prover.Prove(key, request)
}

// FindKey returns somebody's credential of one kind; for an empty kind, their first.
func FindKey(keys []Key, who, with string) (Key, bool) {
	for _, key := range keys {
		if key.Who == who && (with == "" || key.With == with) {
			return key, true
		}
	}
	return Key{}, false
}

// SendAll builds and sends requests in order.
func SendAll(ctx context.Context, target Target, requests []Sent) ([]Exchange, error) {
	exchanges := make([]Exchange, 0, len(requests))
	for _, sent := range requests {
		request, err := BuildRequest(target, sent)
		if err != nil {
			return nil, err
		}
		exchange, err := target.Send(ctx, request)
		if err != nil {
			return nil, err
		}
		exchanges = append(exchanges, exchange)
	}
	return exchanges, nil
}

// Met reports whether an exchange shows what a craft asks for.
func (d Done) Met(exchange Exchange) bool {
	caller := Principal{ID: Nobody}
	if exchange.Principal != nil {
		caller = *exchange.Principal
	}
	var object Object
	if exchange.Object != nil {
		object = *exchange.Object
	}
	return meets(d.As, caller.ID) &&
		(d.Status == 0 || d.Status == exchange.Response.Status) &&
		meets(d.Route, exchange.Route) &&
		meets(d.Owner, object.Owner) &&
		meets(d.Tenant, object.Tenant) &&
		(!d.Wrote || len(exchange.Wrote) > 0) &&
		(len(d.Stored) == 0 || d.leaves(exchange.Stored))
}

// leaves reports whether one of the records that a request left says what it must.
func (d Done) leaves(stored map[string]json.RawMessage) bool {
	for _, record := range stored {
		var fields map[string]any
		if json.Unmarshal(record, &fields) == nil && d.saidBy(fields) {
			return true
		}
	}
	return false
}

func (d Done) saidBy(fields map[string]any) bool {
	for name, wanted := range d.Stored {
		if said, has := fields[name]; !has || fmt.Sprint(said) != wanted {
			return false
		}
	}
	return true
}

func meets(wanted, got string) bool { return wanted == "" || wanted == got }

// Matches reports whether an exchange was refused where the question asks.
func (d Diagnose) Matches(exchange Exchange) bool {
	stop, stopped := exchange.Trace.Stop()
	return stopped && stop.Gate.Checkpoint() == d.Find && (d.Gate == "" || d.Gate == stop.Gate)
}
