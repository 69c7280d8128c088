package saml

import (
	"crypto/x509"
	"errors"
	"slices"
	"time"

	"github.com/beevik/etree"
	dsig "github.com/russellhaering/goxmldsig"
)

// Wanted is what a service provider asks of a response.
type Wanted struct {
	Issuer      string // the identity provider it trusts
	Audience    string // itself
	Recipient   string // its address for answers
	Certificate *x509.Certificate
	Now         time.Time
}

// Assertion is what a response proves.
type Assertion struct {
	ID, Name     string
	InResponseTo string
	SignedIn     time.Time
	Class        string    // how
	Until        time.Time // from when on it cannot be used, and so need not be remembered
}

// Verify reads a response. Everything it returns was covered by the signature: it
// is read from the signed bytes and not from the document around them, so that
// nothing wrapped around a signed assertion is ever looked at.
func (w Wanted) Verify(text []byte) (Assertion, error) {
	root, err := read(text)
	if err != nil {
		return Assertion{}, err
	}
	if err := w.checkResponse(root); err != nil {
		return Assertion{}, err
	}
	signed, err := w.signed(child(root, nsAssertion, "Assertion"))
	if err != nil {
		return Assertion{}, err
	}
	if err := w.checkAssertion(signed); err != nil {
		return Assertion{}, err
	}
	assertion, err := w.confirmed(signed)
	if err == nil && assertion.InResponseTo != attribute(root, "InResponseTo") {
		err = errors.New("response and assertion answer different requests")
	}
	return assertion, err
}

func (w Wanted) checkResponse(root *etree.Element) error {
	status := child(child(root, nsProtocol, "Status"), nsProtocol, "StatusCode")
	switch {
	case !is(root, nsProtocol, "Response") || attribute(root, "Version") != "2.0":
		return errors.New("it is no response of SAML 2.0")
	case attribute(root, "Destination") != w.Recipient:
		return errors.New("it is addressed to another place")
	case attribute(status, "Value") != statusSuccess:
		return errors.New("the identity provider did not succeed")
	case count(root, nsAssertion, "EncryptedAssertion") > 0:
		return errors.New("encrypted assertions are not taken")
	case count(root, nsAssertion, "Assertion") != 1 || child(root, nsAssertion, "Assertion") == nil:
		return errors.New("there is not exactly one assertion, in its place")
	}
	return nil
}

// signed checks the signature of an assertion and returns what it covers.
func (w Wanted) signed(assertion *etree.Element) (*etree.Element, error) {
	signature := child(assertion, nsSignature, "Signature")
	if signature == nil || count(assertion, nsSignature, "Signature") != 1 {
		return nil, errors.New("the assertion is not signed, or not once")
	}
	if err := plainSignature(signature, attribute(assertion, "ID")); err != nil {
		return nil, err
	}
	// Whose key it is says the metadata, and not the response.
	if info := child(signature, nsSignature, "KeyInfo"); info != nil {
		signature.RemoveChild(info)
	}
	context := dsig.NewDefaultValidationContext(&dsig.MemoryX509CertificateStore{Roots: []*x509.Certificate{w.Certificate}})
	context.Clock = dsig.NewFakeClockAt(w.Now)
	covered, err := context.Validate(assertion)
	if err != nil || !is(covered, nsAssertion, "Assertion") {
		return nil, errors.New("the signature is not the identity provider's, or not over this")
	}
	return covered, nil
}

// plainSignature takes one way of signing and no other: an allow-list, as for the
// algorithms of bearer tokens. In particular every byte but comments is covered.
func plainSignature(signature *etree.Element, id string) error {
	info := child(signature, nsSignature, "SignedInfo")
	reference := child(info, nsSignature, "Reference")
	var transforms []string
	for _, one := range children(child(reference, nsSignature, "Transforms"), nsSignature, "Transform") {
		transforms = append(transforms, attribute(one, "Algorithm"))
		if len(one.ChildElements()) > 0 {
			return errors.New("a transform of the signature has parameters")
		}
	}
	exclusive := dsig.CanonicalXML10ExclusiveAlgorithmId.String()
	switch {
	case attribute(child(info, nsSignature, "CanonicalizationMethod"), "Algorithm") != exclusive,
		attribute(child(info, nsSignature, "SignatureMethod"), "Algorithm") != dsig.RSASHA256SignatureMethod,
		attribute(child(reference, nsSignature, "DigestMethod"), "Algorithm") != "http://www.w3.org/2001/04/xmlenc#sha256",
		!slices.Equal(transforms, []string{dsig.EnvelopedSignatureAltorithmId.String(), exclusive}):
		return errors.New("it is signed in another way than the house's")
	case id == "" || attribute(reference, "URI") != "#"+id:
		return errors.New("the signature is over something else")
	}
	return nil
}

