package idp

import (
	"encoding/base64"
	"net/http"
	"strings"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/idp/saml"
	"authlab/mockapi/world"
)

// MetadataService describes the API as a service provider.
func (p *Provider) MetadataService() ([]byte, error) {
	return saml.ServiceProvider(p.World.Issuer()+PathServiceData, p.Base+PathServiceACS)
}

// Accept takes a SAML response and returns whom it proves, and where they wanted
// to go. The browser must be the one that asked: it holds the request's id, so
// that nobody can sign another in as themselves.
func (p *Provider) Accept(form Form, asked string) (authn.Proof, string, error) {
	text, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(form["SAMLResponse"]), ""))
	if err != nil || len(text) == 0 {
		return authn.Proof{}, "", refuse(lab.GateCredential, InvalidRequest, "there is no SAMLResponse in base64")
	}
	p.pass(lab.GateCredential, "a SAML response", fact("credential", "SAML assertion"))
	assertion, err := p.wanted().Verify(text)
	if err != nil {
		return authn.Proof{}, "", unproven(err.Error())
	}
	sent, found := p.World.Federation().Sent.Find(p.World.Now(), assertion.InResponseTo)
	if !found || assertion.InResponseTo != asked {
		return authn.Proof{}, "", unproven("it answers no request of this browser's")
	}
	if !p.World.Federation().Assertions.Spend(p.World.Now(), assertion.ID, world.SeenAssertion{}, assertion.Until) {
		return authn.Proof{}, "", unproven("the assertion was used before")
	}
	person, known := p.World.Person(assertion.Name)
	if !known || person.Disabled {
		return authn.Proof{}, "", unproven("it is about somebody who does not exist, or is disabled")
	}
	p.pass(lab.GateIdentity, person.ID+" · "+person.Tenant, fact("principal", person.ID))
	return authn.Proof{Person: person, ACR: acrOf(assertion.Class), AMR: amrOf(assertion.Class), At: assertion.SignedIn}, sent.To, nil
}

func (p *Provider) wanted() saml.Wanted {
	return saml.Wanted{
		Issuer: p.samlEntity(), Audience: p.World.Issuer() + PathServiceData, Recipient: p.Base + PathServiceACS,
		Certificate: world.TeachingCertificate(), Now: p.World.Now(),
	}
}

func unproven(why string) *Error {
	return &Error{Gate: lab.GateIdentity, Code: AccessDenied, Status: http.StatusUnauthorized, Why: why}
}

// acrOf is the assurance behind SAML's name for how somebody signed in.
func acrOf(class string) string {
	if class == saml.ClassTwoFactors {
		return world.AAL2
	}
	return world.AAL1
}

func amrOf(class string) []string {
	if class == saml.ClassTwoFactors {
		return []string{"mfa", "otp", "pwd"}
	}
	return []string{"pwd"}
}
