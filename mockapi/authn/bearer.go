package authn

import (
	"crypto/x509"
	"errors"
	"time"

	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// Skew is how far the clock of whoever issued a token may be ahead of the
// house's: it counts for "not before" and "issued at". An expiry gets no grace,
// since what holds for an hour is not hurt by a minute.
const Skew = 30 * time.Second

// Bearer proves a person by an access token that whoever holds it may present,
// with the client certificate they showed, or nil. A token bound to a key is
// worth nothing here: a thief could present it just so (RFC 9449 §7.2).
func Bearer(w *world.World, text string, shown *x509.Certificate) (Proof, error) {
	token, err := readBearer(w, text, shown)
	return token.Proof, err
}

// BoundBearer is Bearer for where a token that anybody could present will not do:
// it must be bound to the certificate.
func BoundBearer(w *world.World, text string, shown *x509.Certificate) (Proof, error) {
	token, err := readBearer(w, text, shown)
	if err == nil && token.holder.certificate == "" {
		return Proof{}, refuse("it is bound to nothing: whoever finds it could present it")
	}
	return token.Proof, err
}

func readBearer(w *world.World, text string, shown *x509.Certificate) (access, error) {
	token, err := readAccess(w, text)
	if err != nil {
		return access{}, err
	}
	if token.holder.key != "" {
		return access{}, refuse("it is bound to a key, and came without a proof of it")
	}
	if err := token.holder.shows(shown); err != nil {
		return access{}, err
	}
	return token, nil
}

// access is an access token that holds.
type access struct {
	Proof
	holder holder
}

// readAccess reads an access token that is meant for the API.
func readAccess(w *world.World, text string) (access, error) {
	token, from, err := genuine(w, text, Audience)
	if err != nil {
		return access{}, err
	}
	return from.proves(w, token.claims)
}

// Claims are what an access token of the house's own says, whatever audience it
// is for, once it holds: for the identity provider, to whom its tokens come back.
func Claims(w *world.World, text string) (map[string]any, error) {
	token, from, err := genuine(w, text, "")
	if err != nil {
		return nil, err
	}
	if from.keys != world.House {
		return nil, refuse("somebody else issued it")
	}
	_, err = from.proves(w, token.claims)
	return token.claims, err
}

// genuine asks of an access token all that RFC 9068 §4 does, and what RFC 8725
// adds. Nothing the token says counts before its signature holds, but for whose
// key to check that with. An empty audience stands for any.
func genuine(w *world.World, text, audience string) (jws, issuer, error) {
	token, err := readJWS(text)
	if err != nil {
		return jws{}, issuer{}, err
	}
	if !token.is(TokenType) { // RFC 8725 §3.11
		return jws{}, issuer{}, refuse("it is a token, but not an access token")
	}
	if err := token.plain(""); err != nil {
		return jws{}, issuer{}, err
	}
	from, err := issuerOf(w, token)
	if err != nil {
		return jws{}, issuer{}, err
	}
	if err := from.signed(w, token); err != nil {
		return jws{}, issuer{}, err
	}
	return token, from, timely(w, token.claims, audience)
}

// timely leaves to golang-jwt what it does: the dates, the audience (RFC 8725
// §3.9). It is told what a date is before, for it takes "1772449200" too.
func timely(w *world.World, claims jwt.MapClaims, audience string) error {
	for _, required := range []string{"sub", "jti", "client_id"} { // RFC 9068 §2.2
		if _, there := claim(claims, required); !there {
			return refuse("a claim it needs is missing")
		}
	}
	if _, issued := dated(claims, "iat"); !issued || wrongDate(claims) {
		return refuse("a date it needs is missing, or is none")
	}
	asked := []jwt.ParserOption{jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithLeeway(Skew), jwt.WithTimeFunc(w.Now)}
	if audience != "" {
		asked = append(asked, jwt.WithAudience(audience))
	}
	err := jwt.NewValidator(asked...).Validate(claims)
	if err != nil {
		return refusalOf(err)
	}
	if expires, _ := dated(claims, "exp"); !w.Now().Before(expires) {
		return refuse("it has expired")
	}
	return nil
}

func refusalOf(err error) *Refusal {
	for _, known := range []struct {
		is  error
		why string
	}{
		{jwt.ErrTokenInvalidAudience, "it is meant for another API"},
		{jwt.ErrTokenExpired, "it has expired"},
		{jwt.ErrTokenNotValidYet, "it does not hold yet"},
		{jwt.ErrTokenUsedBeforeIssued, "it is from the future"},
		{jwt.ErrTokenRequiredClaimMissing, "a claim it needs is missing"},
	} {
		if errors.Is(err, known.is) {
			return refuse(known.why)
		}
	}
	return refuse("it does not hold")
}
