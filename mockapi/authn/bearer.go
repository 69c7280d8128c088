package authn

import (
	"errors"
	"strings"
	"time"

	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// What the house writes into its access tokens, and asks of them.
const (
	Issuer        = "https://authlab.test"
	Audience      = "https://api.authlab.test"
	TokenLifetime = time.Hour
	TokenType     = "at+jwt" // RFC 9068 §2.1: an ID token must not pass for an access token
	clientID      = "authlab"
)

// Token is what an access token says. Change a field before Mint to make one
// that must be refused.
type Token struct {
	Type     string
	Issuer   string
	Audience string
	Subject  string
	ID       string
	Issued   time.Time
	Expires  time.Time // zero for a token that says nothing of it
}

// TokenFor is an honest token for a person, issued now by the world's clock.
func TokenFor(w *world.World, person, id string) Token {
	return Token{
		Type: TokenType, Issuer: Issuer, Audience: Audience, Subject: person, ID: id,
		Issued: w.Now(), Expires: w.Now().Add(TokenLifetime),
	}
}

// accessClaims are the claims RFC 9068 §2.2 requires.
type accessClaims struct {
	jwt.RegisteredClaims
	ClientID string `json:"client_id"`
}

// Mint signs a token with the world's key.
func Mint(w *world.World, t Token) (string, error) {
	return MintWith(t, jwt.SigningMethodEdDSA, w.SigningKey())
}

// MintWith signs a token with any method and key, as a forger would.
func MintWith(t Token, method jwt.SigningMethod, key any) (string, error) {
	claims := accessClaims{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: t.Issuer, Subject: t.Subject, Audience: jwt.ClaimStrings{t.Audience}, ID: t.ID,
			IssuedAt: jwt.NewNumericDate(t.Issued),
		},
		ClientID: clientID,
	}
	if !t.Expires.IsZero() {
		claims.ExpiresAt = jwt.NewNumericDate(t.Expires)
	}
	token := jwt.NewWithClaims(method, claims)
	token.Header["typ"] = t.Type
	return token.SignedString(key)
}

// Bearer proves a person by an access token. Everything is asked of it that the
// library does not ask by itself: one algorithm (RFC 8725 §3.1), issuer (§3.8),
// audience (§3.9), type (§3.11), and an expiry, by the world's clock.
func Bearer(w *world.World, text string) (Proof, error) {
	parser := jwt.NewParser(
		jwt.WithValidMethods([]string{jwt.SigningMethodEdDSA.Alg()}),
		jwt.WithIssuer(Issuer),
		jwt.WithAudience(Audience),
		jwt.WithExpirationRequired(),
		jwt.WithIssuedAt(),
		jwt.WithStrictDecoding(),
		jwt.WithTimeFunc(w.Now),
	)
	var claims accessClaims
	token, err := parser.ParseWithClaims(text, &claims, func(*jwt.Token) (any, error) {
		return w.VerifyingKey(), nil
	})
	if err != nil {
		return Proof{}, refusalOf(err)
	}
	if typ, _ := token.Header["typ"].(string); !strings.EqualFold(strings.TrimPrefix(typ, "application/"), TokenType) {
		return Proof{}, refuse("it is a token, but not an access token")
	}
	return known(w, claims.Subject)
}

func refusalOf(err error) *Refusal {
	for _, known := range []struct {
		is  error
		why string
	}{
		{jwt.ErrTokenMalformed, "it is not a token"},
		{jwt.ErrTokenUnverifiable, "its signature cannot be checked"},
		{jwt.ErrTokenSignatureInvalid, "its signature, or the method of it, is not the house's"},
		{jwt.ErrTokenInvalidIssuer, "somebody else issued it"},
		{jwt.ErrTokenInvalidAudience, "it is meant for another API"},
		{jwt.ErrTokenExpired, "it has expired"},
		{jwt.ErrTokenUsedBeforeIssued, "it is from the future"},
		{jwt.ErrTokenRequiredClaimMissing, "a claim it needs is missing"},
	} {
		if errors.Is(err, known.is) {
			return refuse(known.why)
		}
	}
	return refuse("it does not hold")
}
