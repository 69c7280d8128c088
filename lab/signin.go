package lab

import "context"

// Entry is a target whose people can sign in, one exchange at a time.
type Entry interface {
	// WaysIn lists how somebody can sign in, with what they have; none for whoever
	// has no password.
	WaysIn(who string) []WayIn

	// SignIn begins to sign somebody in. Who or what is not there is a *Mistake.
	SignIn(who, way string) (SignIn, error)
}

// WayIn is a way to sign in: "one-time code", and what that takes.
type WayIn struct{ Name, About string }

// SignIn is a sign-in under way.
type SignIn interface {
	// Due is what is to be sent next; false where the sign-in is over.
	Due() (SignInStep, bool)

	// Send sends it. An answer that does not lead on ends the sign-in: it is returned
	// beside a *Mistake.
	Send(ctx context.Context) (Exchange, error)

	// Key is the credential it has led to, which lies on the keyring from then on; its
	// owner is empty as long as it has not.
	Key() Key
}

// SignInStep is one exchange of a sign-in: what is sent, what it proves once it is
// answered well, and the clause that says so.
type SignInStep struct {
	Title   string // the password
	Proves  string
	Clause  string
	Request Request
}

// SignedIn stands before the kind of a key that a sign-in has led to: "signed-in
// session".
const SignedIn = "signed-in "
