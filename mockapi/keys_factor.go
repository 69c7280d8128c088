package mockapi

import (
	"encoding/json"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// factorKey is a second factor, ready to be sent with the session that waits for it.
func factorKey(w *world.World, person world.Person, wanted lab.Wanted) (lab.Key, error) {
	if wanted.Kind == lab.WithPasskey {
		origin := authn.PasskeyOrigin
		if wanted.Flaw == lab.FlawPhished {
			origin = lab.PhishingOrigin
		}
		return passkeyKey(w, person, origin)
	}
	code, err := factorCode(w, person.ID, wanted)
	if err != nil {
		return lab.Key{}, err
	}
	body, err := json.Marshal(map[string]string{"code": code})
	key := halfWayKey(w, person.ID)
	key.Code, key.Body = code, string(body)
	return key, err
}

func halfWayKey(w *world.World, person string) lab.Key {
	return sessionKey(w, person, lab.Wanted{Flaw: lab.FlawPasswordOnly, Kind: lab.WithSession})
}

func factorCode(w *world.World, person string, wanted lab.Wanted) (string, error) {
	used := wanted.Flaw == lab.FlawUsed
	switch {
	case wanted.Kind == lab.WithCode && used:
		return authn.UsedCode(w, person), nil
	case wanted.Kind == lab.WithCode:
		return authn.NextCode(w, person), nil
	case used:
		first := w.KeyringRecoveryCodes(person)[0]
		w.SpendRecoveryCode(person, first)
		return first, nil
	}
	code, left := w.RecoveryCodeLeft(person)
	if !left {
		return "", &lab.Mistake{What: "every recovery code on the keyring was used, or replaced", Try: "POST /recovery-codes, which gives new ones"}
	}
	return code, nil
}

// passkeyKey answers what the API last asked a passkey of this person, be it to make
// one or to prove one. Where it asked nothing, the person has a passkey, has signed
// in with a password, and is asked to prove it.
func passkeyKey(w *world.World, person world.Person, origin string) (lab.Key, error) {
	token, asked, found := w.CeremonyOf(person.ID)
	if !found {
		if err := authn.EnrolPasskey(w, person.ID); err != nil {
			return lab.Key{}, err
		}
		token = halfWayKey(w, person.ID).Secret()
		if _, err := authn.BeginAssertion(w, person, token); err != nil {
			return lab.Key{}, err
		}
		token, asked, _ = w.CeremonyOf(person.ID)
	}
	answer, err := authn.AnswerAsked(w, person.ID, asked, origin)
	key := cookieKey(token)
	key.Body = answer
	return key, err
}
