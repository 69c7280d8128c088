package authn

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"authlab/mockapi/world"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

// Where the house's passkeys are good. An authenticator signs the origin it is
// asked from, so that an answer given to a page elsewhere is worth nothing here.
const (
	PasskeyHost   = "authlab.test"
	PasskeyOrigin = "https://" + PasskeyHost
)

const (
	ceremonyTime = 5 * time.Minute
	passkeysEach = 5
)

// The two ceremonies of WebAuthn.
const (
	ceremonyRegister = "register"
	ceremonyAssert   = "assert"
)

// relyingParty asks for user verification always: a key that anybody could use
// who finds it is no second factor.
func relyingParty() (*webauthn.WebAuthn, error) {
	return webauthn.New(&webauthn.Config{
		RPID: PasskeyHost, RPDisplayName: "authlab", RPOrigins: []string{PasskeyOrigin},
		AttestationPreference:  protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{UserVerification: protocol.VerificationRequired},
	})
}

// passkeyUser is a person as the library wants to see one.
type passkeyUser struct {
	handle      []byte
	person      world.Person
	credentials []webauthn.Credential
}

func (u passkeyUser) WebAuthnID() []byte                         { return u.handle }
func (u passkeyUser) WebAuthnName() string                       { return u.person.ID }
func (u passkeyUser) WebAuthnDisplayName() string                { return u.person.Name }
func (u passkeyUser) WebAuthnCredentials() []webauthn.Credential { return u.credentials }

func passkeyUserOf(w *world.World, person world.Person) (passkeyUser, error) {
	user := passkeyUser{handle: []byte(w.UserHandle(person.ID)), person: person}
	for _, key := range w.Factors(person.ID).Passkeys {
		var credential webauthn.Credential
		if err := json.Unmarshal(key.Record, &credential); err != nil {
			return passkeyUser{}, fmt.Errorf("a passkey cannot be read: %w", err)
		}
		user.credentials = append(user.credentials, credential)
	}
	return user, nil
}

// BeginPasskey returns what an authenticator is asked when it is to make a
// passkey, for the person of a session.
func BeginPasskey(w *world.World, person world.Person, token string) (any, error) {
	party, user, err := partyAndUser(w, person)
	if err != nil {
		return nil, err
	}
	options, data, err := party.BeginRegistration(user, func(o *protocol.PublicKeyCredentialCreationOptions) error {
		o.Challenge, o.CredentialExcludeList = newChallenge(w), webauthn.Credentials(user.credentials).CredentialDescriptors()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return options, keepCeremony(w, token, ceremonyRegister, data)
}

// FinishPasskey keeps the passkey an authenticator made, and returns its id.
func FinishPasskey(w *world.World, person world.Person, token, answer string) (id string, err error) {
	data, err := takeCeremony(w, token, ceremonyRegister)
	if err != nil {
		return "", err
	}
	party, user, err := partyAndUser(w, person)
	if err != nil {
		return "", err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes([]byte(answer))
	if err != nil {
		return "", passkeyRefusal(err)
	}
	credential, err := party.CreateCredential(user, data, parsed)
	if err != nil {
		return "", passkeyRefusal(err)
	}
	if len(user.credentials) >= passkeysEach || w.PasskeyKnown(credential.ID) {
		return "", wrongFactor("there are enough passkeys, or there is this one already")
	}
	credential.Attestation = webauthn.CredentialAttestation{} // nobody will ask again who made the authenticator
	return base64.RawURLEncoding.EncodeToString(credential.ID), savePasskey(w, person.ID, *credential)
}

// BeginAssertion returns what an authenticator is asked when it is to prove a
// person by a passkey.
func BeginAssertion(w *world.World, person world.Person, token string) (any, error) {
	party, user, err := partyAndUser(w, person)
	if err != nil {
		return nil, err
	}
	options, data, err := party.BeginLogin(user, webauthn.WithChallenge(newChallenge(w)))
	if err != nil {
		return nil, passkeyRefusal(err)
	}
	return options, keepCeremony(w, token, ceremonyAssert, data)
}

// assertPasskey checks an authenticator's answer, and returns the methods it shows.
func assertPasskey(w *world.World, person world.Person, token, answer string) ([]string, error) {
	data, err := takeCeremony(w, token, ceremonyAssert)
	if err != nil {
		return nil, err
	}
	party, user, err := partyAndUser(w, person)
	if err != nil {
		return nil, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return nil, passkeyRefusal(err)
	}
	credential, err := party.ValidateLogin(user, data, parsed)
	if err != nil {
		return nil, passkeyRefusal(err)
	}
	if credential.Authenticator.CloneWarning { // the library leaves it to us (WebAuthn Level 3 §7.2)
		return nil, wrongFactor("the passkey counted backwards: there may be a copy of it")
	}
	return []string{amrOf(*credential)}, savePasskey(w, person.ID, *credential)
}

// amrOf: a key that may be copied to other devices is no piece of hardware (RFC 8176 §2).
func amrOf(credential webauthn.Credential) string {
	if credential.Flags.BackupEligible {
		return "swk"
	}
	return "hwk"
}

func partyAndUser(w *world.World, person world.Person) (*webauthn.WebAuthn, passkeyUser, error) {
	party, err := relyingParty()
	if err != nil {
		return nil, passkeyUser{}, err
	}
	user, err := passkeyUserOf(w, person)
	return party, user, err
}

// newChallenge is 256 bits, of the world's randomness.
func newChallenge(w *world.World) protocol.URLEncodedBase64 {
	return protocol.URLEncodedBase64(w.Token() + w.Token())
}

// keepCeremony binds what was asked to the session. The library would have it run
// out by the machine's clock; here it does by the world's.
func keepCeremony(w *world.World, token, kind string, data *webauthn.SessionData) error {
	text, err := json.Marshal(data)
	if err != nil {
		return err
	}
	if !w.KeepCeremony(token, world.Ceremony{Kind: kind, Data: text, Expires: w.Now().Add(ceremonyTime)}) {
		return wrongFactor("a passkey needs a session")
	}
	return nil
}

// takeCeremony spends what was asked: right or wrong, there is one answer to it.
func takeCeremony(w *world.World, token, kind string) (webauthn.SessionData, error) {
	ceremony, found := w.TakeCeremony(token, kind)
	if !found {
		return webauthn.SessionData{}, wrongFactor("nothing was asked of a passkey, or too long ago, or it was answered")
	}
	var data webauthn.SessionData
	err := json.Unmarshal(ceremony.Data, &data)
	return data, err
}

// savePasskey keeps a passkey in place of what was kept of it before.
func savePasskey(w *world.World, person string, credential webauthn.Credential) error {
	record, err := json.Marshal(credential)
	if err != nil {
		return err
	}
	key := world.Passkey{ID: credential.ID, Added: w.Now(), Record: record}
	f := w.Factors(person)
	f.Passkeys = slices.Clone(f.Passkeys)
	at := slices.IndexFunc(f.Passkeys, func(k world.Passkey) bool { return bytes.Equal(k.ID, key.ID) })
	if at < 0 {
		f.Passkeys = append(f.Passkeys, key)
	} else {
		key.Added = f.Passkeys[at].Added
		f.Passkeys[at] = key
	}
	w.SaveFactors(person, f)
	return nil
}

func passkeyRefusal(err error) *Refusal {
	var known *protocol.Error
	if errors.As(err, &known) {
		return wrongFactor("the passkey's answer does not hold: " + known.Details)
	}
	return wrongFactor("the passkey's answer does not hold")
}
