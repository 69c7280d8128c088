package mockapi

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// KeyOf is somebody's key as a story asks for it: one of Keys, or one that is
// stale, limited or forged. Like those it follows from the seed and the clock, and
// is good, or bad, in every clone made after: the session it names is opened, the
// token it takes back is revoked, and nothing else changes.
func KeyOf(w *world.World, who, with string) (lab.Key, error) {
	return keyAmong(Keys(w), w, who, with)
}

// keyAmong looks among keys that are there before it makes one.
func keyAmong(keys []lab.Key, w *world.World, who, with string) (lab.Key, error) {
	if key, found := lab.FindKey(keys, who, with); found {
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
	made, err := makeKey(w, person, wanted)
	if err != nil {
		return lab.Key{}, err
	}
	made.Who, made.Name, made.Note, made.With = first.Who, first.Name, first.Note, wanted.String()
	return made, nil
}

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
	partner := slices.Contains(person.Roles, world.RolePartner) // who has an API key and nothing else
	switch {
	case wanted.Kind == lab.WithSession && person.Kind == world.KindPerson:
		return sessionKey(w, person.ID, wanted), nil
	case wanted.Kind == lab.WithBasic && person.Kind == world.KindPerson:
		return basicKey(person, wanted), nil
	case wanted.Kind == lab.WithBearer && !partner:
		return bearerKey(w, person.ID, wanted)
	case wanted.Kind == lab.WithAPIKey && partner:
		return limitedAPIKey(w, person.ID, wanted), nil
	case wanted.Kind == lab.WithCertificate && person.Kind == world.KindService && (wanted.Flaw == "" || slices.Contains(person.Roles, world.RoleLedger)):
		return lab.Key{Certificate: certificateNamed(person.ID, wanted.Flaw)}, nil
	}
	return lab.Key{}, &lab.Mistake{What: fmt.Sprintf("%s has no %s", person.ID, wanted), Try: "session, bearer or basic of a person, bearer or certificate of a service, api-key of a partner"}
}

// sessionKey opens the session it names, unless it has ended.
func sessionKey(w *world.World, person string, wanted lab.Wanted) lab.Key {
	token := w.DerivedToken(person, wanted.String())
	session := w.WholeSession(person)
	switch wanted.Flaw {
	case lab.FlawEnded:
		w.EndSession(token)
		return lab.Key{Header: "Cookie", Value: SessionCookie + "=" + token}
	case lab.FlawStale:
		session.Opened, session.Proven = session.Opened.Add(-stale), session.Proven.Add(-stale)
	case lab.FlawPasswordOnly:
		session.ACR, session.AMR = world.AAL1, passwordAlone()
		if session.Half = w.HasSecondFactor(person); session.Half {
			session.Expires = session.Opened.Add(world.SessionHalf)
		}
	}
	w.SaveSession(token, session)
	return lab.Key{Header: "Cookie", Value: SessionCookie + "=" + token}
}

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
	token := authn.KeyringToken(w, person, wanted.String()+" of "+person)
	if wanted.Scopes != nil {
		token.Scope = wanted.Scopes
	}
	text, err := mintFlawed(w, token, wanted.Flaw)
	return lab.Key{Header: "Authorization", Value: "Bearer " + text}, err
}

func mintFlawed(w *world.World, token authn.Token, flaw string) (string, error) {
	switch flaw {
	case lab.FlawExpired:
		token.Issued, token.Expires = w.Now().Add(-authn.TokenLifetime), w.Now().Add(-time.Minute)
	case lab.FlawEarly:
		token.NotBefore = w.Now().Add(10 * time.Minute)
	case lab.FlawOtherAudience:
		token.Audience = "https://shop.authlab.test"
	case lab.FlawPasswordOnly:
		token.ACR, token.AMR = world.AAL1, passwordAlone()
	case lab.FlawStale:
		token.SignedIn = w.Now().Add(-stale)
	case lab.FlawRevoked:
		w.Revoke(token.ID)
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

// limitedAPIKey is registered for its scopes; one that was revoked is not known.
func limitedAPIKey(w *world.World, partner string, wanted lab.Wanted) lab.Key {
	text := w.DerivedAPIKey(partner, wanted.String())
	if _, kept := w.APIKey(text); !kept && wanted.Flaw == "" {
		w.KeepAPIKey(text, partner, wanted.Scopes, world.PartnersNetworks())
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
