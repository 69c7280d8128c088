package saml

import (
	"crypto"
	"crypto/x509"
	"time"

	"github.com/beevik/etree"
	dsig "github.com/russellhaering/goxmldsig"
)

// Statement is what an identity provider says of somebody to one service provider.
type Statement struct {
	ID, ResponseID string
	Issuer         string // the identity provider
	Audience       string // the service provider
	Recipient      string // its address for answers
	InResponseTo   string // the request's ID
	Name           string // of the person
	Attributes     []Attribute
	SignedIn       time.Time
	Class          string // how: ClassPassword, ClassTwoFactors
	Issued         time.Time
}

// Attribute is a fact about the person.
type Attribute struct{ Name, Value string }

// Respond writes a response with the statement as its assertion, signed.
func (s Statement) Respond(key crypto.Signer, certificate *x509.Certificate) ([]byte, error) {
	assertion := s.assertion()
	if err := sign(assertion, key, certificate); err != nil {
		return nil, err
	}
	return s.Wrap(assertion)
}

// Wrap puts an assertion into a response.
func (s Statement) Wrap(assertion *etree.Element) ([]byte, error) {
	document := etree.NewDocument()
	root := element(&document.Element, "samlp:Response", "", "xmlns:samlp", nsProtocol, "xmlns:saml", nsAssertion,
		"ID", s.ResponseID, "Version", "2.0", "IssueInstant", instant(s.Issued), "Destination", s.Recipient, "InResponseTo", s.InResponseTo)
	element(root, "saml:Issuer", s.Issuer)
	element(element(root, "samlp:Status", ""), "samlp:StatusCode", "", "Value", statusSuccess)
	root.AddChild(assertion)
	return document.WriteToBytes()
}

func (s Statement) assertion() *etree.Element {
	until := instant(s.Issued.Add(Lifetime))
	root := element(etree.NewElement("none"), "saml:Assertion", "", "xmlns:saml", nsAssertion,
		"ID", s.ID, "Version", "2.0", "IssueInstant", instant(s.Issued))
	element(root, "saml:Issuer", s.Issuer)
	subject := element(root, "saml:Subject", "")
	element(subject, "saml:NameID", s.Name, "Format", nameUnspecified)
	confirmation := element(subject, "saml:SubjectConfirmation", "", "Method", methodBearer)
	element(confirmation, "saml:SubjectConfirmationData", "", "InResponseTo", s.InResponseTo, "Recipient", s.Recipient, "NotOnOrAfter", until)
	conditions := element(root, "saml:Conditions", "", "NotBefore", instant(s.Issued), "NotOnOrAfter", until)
	element(element(conditions, "saml:AudienceRestriction", ""), "saml:Audience", s.Audience)
	statement := element(root, "saml:AuthnStatement", "", "AuthnInstant", instant(s.SignedIn), "SessionIndex", s.ID)
	element(element(statement, "saml:AuthnContext", ""), "saml:AuthnContextClassRef", s.Class)
	s.addAttributes(root)
	return root
}

func (s Statement) addAttributes(root *etree.Element) {
	if len(s.Attributes) == 0 {
		return
	}
	statement := element(root, "saml:AttributeStatement", "")
	for _, one := range s.Attributes {
		element(element(statement, "saml:Attribute", "", "Name", one.Name), "saml:AttributeValue", one.Value)
	}
}

// sign puts a signature behind the issuer, where the schema wants it.
func sign(root *etree.Element, key crypto.Signer, certificate *x509.Certificate) error {
	context, err := dsig.NewSigningContext(key, [][]byte{certificate.Raw})
	if err != nil {
		return err
	}
	context.Canonicalizer = dsig.MakeC14N10ExclusiveCanonicalizerWithPrefixList("")
	if err := context.SetSignatureMethod(dsig.RSASHA256SignatureMethod); err != nil {
		return err
	}
	signature, err := context.ConstructSignature(root, true)
	if err != nil {
		return err
	}
	root.InsertChildAt(1, signature)
	return nil
}
