package lab

import "context"

// Target is the API under study as a run sees it: a real server on loopback,
// with a world of its own.
type Target interface {
	// BaseURL is where any client reaches the API: "http://127.0.0.1:40123".
	BaseURL() string

	// Send writes the request to a connection of its own, as it stands, and
	// returns the exchange the API recorded for it.
	Send(ctx context.Context, request Request) (Exchange, error)

	// Outside delivers exchanges with other clients (a learner's curl). It is
	// closed by Close; an exchange nobody waits for is dropped.
	Outside() <-chan Exchange

	// Keys is the keyring: every person's credentials, Nobody first, and of each
	// person those that open before those that do not. The Spare ones are not made yet.
	Keys() []Key

	// Key is somebody's credential as a manifest asks for it: one of the keyring's,
	// or one that is stale, limited or forged ("expired bearer"; see Wanted). For an
	// empty with it is their first. What nobody has is a *Mistake.
	Key(who, with string) (Key, error)

	// Expand resolves {{names}} of the world in prose and requests. A name the
	// world does not know is an error that lists the near ones.
	Expand(text string) (string, error)

	// Deploy puts the scenario's code, as edited, behind its route, so that the
	// same request can be sent again to the repaired API.
	Deploy(source Source)

	Close() error
}

// Secured is a Target that is reached by TLS too.
type Secured interface {
	SecureURL() string

	// ClientFiles writes what another client needs to where it can read it: the
	// certificate of the authority to trust, and a client certificate with its key,
	// unless its name is empty.
	ClientFiles(certificate string) (authority, client string, err error)
}

// Bench checks and judges what a learner wrote for one scenario.
type Bench interface {
	// Check compiles without running, fast enough to call while someone types.
	Check(source Source) []Diagnostic

	// Judge runs the whole matrix, in a locked process of its own. An error
	// means the judging itself failed; all a fix can do wrong is in the verdict.
	Judge(ctx context.Context, source Source) (Verdict, error)
}
