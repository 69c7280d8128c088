package lab_test

import (
	"slices"
	"testing"

	"authlab/lab"
)

func TestEveryCredentialIsReadAsItIsWritten(t *testing.T) {
	all := append(lab.Credentials(), "bearer for orders.read tickets.read", "bearer for nothing", "expired bearer for orders.read", "api-key for shipments.read")
	all = append(append(all, lab.CredentialsAs("ana")...), "bearer as ana for orders.read", "expired bearer as ana for nothing")
	if !slices.Contains(all, "session") || !slices.Contains(all, "retired-key bearer") || !slices.Contains(all, "barred session as ana") {
		t.Fatalf("the list lacks some: %q", all)
	}
	for _, text := range all {
		wanted, err := lab.ParseWanted(text)
		if err != nil || wanted.String() != text {
			t.Errorf("%q is read as %+v, %v", text, wanted, err)
		}
	}
}

func TestAMistypedCredentialNamesTheNearOnes(t *testing.T) {
	for text, want := range map[string]string{
		"":                        `"" is no credential; try session, bearer, id-token, dpop, basic, api-key, certificate, one-time-code, recovery-code, passkey`,
		"cookie":                  `"cookie" is no credential; try session, bearer, id-token, dpop, basic, api-key, certificate, one-time-code, recovery-code, passkey`,
		"baerer":                  `"baerer" is no credential; try bearer`,
		"apikey":                  `"apikey" is no credential; try api-key`,
		"expird bearer":           `there is no "expird" bearer; try expired bearer`,
		"expired session":         `there is no "expired" session; try ended session, idle session, outlived session, password-only session, stale session`,
		"very expired bearer":     `"very expired bearer" is no credential; try bearer`,
		"stale session as ana":    `there is no "stale" session as ana; try ended session as ana, barred session as ana`,
		"barred session":          `there is no "barred" session; try ended session, idle session, outlived session, password-only session, stale session`,
		"basic as ana":            `"basic as ana" is in nobody's name; try session as ana, bearer as ana`,
		"session as ":             `"session as " is in nobody's name; try session as ana, bearer as ana`,
		"bearer for a.b as ana":   `"bearer for a.b as ana" says in whose name too late; try bearer as ana for a.b`,
		"session for orders.read": "a session has no scopes; try bearer for orders.read",
	} {
		if _, err := lab.ParseWanted(text); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

// keyed is a target that has one key and knows one name.
type keyed struct{ lab.Target }

func (keyed) Key(who, with string) (lab.Key, error) {
	return lab.Key{Who: who, With: with, Header: "Authorization", Value: "Bearer abc"}, nil
}

func (keyed) Expand(text string) (string, error) { return text, nil }

func TestARequestShowsItsCredentialOnceUnlessItSaysOtherwise(t *testing.T) {
	for send, want := range map[string]string{
		"GET /a": "GET /a HTTP/1.1\nAuthorization: Bearer abc\n",
		"GET /a HTTP/1.1\nAuthorization: Bearer {{key}} {{key}}": "GET /a HTTP/1.1\nAuthorization: Bearer abc abc\n",
		"GET /a?access_token={{key}}":                            "GET /a?access_token=abc HTTP/1.1\nAuthorization: Bearer abc\n",
		"GET /a HTTP/1.1\nCookie: theme=dark":                    "GET /a HTTP/1.1\nCookie: theme=dark\n",
	} {
		got, err := lab.BuildRequest(keyed{}, lab.Sent{As: "ana", With: "bearer", Send: send})
		if err != nil || got.Text() != want {
			t.Errorf("%q is sent as %q, %v", send, got.Text(), err)
		}
	}
}
