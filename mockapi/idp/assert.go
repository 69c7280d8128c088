package idp

import (
	"encoding/base64"
	"net/url"
	"time"

	"authlab/lab"
	"authlab/mockapi/idp/saml"
	"authlab/mockapi/world"
)

// ServiceProvider is an application that takes the provider's word by SAML.
type ServiceProvider struct {
	Entity, ACS, Name string
}

// serviceProviders are those the provider answers: the API itself, and one of
// somebody else's.
func (p *Provider) serviceProviders() []ServiceProvider {
	return []ServiceProvider{
		{p.World.Issuer() + PathServiceData, p.Base + PathServiceACS, "the API"},
		{"https://app.parcelly.test/saml/metadata", "https://app.parcelly.test/saml/acs", "Parcelly"},
	}
}

// samlRequestAge is how old a request may be when it arrives.
const samlRequestAge = 5 * time.Minute

// MetadataSAML describes the provider to service providers.
func (p *Provider) MetadataSAML() ([]byte, error) {
	return saml.IdentityProvider(p.samlEntity(), p.Base+PathSAMLSignOn, world.TeachingCertificate())
}

func (p *Provider) samlEntity() string { return p.World.Issuer() + PathSAMLMetadata }

// SignOn answers a service provider's request (SAML Profiles §4.1), of somebody
// with a sign-in or without. The answer only goes where the service provider is
// known to be: the request is not signed, so nothing in it can say otherwise.
func (p *Provider) SignOn(params Form, posted bool, token string) (Step, error) {
	read := saml.ReadRedirect
	if posted {
		read = saml.ReadPost
	}
	request, err := read(params["SAMLRequest"])
	if err != nil {
		return Step{}, refuse(lab.GateCredential, InvalidRequest, "SAMLRequest: "+err.Error())
	}
	p.pass(lab.GateCredential, "an authentication request", fact("issuer", request.Issuer))
	service, err := p.serviceOf(request)
	if err != nil {
		return Step{}, err
	}
	asked := world.SAMLRequest{ID: request.ID, Provider: service.Entity, ACS: service.ACS, RelayState: params["RelayState"]}
	signIn, found := p.signedIn(token)
	if found && !request.Force {
		p.pass(lab.GateIdentity, signIn.Person+" is signed in", fact("principal", signIn.Person))
		return p.assert("", asked, signIn)
	}
	if request.Passive {
		return Step{}, refuse(lab.GateIdentity, LoginRequired, "nobody is signed in, and nobody is to be asked")
	}
	return Step{Page: signInPage(p.keep(world.Asked{SAML: &asked}), service.Name)}, nil
}

func (p *Provider) serviceOf(request saml.Request) (ServiceProvider, error) {
	now := p.World.Now()
	for _, service := range p.serviceProviders() {
		switch {
		case service.Entity != request.Issuer:
			continue
		case request.ACS != "" && request.ACS != service.ACS:
			return service, refuse(lab.GateFunction, InvalidRequest, "the answer is to go where the service provider is not known to be", fact("acs", request.ACS))
		case request.Destination != p.Base+PathSAMLSignOn:
			return service, refuse(lab.GateHandler, InvalidRequest, "the request is addressed to another place", fact("destination", request.Destination))
		case request.Issued.After(now.Add(samlRequestAge)) || !now.Before(request.Issued.Add(samlRequestAge)):
			return service, refuse(lab.GateHandler, InvalidRequest, "the request is too old, or from the future")
		}
		p.pass(lab.GateFunction, "a known service provider", fact("acs", service.ACS))
		return service, nil
	}
	return ServiceProvider{}, refuse(lab.GateIdentity, InvalidRequest, "no service provider has this name", fact("issuer", request.Issuer))
}

// assert gives the person a signed response to carry to the service provider.
func (p *Provider) assert(id string, asked world.SAMLRequest, signIn world.SignIn) (Step, error) {
	now := p.World.Now()
	p.World.Federation().Asked.Drop(now, id)
	person, _ := p.World.Person(signIn.Person)
	statement := saml.Statement{
		ID: "_" + p.World.Token(), ResponseID: "_" + p.World.Token(),
		Issuer: p.samlEntity(), Audience: asked.Provider, Recipient: asked.ACS, InResponseTo: asked.ID,
		Name: person.ID, Attributes: []saml.Attribute{{Name: "tenant", Value: person.Tenant}},
		SignedIn: signIn.At, Class: classOf(signIn.ACR), Issued: now,
	}
	response, err := statement.Respond(world.TeachingKey(), world.TeachingCertificate())
	if err != nil {
		return Step{}, err
	}
	page := &Page{Say: "Go on, with this.", Post: asked.ACS, Fields: []Field{{Name: "SAMLResponse", Value: base64.StdEncoding.EncodeToString(response)}}}
	if asked.RelayState != "" {
		page.Fields = append(page.Fields, Field{Name: "RelayState", Value: asked.RelayState})
	}
	return Step{Page: page, Person: &signIn}, nil
}

// AskToSignIn is the API's part as a service provider: it sends the person to the
// provider, and remembers that it did and where they want to go afterwards.
func (p *Provider) AskToSignIn(to string) (id, address string, err error) {
	now := p.World.Now()
	id = "_" + p.World.Token()
	request := saml.Request{
		ID: id, Issuer: p.World.Issuer() + PathServiceData, Destination: p.Base + PathSAMLSignOn, ACS: p.Base + PathServiceACS, Issued: now,
	}
	p.World.Federation().Sent.Put(now, id, world.SentRequest{To: localPath(to)}, now.Add(requestLifetime))
	address, err = request.Redirect("")
	return id, address, err
}

// localPath is a path on this server; anything else would make it send people
// wherever a link says (RFC 9700 §4.11).
func localPath(to string) string {
	const home = "/whoami"
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" || u.Path[0] != '/' || len(u.Path) > 1 && (u.Path[1] == '/' || u.Path[1] == '\\') {
		return home
	}
	return u.RequestURI()
}

func classOf(acr string) string {
	if acr == world.AAL2 {
		return saml.ClassTwoFactors
	}
	return saml.ClassPassword
}
