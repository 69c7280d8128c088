package command

import (
	"crypto/x509"
	"encoding/pem"
	"net/url"
	"os"
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
	acr, amr, certificate                       string
	age                                         time.Duration
}

// mint makes the token, and the proof where one is wanted.
func (t tokenWanted) mint(w *world.World, id string) (tokenMinted, error) {
	if err := t.known(w); err != nil {
		return tokenMinted{}, err
	}
	shown, err := t.readCertificate()
	if err != nil {
		return tokenMinted{}, err
	}
	if t.dpop != "" {
		return t.mintBound(w, id, shown)
	}
	text, err := t.sign(w, t.says(w, id, shown))
	if err != nil {
		return tokenMinted{}, err
	}
	_, refused := authn.Bearer(w, text, shown)
	return tokenMinted{Scheme: "Bearer", Token: text}.judged(refused), nil
}

// readCertificate reads the certificate the token is bound to; nil for none.
func (t tokenWanted) readCertificate() (*x509.Certificate, error) {
	if t.certificate == "" {
		return nil, nil
	}
	mistake := func(what string) error {
		return &lab.Mistake{Where: "--certificate " + t.certificate, What: what, Try: "a file that authlab serve --tls has written, as tls/ledger.pem in the data folder"}
	}
	text, err := os.ReadFile(t.certificate)
	if err != nil {
		return nil, mistake("it cannot be read")
	}
	block, _ := pem.Decode(text)
	if block == nil || block.Type != "CERTIFICATE" {
		return nil, mistake("it holds no certificate")
	}
	shown, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil, mistake("its certificate makes no sense")
	}
	return shown, nil
}

func (t tokenWanted) mintBound(w *world.World, id string, shown *x509.Certificate) (tokenMinted, error) {
	method, address, _ := strings.Cut(t.dpop, " ")
	target, err := url.Parse(address)
	if err != nil || target.Host == "" {
		return tokenMinted{}, &lab.Mistake{Where: "--dpop " + t.dpop, What: "this is not a method and an address", Try: `--dpop "GET http://127.0.0.1:8080/whoami/bound"`}
	}
	key, says := w.HolderKey(t.who), t.says(w, id, shown)
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
	_, refused := authn.DPoP(w, text, authn.Possession{Proofs: []string{proof}, Method: method, URL: target, Certificate: shown})
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
func (t tokenWanted) says(w *world.World, id string, bound *x509.Certificate) authn.Token {
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
	if bound != nil {
		token.HolderCertificate = authn.CertificateThumbprint(bound)
	}
	t.signedIn(w, &token)
	return token
}

// signedIn is what the token will say of its owner's sign-in, where it says anything.
func (t tokenWanted) signedIn(w *world.World, token *authn.Token) {
	switch t.acr {
	case "":
	case "none":
		token.ACR = ""
	default:
		token.ACR = t.acr
	}
	switch t.amr {
	case "":
	case "none":
		token.AMR = nil
	default:
		token.AMR = strings.Fields(t.amr)
	}
	if t.age != 0 {
		token.SignedIn = w.Now().Add(-t.age)
	}
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