func (w Wanted) checkAssertion(signed *etree.Element) error {
	conditions := child(signed, nsAssertion, "Conditions")
	switch {
	case attribute(signed, "Version") != "2.0":
		return errors.New("the assertion is not of SAML 2.0")
	case content(child(signed, nsAssertion, "Issuer")) != w.Issuer:
		return errors.New("somebody else issued it")
	case child(signed, nsAssertion, "AuthnStatement") == nil:
		return errors.New("it does not say that anybody signed in")
	case conditions == nil:
		return errors.New("it has no conditions")
	case !w.inTime(attribute(conditions, "NotBefore"), attribute(conditions, "NotOnOrAfter")):
		return errors.New("it is not valid yet, or no more")
	}
	return w.checkAudience(children(conditions, nsAssertion, "AudienceRestriction"))
}

// checkAudience holds every restriction to naming the service provider (SAML Core
// §2.5.1.4: one among its audiences, and each restriction for itself).
func (w Wanted) checkAudience(restrictions []*etree.Element) error {
	if len(restrictions) == 0 {
		return errors.New("it does not say whom it is meant for")
	}
	for _, restriction := range restrictions {
		if !w.among(children(restriction, nsAssertion, "Audience")) {
			return errors.New("it is meant for another audience")
		}
	}
	return nil
}

func (w Wanted) among(audiences []*etree.Element) bool {
	return slices.ContainsFunc(audiences, func(one *etree.Element) bool { return content(one) == w.Audience })
}

// inTime asks for both ends, by the world's clock and without a skew: identity
// provider and service provider have the same.
func (w Wanted) inTime(from, until string) bool {
	start, startErr := parseInstant(from)
	end, endErr := parseInstant(until)
	return startErr == nil && endErr == nil && !w.Now.Before(start) && w.Now.Before(end)
}

// confirmed reads whom the assertion is about, as confirmed for whoever bears it
// (SAML Profiles §4.1.4.2).
func (w Wanted) confirmed(signed *etree.Element) (Assertion, error) {
	subject := child(signed, nsAssertion, "Subject")
	confirmation := child(subject, nsAssertion, "SubjectConfirmation")
	data := child(confirmation, nsAssertion, "SubjectConfirmationData")
	until, untilErr := parseInstant(attribute(data, "NotOnOrAfter"))
	statement := child(signed, nsAssertion, "AuthnStatement")
	signedIn, err := parseInstant(attribute(statement, "AuthnInstant"))
	found := Assertion{
		ID: attribute(signed, "ID"), Name: content(child(subject, nsAssertion, "NameID")),
		InResponseTo: attribute(data, "InResponseTo"), Until: until, SignedIn: signedIn,
		Class: content(child(child(statement, nsAssertion, "AuthnContext"), nsAssertion, "AuthnContextClassRef")),
	}
	switch {
	case attribute(confirmation, "Method") != methodBearer || data == nil:
		return Assertion{}, errors.New("it is not confirmed for its bearer")
	case attribute(data, "Recipient") != w.Recipient:
		return Assertion{}, errors.New("it is meant for another recipient")
	case attribute(data, "NotBefore") != "" || untilErr != nil || !w.Now.Before(until):
		return Assertion{}, errors.New("its confirmation is not valid any more")
	case err != nil || found.SignedIn.After(w.Now):
		return Assertion{}, errors.New("it does not say when anybody signed in")
	case found.InResponseTo == "":
		return Assertion{}, errors.New("it answers no request")
	case found.Name == "":
		return Assertion{}, errors.New("it names nobody")
	}
	return found, nil
}
