package authn

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/subtle"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"slices"
	"time"

	"authlab/mockapi/world"

	"github.com/go-jose/go-jose/v4"
	"github.com/golang-jwt/jwt/v5"
)

// The error codes of RFC 9449 §7.1 and §9.
const (
	errorInvalidProof = "invalid_dpop_proof"
	errorUseNonce     = "use_dpop_nonce"
)

// ProofType and ProofLifetime are of proofs of possession. A proof is for one
// request now, so it need not last.
const (
	ProofType     = "dpop+jwt"
	ProofLifetime = time.Minute
)

// ProofAlgorithms are those a proof may be signed with: all asymmetric (RFC 9449
// §11.6).
func ProofAlgorithms() []string { return []string{world.ES256, world.EdDSA} }

// Possession is what a proof of possession must fit: the request it came with.
type Possession struct {
	Proofs      []string // the DPoP fields
	Method      string
	URL         *url.URL // absolute
	Certificate *x509.Certificate
}

// DPoP proves a person by an access token and a proof that whoever presents it
// holds the key it is bound to (RFC 9449 §7).
func DPoP(w *world.World, text string, p Possession) (Proof, error) {
	token, err := readAccess(w, text)
	if err != nil {
		return Proof{}, err
	}
	if token.holder.key == "" {
		return Proof{}, refuse("it is bound to no key")
	}
	if err := token.holder.shows(p.Certificate); err != nil {
		return Proof{}, err
	}
	proof, err := p.read()
	if err != nil {
		return Proof{}, err
	}
	if proof.thumbprint != token.holder.key { // the challenge says so in RFC 9449 §7.1
		return Proof{}, refuse("it is bound to another key than the proof's")
	}
	if err := p.fits(w, proof, text); err != nil {
		return Proof{}, err
	}
	return token.Proof, nil
}

// HeldKey is the thumbprint of the key that whoever asks for a token proves to hold
// (RFC 9449 §5). There is no token yet that the proof could name.
func HeldKey(w *world.World, p Possession) (string, error) {
	proof, err := p.read()
	if err != nil {
		return "", err
	}
	return proof.thumbprint, p.fits(w, proof, "")
}

func noProof(why string) *Refusal { return &Refusal{Why: why, Code: errorInvalidProof} }

// possession is a proof whose signature holds.
type possession struct {
	claims     jwt.MapClaims
	thumbprint string // of the key that signed it
}

// read is the part of RFC 9449 §4.3 that is about the proof alone.
func (p Possession) read() (possession, error) {
	if len(p.Proofs) != 1 {
		return possession{}, noProof("there must be one proof of possession")
	}
	proof, err := readJWS(p.Proofs[0])
	if err != nil || !proof.is(ProofType) || proof.plain("jwk") != nil {
		return possession{}, noProof("the proof of possession is no proof, or not spelt as one")
	}
	alg, _ := proof.header["alg"].(string)
	if !slices.Contains(ProofAlgorithms(), alg) {
		return possession{}, noProof("the proof is not signed in a way the house takes")
	}
	key, ok := publicKeyIn(proof)
	if !ok {
		return possession{}, noProof("the proof does not carry a public key")
	}
	thumbprint, err := KeyThumbprint(key)
	if err != nil || proof.verify(alg, key) != nil {
		return possession{}, noProof("the proof is not signed with the key it carries")
	}
	return possession{proof.claims, thumbprint}, nil
}

// publicKeyIn is the key a proof brings. A private one beside it was given away
// (RFC 9449 §4.3, step 7).
func publicKeyIn(proof jws) (any, bool) {
	text, err := json.Marshal(proof.header["jwk"])
	if err != nil {
		return nil, false
	}
	var key jose.JSONWebKey
	if err := key.UnmarshalJSON(text); err != nil || !key.Valid() || !key.IsPublic() {
		return nil, false
	}
	return key.Key, true
}

// fits is the part of RFC 9449 §4.3 that is about the request. The nonce comes
// last but one: who is told to try again with another should succeed then. Only a
// proof that was good is used up.
func (p Possession) fits(w *world.World, proof possession, token string) error {
	id, there := claim(proof.claims, "jti")
	issued, dated := dated(proof.claims, "iat")
	method, _ := claim(proof.claims, "htm")
	target, _ := claim(proof.claims, "htu")
	hash, _ := claim(proof.claims, "ath")
	nonce, _ := claim(proof.claims, "nonce")
	over := issued.Add(ProofLifetime)
	switch {
	case !there || !dated:
		return noProof("the proof lacks a claim")
	case method != p.Method:
		return noProof("the proof is for another method")
	case !sameTarget(target, p.URL):
		return noProof("the proof is for another address")
	case !w.Now().Before(over) || issued.After(w.Now().Add(Skew)):
		return noProof("the proof is not of now")
	case token != "" && subtle.ConstantTimeCompare([]byte(hash), []byte(TokenHash(token))) != 1:
		return noProof("the proof is for another token")
	case !w.TakesNonce(nonce):
		return &Refusal{Why: "the proof does not repeat the nonce", Code: errorUseNonce}
	case !w.SpendProof(TokenHash(proof.thumbprint+" "+id), over):
		return noProof("the proof was used before")
	}
	return nil
}

// TokenHash is the ath of a token (RFC 9449 §4.2).
func TokenHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// Prove makes the proof that a holder's key presents a token with a request to an
// address. More claims go over it, as a forger would have it; what is nil is left out.
func Prove(key *ecdsa.PrivateKey, method, target, token, id, nonce string, now time.Time, more map[string]any) (string, error) {
	proof := jwt.NewWithClaims(steadyES256{}, over(jwt.MapClaims{
		"jti": id, "htm": method, "htu": target, "iat": now.Unix(), "ath": TokenHash(token), "nonce": nonce,
	}, more))
	proof.Header["typ"] = ProofType
	proof.Header["jwk"] = jose.JSONWebKey{Key: key.Public()}
	return proof.SignedString(key)
}
