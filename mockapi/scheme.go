package mockapi

import (
	"context"
	"net/http"
	"net/url"

	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

// credentialKind is a way of saying who one is, as traces and principals call it.
type credentialKind string

const (
	credentialNone     credentialKind = ""
	credentialSession  credentialKind = "session cookie"
	credentialBearer   credentialKind = "bearer token"
	credentialPassword credentialKind = "password"
	credentialDPoP     credentialKind = "token bound to a key"
	credentialBasic    credentialKind = "name and password"
	credentialAPIKey   credentialKind = "API key"
	credentialCode     credentialKind = "one-time code"
	credentialRecovery credentialKind = "recovery code"
	credentialPasskey  credentialKind = "passkey"

	credentialCertificate credentialKind = "client certificate"

	// Those of the identity provider: its clients, and people signed in at it.
	credentialClientBasic credentialKind = "client_secret_basic"
	credentialClientPost  credentialKind = "client_secret_post"
	credentialClientNone  credentialKind = "none" // a public client's
	credentialSignIn      credentialKind = "sign-in at the identity provider"
	credentialSAML        credentialKind = "SAML assertion"
)

// credential is what a caller presents. The secret never leaves the pipeline:
// no trace, no log and no answer holds it.
type credential struct {
	kind   credentialKind
	name   string // where the credential names its owner by itself
	secret string
	answer string       // the second factor to it
	with   presentation // what it came with
}

// scheme is one way of presenting a credential: where it is found in a request,
// how it proves somebody, and how a 401 asks for it. Each has a file of its own,
// scheme_*.go; which of them a route accepts is the route's Access.
type scheme struct {
	kind credentialKind

	// name is the scheme's in an Authorization field, "Bearer"; empty for one
	// that is found elsewhere.
	name string
	// read takes what stands behind the name.
	read func(credentials string) (credential, ruling)
	// find looks elsewhere. The zero ruling says that it is not there.
	find func(presentation) (credential, ruling)

	// astray says what is wrong with a request that carries a credential of the
	// scheme where none belongs; it is empty where there is none.
	astray func(presentation) string
	// ambient marks what a browser sends along unasked.
	ambient bool

	prove func(context.Context, *world.World, credential) (authn.Proof, error)

	// challenge is the scheme's WWW-Authenticate value (RFC 9110 §11.6.1). The
	// code says what was wrong with a credential of this scheme; it is empty
	// where none was presented. More are further parameters, ready to be sent.
	challenge func(code string, more ...string) string
	refused   string // the code for a credential that does not hold
}

// presentation is what of a request can carry a credential.
type presentation struct {
	method  string
	url     *url.URL // absolute
	header  http.Header
	body    string
	channel channel
}

// Access says what a route asks before anything else.
type Access string

const (
	Public   Access = "public"    // nothing
	Linked   Access = "link"      // a link that somebody was given; it proves nobody
	SignIn   Access = "sign in"   // a name and a password in the body
	SignedIn Access = "signed in" // a session or a bearer token
	Bound    Access = "bound"     // a token that only its holder can present

	Legacy  Access = "legacy"  // a name and a password in every request
	Partner Access = "partner" // an API key
	Mutual  Access = "mutual"  // a client certificate
	Proxy   Access = "proxy"   // a name and a password, for the proxy and not for the host behind it

	// What completes a sign-in, and what prepares that: a session that a password
	// opened is enough.
	OneTimeCode  Access = "one-time code"
	RecoveryCode Access = "recovery code"
	Passkey      Access = "passkey"
	HalfSignedIn Access = "half signed in"

	// Those of the identity provider.
	Client Access = "client" // a client's name, and its secret if it has one
	Token  Access = "token"  // a bearer token and nothing else
	Flow   Access = "flow"   // what the provider asks at that step: a client, a sign-in, a password
)

// schemes are those an access accepts, in the order in which a 401 lists them.
func (a Access) schemes() []scheme {
	switch a {
	case Public, Linked, Flow:
	case SignIn:
		return []scheme{passwordScheme()}
	case SignedIn:
		return []scheme{bearerScheme(), sessionScheme()}
	case Bound:
		return []scheme{dpopScheme(), boundBearerScheme()}
	case Client:
		return clientSchemes()
	case Token:
		return []scheme{bearerScheme(), dpopScheme()}
	case Legacy:
		return []scheme{basicScheme()}
	case Partner:
		return []scheme{apiKeyScheme()}
	case Proxy:
		return []scheme{proxyScheme()}
	case OneTimeCode:
		return []scheme{factorScheme(credentialCode, authn.FactorCode)}
	case RecoveryCode:
		return []scheme{factorScheme(credentialRecovery, authn.FactorRecovery)}
	case Passkey:
		return []scheme{factorScheme(credentialPasskey, authn.FactorPasskey)}
	case HalfSignedIn:
		return []scheme{halfSessionScheme()}
	case Mutual:
		return []scheme{certificateScheme()}
	}
	return nil
}

// schemeOf finds the one of a kind among those accepted.
func schemeOf(accepted []scheme, kind credentialKind) (scheme, bool) {
	for _, one := range accepted {
		if one.kind == kind {
			return one, true
		}
	}
	return scheme{}, false
}
