package saml

import (
	"crypto/x509"
	"encoding/base64"

	"github.com/beevik/etree"
)

// IdentityProvider writes the metadata of an identity provider (SAML Metadata
// §2.4.3).
func IdentityProvider(entity, sso string, certificate *x509.Certificate) ([]byte, error) {
	document, root := descriptor(entity)
	role := element(root, "md:IDPSSODescriptor", "", "WantAuthnRequestsSigned", "false", "protocolSupportEnumeration", nsProtocol)
	data := element(element(element(role, "md:KeyDescriptor", "", "use", "signing"), "ds:KeyInfo", "", "xmlns:ds", nsSignature), "ds:X509Data", "")
	element(data, "ds:X509Certificate", base64.StdEncoding.EncodeToString(certificate.Raw))
	element(role, "md:NameIDFormat", nameUnspecified)
	for _, binding := range []string{bindingRedirect, bindingPost} {
		element(role, "md:SingleSignOnService", "", "Binding", binding, "Location", sso)
	}
	return document.WriteToBytes()
}

// ServiceProvider writes the metadata of a service provider (SAML Metadata §2.4.4).
func ServiceProvider(entity, acs string) ([]byte, error) {
	document, root := descriptor(entity)
	role := element(root, "md:SPSSODescriptor", "", "AuthnRequestsSigned", "false", "WantAssertionsSigned", "true", "protocolSupportEnumeration", nsProtocol)
	element(role, "md:NameIDFormat", nameUnspecified)
	element(role, "md:AssertionConsumerService", "", "Binding", bindingPost, "Location", acs, "index", "0", "isDefault", "true")
	return document.WriteToBytes()
}

func descriptor(entity string) (*etree.Document, *etree.Element) {
	document := etree.NewDocument()
	root := element(&document.Element, "md:EntityDescriptor", "", "xmlns:md", nsMetadata, "entityID", entity)
	return document, root
}
