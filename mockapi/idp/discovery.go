package idp

import (
	"authlab/mockapi/authn"

	"github.com/golang-jwt/jwt/v5"
)

// The provider's paths.
const (
	PathOpenID     = "/.well-known/openid-configuration"
	PathOAuth      = "/.well-known/oauth-authorization-server"
	PathKeys       = "/.well-known/jwks.json"
	PathAuthorize  = "/idp/authorize"
	PathLogin      = "/idp/login"
	PathConsent    = "/idp/consent"
	PathToken      = "/idp/token"
	PathUserInfo   = "/idp/userinfo"
	PathIntrospect = "/idp/introspect"
	PathRevoke     = "/idp/revoke"

	PathSAMLMetadata  = "/idp/saml/metadata"
	PathSAMLSignOn    = "/idp/saml/sso"
	PathServiceData   = "/saml/metadata"
	PathServiceSignIn = "/saml/login"
	PathServiceACS    = "/saml/acs"
)

// Metadata is what a client needs to know of the provider (OpenID Connect
// Discovery §3, RFC 8414 §2).
type Metadata struct {
	Issuer                 string   `json:"issuer"`
	Authorization          string   `json:"authorization_endpoint"`
	Token                  string   `json:"token_endpoint"`
	UserInfo               string   `json:"userinfo_endpoint"`
	Keys                   string   `json:"jwks_uri"`
	Introspection          string   `json:"introspection_endpoint"`
	Revocation             string   `json:"revocation_endpoint"`
	Scopes                 []string `json:"scopes_supported"`
	ResponseTypes          []string `json:"response_types_supported"`
	ResponseModes          []string `json:"response_modes_supported"`
	GrantTypes             []string `json:"grant_types_supported"`
	SubjectTypes           []string `json:"subject_types_supported"`
	IDTokenAlgorithms      []string `json:"id_token_signing_alg_values_supported"`
	TokenAuthMethods       []string `json:"token_endpoint_auth_methods_supported"`
	IntrospectionMethods   []string `json:"introspection_endpoint_auth_methods_supported"`
	RevocationMethods      []string `json:"revocation_endpoint_auth_methods_supported"`
	ChallengeMethods       []string `json:"code_challenge_methods_supported"`
	ProofAlgorithms        []string `json:"dpop_signing_alg_values_supported"`
	Claims                 []string `json:"claims_supported"`
	ACRs                   []string `json:"acr_values_supported"`
	Prompts                []string `json:"prompt_values_supported"`
	NamesIssuerInResponses bool     `json:"authorization_response_iss_parameter_supported"`
	TakesClaims            bool     `json:"claims_parameter_supported"`
	TakesRequests          bool     `json:"request_parameter_supported"`
	TakesRequestURIs       bool     `json:"request_uri_parameter_supported"` // left out means true
}

// Discover describes the provider, as it is reached at its base URL.
func (p *Provider) Discover() Metadata {
	secret := []string{"client_secret_basic", "client_secret_post"}
	return Metadata{
		Issuer:        p.World.Issuer(),
		Authorization: p.Base + PathAuthorize, Token: p.Base + PathToken, UserInfo: p.Base + PathUserInfo,
		Keys: p.Base + PathKeys, Introspection: p.Base + PathIntrospect, Revocation: p.Base + PathRevoke,
		Scopes: supportedScopes(), ResponseTypes: []string{"code"}, ResponseModes: []string{"query"},
		GrantTypes:        []string{GrantCode, GrantRefresh, GrantClient, GrantExchange},
		SubjectTypes:      []string{"public"},
		IDTokenAlgorithms: []string{jwt.SigningMethodRS256.Alg(), jwt.SigningMethodEdDSA.Alg()},
		TokenAuthMethods:  append(secret, "none"), IntrospectionMethods: secret, RevocationMethods: append(secret, "none"),
		ChallengeMethods: []string{methodS256}, ProofAlgorithms: authn.ProofAlgorithms(),
		Claims: []string{"iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "name", "preferred_username", "tenant"},
		ACRs:   ACRs(), Prompts: prompts(), NamesIssuerInResponses: true,
	}
}
