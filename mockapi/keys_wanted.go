package mockapi

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/idp"
	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// KeyOf is somebody's key as a story asks for it: one of Keys, or one that is
// stale, limited or forged. Like those it follows from the seed and the clock, and
// is good, or bad, in every clone made after: the session it names is opened, the
// token it takes back is revoked, and nothing else changes.
func KeyOf(w *world.World, who, with string) (lab.Key, error) {
	if person, known := w.Person(who); known { // nobody else's need be made
		return KeyAmong(keysOf(w, person), w, who, with)
	}
	return KeyAmong(Keys(w), w, who, with)
}

// HasKey reports whether somebody can have a key of a kind, or one with a flaw.
func HasKey(w *world.World, who, with string) bool {
	wanted, err := lab.ParseWanted(with)
	person, known := w.Person(who)
	return err == nil && known && has(w, person, wanted)
}

// KeyAmong is KeyOf for whoever has the Keys of the world already.
func KeyAmong(keys []lab.Key, w *world.World, who, with string) (lab.Key, error) {
	if key, found := lab.FindKey(keys, who, with); found && !key.Spare() {
		return key, nil
	}
	first, known := lab.FindKey(keys, who, "")
	if !known {
		return lab.Key{}, nobodyNamed(keys, who)
	}
	wanted, err := lab.ParseWanted(with)
	if err != nil {
		return lab.Key{}, err
	}
	person, isSomebody := w.Person(who)
	if !isSomebody {
		return lab.Key{}, &lab.Mistake{What: "nobody carries no credential", Try: "taking with out"}
	}
	if !has(w, person, wanted) {
		return lab.Key{}, &lab.Mistake{What: fmt.Sprintf("%s has no %s", person.ID, wanted), Try: "session, bearer or basic of a person, bearer or certificate of a service, api-key of a partner, session as ana of a support lead"}
	}
	made, err := makeKey(w, person, wanted)
	made.Who, made.Name, made.Note = first.Who, first.Name, first.Note
	made.With, made.Wrong = wanted.String(), wanted.Amiss()
	return made, err
}

// sparesOf stand for all that can be made of a person's keys, but for scopes, and for
// what can be amiss with one in another's name.
func sparesOf(w *world.World, person world.Person) []lab.Key {
	var keys []lab.Key
	for _, with := range lab.Credentials() {
		wanted, err := lab.ParseWanted(with)
		if err == nil && has(w, person, wanted) && !ready(person, wanted) {
			key := keyOf(person)
			key.With, key.Wrong = with, wanted.Amiss()
			keys = append(keys, key)
		}
	}
	return append(keys, actingSpares(w, person)...)
}

// ready holds for the keys that a keyring has from the start.
func ready(person world.Person, wanted lab.Wanted) bool {
	if wanted.Flaw != "" {
		return false
	}
	switch wanted.Kind {
	case lab.WithSession, lab.WithBearer, lab.WithAPIKey:
		return true
	}
	return wanted.Kind == lab.WithCertificate && isLedger(person)
}

// has reports whether there is such a key of a person's.
func has(w *world.World, person world.Person, wanted lab.Wanted) bool {
	if wanted.As != "" {
		return hasActing(w, person, wanted)
	}
	partner := slices.Contains(person.Roles, world.RolePartner) // who has API keys and nothing else
	switch wanted.Kind {
	case lab.WithCode, lab.WithRecovery:
		return len(w.Factors(person.ID).Secret) > 0
	case lab.WithSession, lab.WithBasic, lab.WithIDToken, lab.WithPasskey:
		return person.Kind == world.KindPerson
	case lab.WithBearer:
		bound := wanted.Flaw == lab.Bound || wanted.Flaw == lab.FlawStolen
		ofPerson := wanted.Flaw == lab.FlawPasswordOnly || wanted.Flaw == lab.FlawStale
		return !partner && (!bound || isLedger(person)) && (!ofPerson || person.Kind == world.KindPerson)
	case lab.WithAPIKey:
		return partner
	case lab.WithDPoP:
		return !partner
	}
	return !partner && person.Kind == world.KindService && (wanted.Flaw == "" || isLedger(person)) // of certificates
}

func isLedger(person world.Person) bool { return slices.Contains(person.Roles, world.RoleLedger) }

func nobodyNamed(keys []lab.Key, who string) error {
	var names []string
	for _, key := range keys {
		if !slices.Contains(names, key.Who) {
			names = append(names, key.Who)
		}
	}
	near := lab.Near(who, names)
	return &lab.Mistake{What: fmt.Sprintf("the world has no %q", who), Try: strings.Join(near[:min(3, len(near))], ", ")}
}

// makeKey makes a credential, and leaves out whose it is.
func makeKey(w *world.World, person world.Person, wanted lab.Wanted) (lab.Key, error) {
	if wanted.As != "" {
		return actingKey(w, person.ID, wanted)
	}
	switch wanted.Kind {
	case lab.WithSession:
		return sessionKey(w, person.ID, wanted), nil
	case lab.WithBasic:
		return basicKey(person, wanted), nil
	case lab.WithBearer:
		return bearerKey(w, person.ID, wanted)
	case lab.WithIDToken:
		text, err := idp.IDToken(w, person.ID)
		return lab.Key{Header: "Authorization", Value: "Bearer " + text}, err
	case lab.WithDPoP:
		return boundKey(w, person.ID, wanted)
	case lab.WithAPIKey:
		return limitedAPIKey(w, person.ID, wanted), nil
	case lab.WithCode, lab.WithRecovery, lab.WithPasskey:
		return factorKey(w, person, wanted)
	}
	return lab.Key{Certificate: certificateNamed(person.ID, wanted.Flaw)}, nil
}

