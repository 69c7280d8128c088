package authn

import (
	"crypto/x509"
	"encoding/json"

	"authlab/lab"
	"authlab/mockapi/world"

	"github.com/descope/virtualwebauthn"
	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

// Authenticator is the keyring's own, one for each person. It makes a passkey or
// proves one for whatever page asks, and signs the origin that page has. A browser
// would not let a page ask in the name of another host; this one does, so that one
// sees the API refuse it. It does not count what it signs, as those do not whose
// passkeys are on several devices.
type Authenticator struct {
	device virtualwebauthn.Authenticator
	key    virtualwebauthn.Credential
}

// AuthenticatorOf is a person's: its key follows from the world's seed.
func AuthenticatorOf(w *world.World, person string) (Authenticator, error) {
	key, id := w.PasskeyOf(person)
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return Authenticator{}, err
	}
	a := Authenticator{key: virtualwebauthn.NewCredentialWithImportedKey(virtualwebauthn.KeyTypeEC2, der)}
	a.key.ID, a.device.Options.UserHandle = id, []byte(w.UserHandle(person))
	return a, nil
}

// Answer answers what POST /passkeys/options or POST /login/passkey/options said, for
// a page of an origin.
func (a Authenticator) Answer(options, origin string) (string, error) {
	var asked struct {
		PublicKey struct {
			User json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(options), &asked); err != nil {
		return "", notAsked()
	}
	page := virtualwebauthn.RelyingParty{ID: PasskeyHost, Origin: origin}
	if asked.PublicKey.User != nil {
		creation, err := virtualwebauthn.ParseAttestationOptions(options)
		if err != nil {
			return "", notAsked()
		}
		return virtualwebauthn.CreateAttestationResponse(page, a.device, a.key, *creation), nil
	}
	assertion, err := virtualwebauthn.ParseAssertionOptions(options)
	if err != nil {
		return "", notAsked()
	}
	return virtualwebauthn.CreateAssertionResponse(page, a.device, a.key, *assertion), nil
}

func notAsked() error {
	return &lab.Mistake{What: "this is not what an authenticator is asked", Try: "what POST /passkeys/options or POST /login/passkey/options answered"}
}

// AnswerAsked answers what a person's session was asked, for a page of an origin.
func AnswerAsked(w *world.World, person string, asked world.Ceremony, origin string) (string, error) {
	a, err := AuthenticatorOf(w, person)
	if err != nil {
		return "", err
	}
	var data webauthn.SessionData
	if err := json.Unmarshal(asked.Data, &data); err != nil {
		return "", err
	}
	challenge, err := protocolChallenge(data.Challenge)
	if err != nil {
		return "", err
	}
	page := virtualwebauthn.RelyingParty{ID: PasskeyHost, Origin: origin}
	if asked.Kind == ceremonyRegister {
		return virtualwebauthn.CreateAttestationResponse(page, a.device, a.key, virtualwebauthn.AttestationOptions{Challenge: challenge}), nil
	}
	return virtualwebauthn.CreateAssertionResponse(page, a.device, a.key, virtualwebauthn.AssertionOptions{Challenge: challenge}), nil
}

func protocolChallenge(text string) (challenge protocol.URLEncodedBase64, err error) {
	return challenge, challenge.UnmarshalJSON([]byte(`"` + text + `"`))
}

// EnrolPasskey makes the passkey of a person's authenticator one of theirs, as if they
// had registered it.
func EnrolPasskey(w *world.World, person string) error {
	a, err := AuthenticatorOf(w, person)
	if err != nil || w.PasskeyKnown(a.key.ID) {
		return err
	}
	return savePasskey(w, person, webauthn.Credential{
		ID: a.key.ID, PublicKey: a.key.Key.AttestationData(),
		Flags:         webauthn.CredentialFlags{UserPresent: true, UserVerified: true},
		Authenticator: webauthn.Authenticator{AAGUID: a.device.Aaguid[:]},
	})
}
