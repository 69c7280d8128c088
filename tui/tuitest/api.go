// Package tuitest holds canned parts for tests of the screens: an API and a
// bench that answer what they are told to, and a driver that presses keys.
package tuitest

import (
	"context"
	"encoding/base64"
	"slices"
	"strings"
	"sync"
	"time"

	"authlab/lab"
)

// Target is a lab.Target with canned answers.
type Target struct {
	answer  func(lab.Request) lab.Exchange
	keys    []lab.Key
	outside chan lab.Exchange
	closing sync.Once

	mu       sync.Mutex
	sent     []lab.Request
	deployed []lab.Source
	signed   []string
}

var (
	_ lab.Target = (*Target)(nil)
	_ lab.Signer = (*Target)(nil)
)

// NewTarget makes an API that answers each request as told.
func NewTarget(keys []lab.Key, answer func(lab.Request) lab.Exchange) *Target {
	return &Target{answer: answer, keys: slices.Clone(keys), outside: make(chan lab.Exchange, 8)}
}

// BaseURL is an address nobody listens at.
func (t *Target) BaseURL() string { return "http://127.0.0.1:40123" }

// Send answers the request and remembers it.
func (t *Target) Send(ctx context.Context, request lab.Request) (lab.Exchange, error) {
	if err := ctx.Err(); err != nil {
		return lab.Exchange{}, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sent = append(t.sent, request)
	return t.answer(request), nil
}

// Sent lists the requests that were sent.
func (t *Target) Sent() []lab.Request {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.sent
}

// Clock is a fixed time.
func (t *Target) Clock() time.Time { return time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC) }

// SigningKeys are two.
func (t *Target) SigningKeys() []lab.SigningKey {
	return []lab.SigningKey{{Name: "current", About: "the house's"}, {Name: "own", About: "nobody's"}}
}

// SignToken signs with the key's name for a signature, and remembers with which.
func (t *Target) SignToken(header, claims, key string) (string, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.signed = append(t.signed, key)
	return lab.Token{Header: header, Claims: claims, Signature: base64.RawURLEncoding.EncodeToString([]byte(key))}.Text()
}

// Signed lists the keys that something was signed with.
func (t *Target) Signed() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.signed
}

// FromOutside is another client's exchange.
func (t *Target) FromOutside(exchange lab.Exchange) { t.outside <- exchange }

// Outside delivers what FromOutside was given.
func (t *Target) Outside() <-chan lab.Exchange { return t.outside }

// Keys is the keyring.
func (t *Target) Keys() []lab.Key {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.keys)
}

// keep lays a key on the keyring.
func (t *Target) keep(key lab.Key) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.keys = append(t.keys, key)
}

// Key is one of Keys; a spare one is made up.
func (t *Target) Key(who, with string) (lab.Key, error) {
	key, found := lab.FindKey(t.Keys(), who, with)
	if !found {
		return lab.Key{}, &lab.Mistake{What: who + " has no " + with}
	}
	if key.Spare() {
		key.Header, key.Value = "Authorization", "Bearer "+strings.ReplaceAll(with, " ", "-")+"-of-"+who
	}
	return key, nil
}

// Expand knows one name: {{anas-invoice}}.
func (t *Target) Expand(text string) (string, error) {
	return strings.ReplaceAll(text, "{{anas-invoice}}", "inv-2001"), nil
}

// Deploy remembers the code.
func (t *Target) Deploy(source lab.Source) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.deployed = append(t.deployed, source)
}

// Deployed lists the code that was deployed.
func (t *Target) Deployed() []lab.Source {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.deployed
}

// Close ends the outside. Closing again does nothing.
func (t *Target) Close() error {
	t.closing.Do(func() { close(t.outside) })
	return nil
}

// Bench is a lab.Bench with canned opinions.
type Bench struct {
	Problems func(text string) []lab.Diagnostic
	Verdict  func(text string) lab.Verdict
}

var _ lab.Bench = Bench{}

// Check returns the problems.
func (b Bench) Check(source lab.Source) []lab.Diagnostic { return b.Problems(source.Text) }

// Judge returns the verdict.
func (b Bench) Judge(_ context.Context, source lab.Source) (lab.Verdict, error) {
	return b.Verdict(source.Text), nil
}