// sessionKey opens the session it names, unless its owner signed out. One that
// waits for a second factor is the one a sign-in has left, where there is one.
func sessionKey(w *world.World, person string, wanted lab.Wanted) lab.Key {
	token, session := w.DerivedToken(person, wanted.String()), w.WholeSession(person)
	switch wanted.Flaw {
	case lab.FlawEnded:
		w.EndSession(token)
		return cookieKey(token)
	case lab.FlawIdle:
		session.Used = w.Now().Add(-world.SessionIdle)
	case lab.FlawOutlived:
		session.Opened, session.Expires = w.Now().Add(-world.SessionLifetime), w.Now()
	case lab.FlawStale:
		session.Opened, session.Proven = session.Opened.Add(-stale), session.Proven.Add(-stale)
	case lab.FlawPasswordOnly:
		if left, found := w.HalfSessionOf(person); found {
			return cookieKey(left)
		}
		session.ACR, session.AMR = world.AAL1, passwordAlone()
		if session.Half = w.HasSecondFactor(person); session.Half {
			session.Expires = session.Opened.Add(world.SessionHalf)
		}
	}
	w.SaveSession(token, session)
	return cookieKey(token)
}

func cookieKey(token string) lab.Key { return inCookie(lab.Key{}, token) }

// stale is how long ago a stale key's owner signed in: longer than any route takes.
const stale = time.Hour

func passwordAlone() []string { return []string{"pwd"} }

func basicKey(person world.Person, wanted lab.Wanted) lab.Key {
	password := person.Password
	if wanted.Flaw == lab.FlawWrongPassword {
		password += "?"
	}
	pair := base64.StdEncoding.EncodeToString([]byte(person.ID + ":" + password))
	return lab.Key{Header: "Authorization", Value: "Basic " + pair}
}

func bearerKey(w *world.World, person string, wanted lab.Wanted) (lab.Key, error) {
	token := authn.KeyringToken(w, person, tokenID(w, person, wanted.String()))
	if wanted.Scopes != nil {
		token.Scope = wanted.Scopes
	}
	key := lab.Key{Header: "Authorization"}
	if wanted.Flaw == lab.Bound {
		key.Certificate = person
	}
	text, err := mintFlawed(w, token, wanted.Flaw)
	key.Value = "Bearer " + text
	return key, err
}

func mintFlawed(w *world.World, token authn.Token, flaw string) (string, error) {
	switch flaw {
	case lab.FlawExpired:
		token.Issued, token.Expires = w.Now().Add(-authn.TokenLifetime), w.Now().Add(-time.Minute)
	case lab.FlawEarly:
		token.NotBefore = w.Now().Add(10 * time.Minute)
	case lab.FlawOtherAudience:
		token.Audience = idp.AudienceReporting
	case lab.FlawPasswordOnly:
		token.ACR, token.AMR = world.AAL1, passwordAlone()
	case lab.FlawStale:
		token.SignedIn = w.Now().Add(-stale)
	case lab.FlawRevoked:
		w.Revoke(token.ID)
	case lab.FlawWide:
		token.Scope = world.Scopes()
	case lab.Bound, lab.FlawStolen: // RFC 8705 §3
		if certificate, found := w.Certificate(token.Subject); found {
			token.HolderCertificate = authn.CertificateThumbprint(certificate.Leaf)
		}
	case lab.FlawUnsigned:
		return authn.Forge(w.CurrentKey(world.House, world.EdDSA), "none", token)
	case lab.FlawConfused:
		return authn.Forge(w.CurrentKey(world.House, world.EdDSA), "HS256", token)
	case lab.FlawPartnerIssued:
		token.Issuer = authn.PartnerIssuer
		return authn.MintBy(w.CurrentKey(world.Partner, world.EdDSA), token)
	case lab.FlawRetiredKey:
		return authn.MintBy(w.KeyBeside(world.House, world.EdDSA, -1), token)
	case lab.FlawForged: // it names the house's key, and another signed it
		return authn.MintWith(token, jwt.SigningMethodEdDSA, w.CurrentKey(world.Partner, world.EdDSA).Private())
	}
	return authn.Mint(w, token)
}

// limitedAPIKey is registered for its scopes and networks; one that was revoked is
// not known.
func limitedAPIKey(w *world.World, partner string, wanted lab.Wanted) lab.Key {
	text, networks := w.DerivedAPIKey(partner, wanted.String()), world.PartnersNetworks()
	if _, kept := w.APIKey(text); kept || wanted.Flaw == lab.FlawRevoked {
		return apiKey(lab.Key{}, text)
	}
	if wanted.Flaw == lab.FlawDistant {
		networks = []string{"203.0.113.0/24"}
	}
	scopes := wanted.Scopes
	if scopes == nil {
		scopes = world.PartnersScopes()
	}
	w.KeepAPIKey(text, partner, scopes, networks)
	if wanted.Flaw == lab.FlawExpired {
		w.ExpireAPIKey(text)
	}
	return apiKey(lab.Key{}, text)
}

// certificateNamed is what the world calls a certificate. The flawed ones are all
// Ledger's.
func certificateNamed(service, flaw string) string {
	switch flaw {
	case lab.FlawExpired:
		return world.CertificateExpired
	case lab.FlawEarly:
		return world.CertificateEarly
	case lab.FlawRevoked:
		return world.CertificateRevoked
	case lab.FlawSelfSigned:
		return world.CertificateSelfSigned
	case lab.FlawOtherCA:
		return world.CertificateOtherCA
	}
	return service
}
