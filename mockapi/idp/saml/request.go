package saml

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"errors"
	"io"
	"net/url"
	"time"

	"github.com/beevik/etree"
)

// Request asks an identity provider to say who somebody is (SAML Core §3.4.1).
type Request struct {
	ID          string
	Issuer      string // the service provider
	Destination string
	ACS         string // where the answer is to go; empty for the one place there is
	Issued      time.Time
	Force       bool // ask again, though the person is signed in
	Passive     bool // do not ask at all
}

// requestLimit is the most a request may hold once it is unpacked, in bytes.
const requestLimit = 32 << 10

func element(parent *etree.Element, name, text string, attributes ...string) *etree.Element {
	made := parent.CreateElement(name)
	for i := 0; i+1 < len(attributes); i += 2 {
		made.CreateAttr(attributes[i], attributes[i+1])
	}
	if text != "" {
		made.SetText(text)
	}
	return made
}

// Redirect is the address that carries a request (SAML Bindings §3.4.4).
func (r Request) Redirect(relayState string) (string, error) {
	document := etree.NewDocument()
	root := element(&document.Element, "samlp:AuthnRequest", "", "xmlns:samlp", nsProtocol, "xmlns:saml", nsAssertion,
		"ID", r.ID, "Version", "2.0", "IssueInstant", instant(r.Issued), "Destination", r.Destination,
		"AssertionConsumerServiceURL", r.ACS, "ProtocolBinding", bindingPost)
	element(root, "saml:Issuer", r.Issuer)
	text, err := document.WriteToBytes()
	if err != nil {
		return "", err
	}
	var packed bytes.Buffer
	deflate, err := flate.NewWriter(&packed, flate.DefaultCompression)
	if err != nil {
		return "", err
	}
	if _, err := deflate.Write(text); err != nil {
		return "", err
	}
	if err := deflate.Close(); err != nil {
		return "", err
	}
	query := url.Values{"SAMLRequest": {base64.StdEncoding.EncodeToString(packed.Bytes())}}
	if relayState != "" {
		query.Set("RelayState", relayState)
	}
	return r.Destination + "?" + query.Encode(), nil
}

// ReadRedirect reads a request that came in an address, packed.
func ReadRedirect(text string) (Request, error) {
	packed, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return Request{}, errors.New("it is not base64")
	}
	unpacked, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), requestLimit+1))
	if err != nil || len(unpacked) > requestLimit {
		return Request{}, errors.New("it cannot be unpacked, or is too long")
	}
	return readRequest(unpacked)
}

// ReadPost reads a request that came in a form.
func ReadPost(text string) (Request, error) {
	plain, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return Request{}, errors.New("it is not base64")
	}
	return readRequest(plain)
}

func readRequest(text []byte) (Request, error) {
	root, err := read(text)
	if err != nil {
		return Request{}, err
	}
	if !is(root, nsProtocol, "AuthnRequest") || attribute(root, "Version") != "2.0" || attribute(root, "ID") == "" {
		return Request{}, errors.New("it is no authentication request of SAML 2.0")
	}
	if binding := attribute(root, "ProtocolBinding"); binding != "" && binding != bindingPost {
		return Request{}, errors.New("answers only go by POST")
	}
	issued, err := parseInstant(attribute(root, "IssueInstant"))
	if err != nil {
		return Request{}, err
	}
	return Request{
		ID: attribute(root, "ID"), Issuer: content(child(root, nsAssertion, "Issuer")), Destination: attribute(root, "Destination"),
		ACS: attribute(root, "AssertionConsumerServiceURL"), Issued: issued,
		Force: isTrue(attribute(root, "ForceAuthn")), Passive: isTrue(attribute(root, "IsPassive")),
	}, nil
}

func isTrue(text string) bool { return text == "true" || text == "1" }
