package saml

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"math/big"
	"testing"
	"time"

	"authlab/mockapi/world"

	"github.com/beevik/etree"
	dsig "github.com/russellhaering/goxmldsig"
)

func now() time.Time { return time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC) }

func sound() (Statement, Wanted) {
	said := Statement{ID: "_a", ResponseID: "_r", Issuer: "idp", Audience: "sp", Recipient: "https://sp.test/acs", InResponseTo: "_q", Name: "ana", Class: ClassPassword, SignedIn: now(), Issued: now()}
	return said, Wanted{Issuer: "idp", Audience: "sp", Recipient: "https://sp.test/acs", Certificate: world.TeachingCertificate(), Now: now()}
}

// TestWhatAnIssuerMaySay: all of these are signed by the right key, and held to
// the rules all the same.
func TestWhatAnIssuerMaySay(t *testing.T) {
	within := func(path string) func(*etree.Element) *etree.Element {
		return func(assertion *etree.Element) *etree.Element { return assertion.FindElement(path) }
	}
	conditions, data := within("./Conditions"), within(".//SubjectConfirmationData")
	for name, test := range map[string]struct {
		change func(assertion *etree.Element)
		holds  bool
	}{
		"as it should be": {func(*etree.Element) {}, true},
		"two audiences, one the SP's": {func(a *etree.Element) {
			element(a.FindElement(".//AudienceRestriction"), "saml:Audience", "another")
		}, true},
		"two restrictions, one for another": {func(a *etree.Element) {
			element(element(conditions(a), "saml:AudienceRestriction", ""), "saml:Audience", "another")
		}, false},
		"no restriction":              {func(a *etree.Element) { conditions(a).RemoveChildAt(0) }, false},
		"no conditions":               {func(a *etree.Element) { a.RemoveChild(conditions(a)) }, false},
		"no end":                      {func(a *etree.Element) { conditions(a).RemoveAttr("NotOnOrAfter") }, false},
		"no start":                    {func(a *etree.Element) { conditions(a).RemoveAttr("NotBefore") }, false},
		"confirmed for ever":          {func(a *etree.Element) { data(a).RemoveAttr("NotOnOrAfter") }, false},
		"confirmed from some time on": {func(a *etree.Element) { data(a).CreateAttr("NotBefore", instant(now())) }, false},
		"for no recipient":            {func(a *etree.Element) { data(a).RemoveAttr("Recipient") }, false},
		"for a holder of a key": {func(a *etree.Element) {
			a.FindElement(".//SubjectConfirmation").CreateAttr("Method", "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key")
		}, false},
		"nobody signed in":       {func(a *etree.Element) { a.RemoveChild(a.FindElement("./AuthnStatement")) }, false},
		"another version":        {func(a *etree.Element) { a.CreateAttr("Version", "1.1") }, false},
		"a name within the name": {func(a *etree.Element) { element(a.FindElement(".//NameID"), "saml:NameID", "sue") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			said, wanted := sound()
			assertion := said.assertion()
			test.change(assertion)
			if err := sign(assertion, world.TeachingKey(), world.TeachingCertificate()); err != nil {
				t.Fatal(err)
			}
			text, err := said.Wrap(assertion)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := wanted.Verify(text); (err == nil) != test.holds || test.holds && got.Name != "ana" {
				t.Errorf("got %+v, %v", got, err)
			}
		})
	}
}

// TestOneWayOfSigning: the right key does not make up for a weaker way.
func TestOneWayOfSigning(t *testing.T) {
	exclusive := dsig.MakeC14N10ExclusiveCanonicalizerWithPrefixList
	for name, test := range map[string]struct {
		method    string
		canonical dsig.Canonicalizer
		holds     bool
	}{
		"RSA with SHA-256":      {dsig.RSASHA256SignatureMethod, exclusive(""), true},
		"RSA with SHA-1":        {dsig.RSASHA1SignatureMethod, exclusive(""), false},
		"comments left open":    {dsig.RSASHA256SignatureMethod, dsig.MakeC14N10ExclusiveWithCommentsCanonicalizerWithPrefixList(""), false},
		"another canonical way": {dsig.RSASHA256SignatureMethod, dsig.MakeC14N11Canonicalizer(), false},
	} {
		t.Run(name, func(t *testing.T) {
			said, wanted := sound()
			assertion := said.assertion()
			context, err := dsig.NewSigningContext(world.TeachingKey(), nil)
			if err != nil {
				t.Fatal(err)
			}
			context.Canonicalizer = test.canonical
			if err := context.SetSignatureMethod(test.method); err != nil {
				t.Fatal(err)
			}
			signature, err := context.ConstructSignature(assertion, true)
			if err != nil {
				t.Fatal(err)
			}
			assertion.InsertChildAt(1, signature)
			text, err := said.Wrap(assertion)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := wanted.Verify(text); (err == nil) != test.holds {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestTheResponseDoesNotBringItsOwnKey: a certificate in the response counts for
// nothing, whosever it is.
func TestTheResponseDoesNotBringItsOwnKey(t *testing.T) {
	said, wanted := sound()
	key, certificate := strangersKey(t)
	assertion := said.assertion()
	context, err := dsig.NewSigningContext(key, [][]byte{certificate.Raw})
	if err != nil {
		t.Fatal(err)
	}
	context.Canonicalizer = dsig.MakeC14N10ExclusiveCanonicalizerWithPrefixList("")
	signature, err := context.ConstructSignature(assertion, true)
	if err != nil {
		t.Fatal(err)
	}
	assertion.InsertChildAt(1, signature)
	text, err := said.Wrap(assertion)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := wanted.Verify(text); err == nil {
		t.Error("a stranger's signature counts")
	}
	wanted.Certificate = certificate
	if _, err := wanted.Verify(text); err == nil {
		t.Error("a key of another kind counts")
	}
}

func strangersKey(t *testing.T) (*ecdsa.PrivateKey, *x509.Certificate) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: now().Add(-time.Hour), NotAfter: now().Add(time.Hour)}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	return key, certificate
}
