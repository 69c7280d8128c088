package command

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// tokenWanted is what the flags of authlab token ask for.
type tokenWanted struct {
	who, scope, audience, issuer, alg, key, typ string
	narrowed, expired                           bool
	notBefore                                   time.Duration
	dpop, nonce                                 string
}

// mint makes the token, and the proof where one is wanted.
func (t tokenWanted) mint(w *world.World, id string) (tokenMinted, error) {
	if err := t.known(w); err != nil {
		return tokenMinted{}, err
	}
	if t.dpop != "" {
		return t.mintBound(w, id)
	}
	text, err := t.sign(w, t.says(w, id))
	if err != nil {
		return tokenMinted{}, err
	}
	_, refused := authn.Bearer(w, text, nil)
	return tokenMinted{Scheme: "Bearer", Token: text}.judged(refused), nil
}

func (t tokenWanted) mintBound(w *world.World, id string) (tokenMinted, error) {
	method, address, _ := strings.Cut(t.dpop, " ")
	target, err := url.Parse(address)
	if err != nil || target.Host == "" {
		return tokenMinted{}, &lab.Mistake{Where: "--dpop " + t.dpop, What: "this is not a method and an address", Try: `--dpop "GET http://127.0.0.1:8080/whoami/bound"`}
	}
	key, says := w.HolderKey(t.who), t.says(w, id)
	if says.HolderKey, err = authn.KeyThumbprint(key.Public()); err != nil {
		return tokenMinted{}, err
	}
	text, err := t.sign(w, says)
	if err != nil {
		return tokenMinted{}, err
	}
	nonce := t.nonce
	if nonce == "" {
		nonce = w.ProofNonce()
	}
	proof, err := authn.Prove(key, method, address, text, id, nonce, w.Now(), nil)
	if err != nil {
		return tokenMinted{}, err
	}
	_, refused := authn.DPoP(w, text, authn.Possession{Proofs: []string{proof}, Method: method, URL: target})
	return tokenMinted{Scheme: "DPoP", Token: text, Proof: proof}.judged(refused), nil
}

func (m tokenMinted) judged(refused error) tokenMinted {
	m.Taken = refused == nil
	if refused != nil {
		m.Refused = refused.Error()
	}
	return m
}

// says is what the token will say.
func (t tokenWanted) says(w *world.World, id string) authn.Token {
	token := authn.KeyringToken(w, t.who, id)
	token.Type, token.Audience = t.typ, t.audience
	switch t.issuer {
	case "house":
	case "partner":
		token.Issuer = authn.PartnerIssuer
	default:
		token.Issuer = t.issuer
	}
	if t.narrowed {
		token.Scope = strings.Fields(t.scope)
	}
	if t.expired {
		token.Issued, token.Expires = w.Now().Add(-authn.TokenLifetime), w.Now().Add(-time.Minute)
	}
	if t.notBefore != 0 {
		token.NotBefore = w.Now().Add(t.notBefore)
	}
	return token
}

func (t tokenWanted) sign(w *world.World, token authn.Token) (string, error) {
	algs := append([]string{world.EdDSA, world.ES256}, authn.Forgeries()...)
	if !slices.Contains(algs, t.alg) {
		return "", &lab.Mistake{Where: "--alg " + t.alg, What: "tokens are not signed so here", Try: strings.Join(algs, ", ")}
	}
	key, err := t.signer(w)
	if err != nil {
		return "", err
	}
	if slices.Contains(authn.Forgeries(), t.alg) {
		return authn.Forge(key, t.alg, token)
	}
	return authn.MintBy(key, token)
}

// signer is the key that signs: of the issuer the token names, or another. A
// forgery is made with the key it pretends to be signed by.
func (t tokenWanted) signer(w *world.World) (*world.Key, error) {
	owner, alg := world.House, t.alg
	if t.issuer == "partner" || t.key == "partner" {
		owner = world.Partner
	}
	if alg != world.ES256 {
		alg = world.EdDSA
	}
	periods := map[string]int{"current": 0, "partner": 0, "next": 1, "retired": -1}
	beside, known := periods[t.key]
	if !known {
		return nil, &lab.Mistake{Where: "--key " + t.key, What: "there is no such key", Try: "current, next, retired or partner"}
	}
	return w.KeyBeside(owner, alg, beside), nil
}
