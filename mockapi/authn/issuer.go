package authn

import (
	"authlab/mockapi/world"

	"github.com/golang-jwt/jwt/v5"
)

// issuer is somebody whose tokens are taken. Its keys verify its tokens and
// nobody else's (RFC 8725 §3.8), and it speaks for its own people: the partner
// also has an "ana", who is not ours.
type issuer struct {
	url       string
	keys      string // whose they are
	speaksFor func(world.Person) bool
}

func issuers(w *world.World) []issuer {
	return []issuer{
		{w.Issuer(), world.House, func(world.Person) bool { return true }},
		{PartnerIssuer, world.Partner, func(p world.Person) bool { return p.Tenant == world.Partner }},
	}
}

// issuerOf finds who a token says issued it. Names are compared letter by letter.
func issuerOf(w *world.World, token jws) (issuer, error) {
	url, _ := claim(token.claims, "iss")
	for _, one := range issuers(w) {
		if one.url == url {
			return one, nil
		}
	}
	return issuer{}, refuse("somebody else issued it")
}

// signed checks the signature with the one of the issuer's keys the token names.
// The name is looked up and used for nothing else (RFC 8725 §3.10).
func (i issuer) signed(w *world.World, token jws) error {
	id, _ := claim(token.header, "kid")
	key, found := w.KeyOf(i.keys, id)
	switch {
	case !found:
		return refuse("its issuer has no key of that name")
	case key.Retired(w.Now()):
		return refuse("the key that signed it is retired")
	case key.Early(w.Now()):
		return refuse("the key that signed it is not in use yet")
	}
	return key.Holds(token.text, func() error { return token.verify(key.Alg, key.Public()) })
}

// proves turns the claims of a token that holds into whom they are about.
func (i issuer) proves(w *world.World, claims jwt.MapClaims) (access, error) {
	if id, _ := claim(claims, "jti"); w.Revoked(id) {
		return access{}, refuse("it was revoked")
	}
	subject, _ := claim(claims, "sub")
	proof, err := known(w, subject)
	if err != nil {
		return access{}, err
	}
	if !i.speaksFor(proof.Person) {
		return access{}, refuse("its issuer does not speak for that person")
	}
	if !proof.add(claims) {
		return access{}, refuse("a claim of it makes no sense")
	}
	holder, ok := holderOf(claims)
	if !ok {
		return access{}, refuse("it is bound to something the house does not know")
	}
	return access{proof, holder}, nil
}

// add takes over what a token says of the sign-in. It reports false for what
// cannot be read: a claim that is there must make sense.
func (p *Proof) add(claims jwt.MapClaims) bool {
	var scopes, methods, actor, level bool
	p.Scopes, scopes = scopesOf(claims)
	p.AMR, methods = wordsOf(claims, "amr")
	p.ACR, level = claims["acr"].(string)
	p.Actor, actor = actorOf(claims)
	p.At, _ = dated(claims, "auth_time")
	return scopes && (methods || claims["amr"] == nil) && (level || claims["acr"] == nil) && actor
}

// actorOf is who acts in the subject's name (RFC 8693 §4.1); whoever acted before
// them is in there too, and is no business of the API's.
func actorOf(claims jwt.MapClaims) (string, bool) {
	value, there := claims["act"]
	if !there {
		return "", true
	}
	act, _ := value.(map[string]any)
	return claim(act, "sub")
}
