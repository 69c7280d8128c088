package mockapi

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"time"

	"authlab/lab"
	"authlab/mockapi/world"
)

var _ lab.Signer = (*Server)(nil)

// The names of the keys a learner may sign with.
const (
	keyCurrent   = "current"
	keyNext      = "next"
	keyRetired   = "retired"
	keyPartner   = "partner"
	keyOwn       = "your own"
	keyNone      = "none"
	keyPublicKey = "the public key"
)

// Clock is the world's time.
func (s *Server) Clock() time.Time {
	s.api.mu.Lock()
	defer s.api.mu.Unlock()
	s.api.tick()
	return s.api.world.Now()
}

// SigningKeys lists the keys a token can be signed with.
func (s *Server) SigningKeys() []lab.SigningKey {
	return []lab.SigningKey{
		{Name: keyCurrent, About: "the house's own: what it signs is taken"},
		{Name: keyNext, About: "published, and not in use before its time"},
		{Name: keyRetired, About: "the house's, long out of use"},
		{Name: keyPartner, About: "Birch's identity provider: trusted for Birch's people"},
		{Name: keyOwn, About: "made just now: nobody trusts it"},
		{Name: keyPublicKey, About: "HS256, with the house's public key taken for a secret"},
		{Name: keyNone, About: "no key at all: alg none, and an empty signature"},
	}
}

// SignToken signs what a learner wrote.
func (s *Server) SignToken(header, claims, name string) (string, error) {
	s.api.mu.Lock()
	w := s.api.world
	s.api.mu.Unlock()
	sign, err := signature(w, name)
	if err != nil {
		return "", err
	}
	header, err = signedHeader(header, sign.alg, sign.kid)
	if err != nil {
		return "", err
	}
	head, err := lab.Base64JSON(header, "header")
	if err != nil {
		return "", err
	}
	body, err := lab.Base64JSON(claims, "claims")
	if err != nil {
		return "", err
	}
	text := head + "." + body
	return text + "." + base64.RawURLEncoding.EncodeToString(sign.of([]byte(text))), nil
}

// signing is a way to sign, with what it says of itself in the header.
type signing struct {
	alg, kid string
	of       func(text []byte) []byte
}

func signature(w *world.World, name string) (signing, error) {
	house := w.CurrentKey(world.House, world.EdDSA)
	switch name {
	case keyCurrent:
		return byKey(house), nil
	case keyNext:
		return byKey(w.KeyBeside(world.House, world.EdDSA, 1)), nil
	case keyRetired:
		return byKey(w.KeyBeside(world.House, world.EdDSA, -1)), nil
	case keyPartner:
		return byKey(w.CurrentKey(world.Partner, world.EdDSA)), nil
	case keyOwn:
		seed := sha256.Sum256([]byte("a learner's own key"))
		own := ed25519.NewKeyFromSeed(seed[:])
		return signing{world.EdDSA, "my-own", func(text []byte) []byte { return ed25519.Sign(own, text) }}, nil
	case keyNone:
		return signing{"none", "", func([]byte) []byte { return nil }}, nil
	case keyPublicKey:
		der, err := x509.MarshalPKIXPublicKey(house.Public())
		secret := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
		return signing{"HS256", house.ID, func(text []byte) []byte {
			mac := hmac.New(sha256.New, secret)
			mac.Write(text)
			return mac.Sum(nil)
		}}, err
	}
	return signing{}, &lab.Mistake{What: "there is no key " + name, Try: keyCurrent}
}

func byKey(key *world.Key) signing {
	private, _ := key.Private().(ed25519.PrivateKey) // its algorithm was asked for
	return signing{key.Alg, key.ID, func(text []byte) []byte { return ed25519.Sign(private, text) }}
}

// signedHeader is a header that names how it is signed, and else stays as it was.
func signedHeader(header, alg, kid string) (string, error) {
	var fields map[string]any
	if err := json.Unmarshal([]byte(header), &fields); err != nil || fields == nil {
		return "", &lab.Mistake{What: "the header is no JSON object", Try: `{"alg": "EdDSA", "typ": "at+jwt"}`}
	}
	fields["alg"] = alg
	if kid != "" {
		fields["kid"] = kid
	}
	data, err := json.Marshal(fields)
	return string(data), err
}
