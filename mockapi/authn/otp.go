package authn

import (
	"encoding/base32"
	"net/url"
	"strings"
	"time"

	"authlab/mockapi/world"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
)

// The codes are those of RFC 6238 as every authenticator app makes them: six
// digits, a new one each 30 seconds. One step either way is taken too, for clocks
// that differ (§6), so that a code is good for 90 seconds at most.
const (
	codeStep = 30 * time.Second
	codeSlip = 1 // steps
)

func codeOptions() hotp.ValidateOpts {
	return hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}
}

// Code is the one-time code a person's authenticator shows now, by the world's
// clock; empty where they have none. It is for the keyring.
func Code(w *world.World, person string) string {
	secret := w.Factors(person).Secret
	if len(secret) == 0 {
		return ""
	}
	code, err := hotp.GenerateCodeCustom(spellSecret(secret), uint64(stepOf(w.Now())), codeOptions())
	if err != nil {
		return "" // a secret so spelt can be read
	}
	return code
}

// NextCode is the code to use now. Where that was used already, time goes on until
// there is another: the keyring has the patience of a person.
func NextCode(w *world.World, person string) string {
	if used := w.Factors(person).LastStep; used >= stepOf(w.Now()) {
		w.Advance(time.Unix((used+1)*int64(codeStep/time.Second), 0).Sub(w.Now()))
	}
	return Code(w, person)
}

// UsedCode is the code of now, after somebody used it.
func UsedCode(w *world.World, person string) string {
	if f := w.Factors(person); f.LastStep < stepOf(w.Now()) {
		f.LastStep = stepOf(w.Now())
		w.SaveFactors(person, f)
	}
	return Code(w, person)
}

// SecretURL is what a person's authenticator app is told once, as the code to scan
// holds it; empty where they have no one-time codes.
func SecretURL(w *world.World, person string) string {
	secret := w.Factors(person).Secret
	if len(secret) == 0 {
		return ""
	}
	about := url.Values{"secret": {strings.TrimRight(spellSecret(secret), "=")}, "issuer": {"authlab"}}
	return "otpauth://totp/authlab:" + url.PathEscape(person) + "?" + about.Encode()
}

func spellSecret(secret []byte) string { return base32.StdEncoding.EncodeToString(secret) }

func stepOf(now time.Time) int64 { return now.Unix() / int64(codeStep/time.Second) }

// spendCode accepts a code once. The library would accept it as often as it is
// shown; RFC 6238 §5.2 forbids a second time. With a code go all that are older:
// who looked over a shoulder has nothing left to try.
func spendCode(w *world.World, person, code string) error {
	f := w.Factors(person)
	if len(f.Secret) == 0 {
		return wrongFactor("this person has no one-time codes")
	}
	now := stepOf(w.Now())
	for step := now - codeSlip; step <= now+codeSlip; step++ {
		matches, err := hotp.ValidateCustom(code, uint64(step), spellSecret(f.Secret), codeOptions())
		if err != nil || !matches {
			continue
		}
		if step <= f.LastStep {
			return wrongFactor("the code was used before, or is older than one that was")
		}
		f.LastStep = step
		w.SaveFactors(person, f)
		return nil
	}
	return wrongFactor("the code is not one of these 90 seconds")
}
