package mockapi_test

import (
	"encoding/base64"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/idp"
	"authlab/mockapi/idp/saml"
	"authlab/mockapi/world"

	"github.com/beevik/etree"
	crewjam "github.com/crewjam/saml"
)

// samlVisit is a person who was sent to the provider, signed in, and holds the
// response for the API.
type samlVisit struct {
	*walker
	asked    string // the cookie of the request
	response string // XML
}

func newSAMLVisit(t testing.TB) *samlVisit {
	t.Helper()
	return newSAMLVisitOf(t, "ana", "")
}

func newSAMLVisitOf(t testing.TB, who, code string) *samlVisit {
	t.Helper()
	w := newWalker(t)
	x := w.get(idp.PathServiceSignIn + "?to=/orders")
	asked := w.cookie
	to, err := url.Parse(x.Response.Header.Get("Location"))
	if err != nil || x.Response.Status != 303 {
		t.Fatalf("%d %v", x.Response.Status, err)
	}
	x = w.fill(w.get(to.RequestURI()), "name", who, "password", who+"-pw", "code", code)
	return &samlVisit{w, asked, responseIn(t, x)}
}

// responseIn is the response a page carries.
func responseIn(t testing.TB, x lab.Exchange) string {
	t.Helper()
	var page idp.Page
	if err := json.Unmarshal([]byte(x.Response.Body), &page); err != nil || len(page.Fields) == 0 || page.Fields[0].Name != "SAMLResponse" {
		t.Fatalf("there is no response: %d %s", x.Response.Status, x.Response.Body)
	}
	text, err := base64.StdEncoding.DecodeString(page.Fields[0].Value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// bring carries a response to the API.
func (v *samlVisit) bring(response string) lab.Exchange {
	v.t.Helper()
	v.cookie = v.asked
	return v.post(idp.PathServiceACS, url.Values{"SAMLResponse": {base64.StdEncoding.EncodeToString([]byte(response))}})
}

// TestSigningInBySAML is the positive control of all the refusals below.
func TestSigningInBySAML(t *testing.T) {
	v := newSAMLVisit(t)
	x := v.bring(v.response)
	if x.Response.Status != 303 || x.Response.Header.Get("Location") != "/orders" || x.Principal == nil || x.Principal.ID != "ana" {
		t.Fatalf("%d %q %s", x.Response.Status, x.Response.Header.Get("Location"), traceText(x.Trace))
	}
	if who := v.get("/whoami"); who.Response.Status != 200 || !strings.Contains(who.Response.Body, `"id":"ana"`) {
		t.Errorf("the session is %s", who.Response.Body)
	}
}

// statement is what the provider would say, with a change.
func (v *samlVisit) statement(change func(*saml.Statement)) string {
	v.t.Helper()
	now := v.api.World().Now()
	s := saml.Statement{
		ID: "_assertion", ResponseID: "_response", Issuer: "https://authlab.test/idp/saml/metadata", Audience: "https://authlab.test/saml/metadata",
		Recipient: "https://authlab.test/saml/acs", InResponseTo: strings.TrimPrefix(v.asked, "saml="), Name: "ana", Class: saml.ClassPassword, SignedIn: now, Issued: now,
	}
	change(&s)
	text, err := s.Respond(world.TeachingKey(), world.TeachingCertificate())
	if err != nil {
		v.t.Fatal(err)
	}
	return string(text)
}

// edited takes a real response apart and puts it together otherwise.
func (v *samlVisit) edited(change func(response, assertion, signature *etree.Element)) string {
	v.t.Helper()
	document := etree.NewDocument()
	if err := document.ReadFromString(v.response); err != nil {
		v.t.Fatal(err)
	}
	root := document.Root()
	assertion := root.FindElement("./Assertion")
	change(root, assertion, assertion.FindElement("./Signature"))
	text, err := document.WriteToString()
	if err != nil {
		v.t.Fatal(err)
	}
	return text
}

// forged is an assertion about sue, which nobody signed, made from the real one.
func forged(assertion *etree.Element, id string) *etree.Element {
	evil := assertion.Copy()
	if signature := evil.FindElement("./Signature"); signature != nil {
		evil.RemoveChild(signature)
	}
	evil.CreateAttr("ID", id)
	evil.FindElement("./Subject/NameID").SetText("sue")
	return evil
}

// TestResponsesThatProveNothing: each is a 401 at the gate identity, and signs nobody in.
func TestResponsesThatProveNothing(t *testing.T) {
	said := func(change func(*saml.Statement)) func(*samlVisit) string {
		return func(v *samlVisit) string { return v.statement(change) }
	}
	edit := func(change func(response, assertion, signature *etree.Element)) func(*samlVisit) string {
		return func(v *samlVisit) string { return v.edited(change) }
	}
	replaced := func(from, to string) func(*samlVisit) string {
		return func(v *samlVisit) string { return strings.Replace(v.response, from, to, 1) }
	}
	for name, make := range map[string]func(*samlVisit) string{
		"another audience":         said(func(s *saml.Statement) { s.Audience = "https://app.parcelly.test/saml/metadata" }),
		"another recipient":        said(func(s *saml.Statement) { s.Recipient = "https://app.parcelly.test/saml/acs" }),
		"another issuer":           said(func(s *saml.Statement) { s.Issuer = "https://elsewhere.test" }),
		"another request":          said(func(s *saml.Statement) { s.InResponseTo = "_made-up" }),
		"no request":               said(func(s *saml.Statement) { s.InResponseTo = "" }),
		"expired":                  said(func(s *saml.Statement) { s.Issued = s.Issued.Add(-saml.Lifetime) }),
		"not valid yet":            said(func(s *saml.Statement) { s.Issued = s.Issued.Add(time.Millisecond) }),
		"about nobody":             said(func(s *saml.Statement) { s.Name = "" }),
		"about a stranger":         said(func(s *saml.Statement) { s.Name = "nobody-knows" }),
		"unsigned":                 edit(func(_, assertion, signature *etree.Element) { assertion.RemoveChild(signature) }),
		"another name":             replaced(">ana</saml:NameID>", ">sue</saml:NameID>"),
		"another tenant":           replaced(">alder</saml:AttributeValue>", ">oak</saml:AttributeValue>"),
		"a comment in the name":    replaced(">ana</saml:NameID>", ">a<!-- -->na</saml:NameID>"),
		"a comment at the end":     func(v *samlVisit) string { return v.response + "<!-- -->" },
		"a processing instruction": replaced(">ana</saml:NameID>", ">a<?x y?>na</saml:NameID>"),
		"a document type":          func(v *samlVisit) string { return `<!DOCTYPE x [<!ENTITY e "ana">]>` + v.response },
		"not XML":                  func(*samlVisit) string { return "no XML" },
		"another document":         func(*samlVisit) string { return "<a/>" },
		"a failure":                replaced("status:Success", "status:Requester"),
		"SHA-1":                    replaced("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1"),
		"an HMAC":                  replaced("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#hmac-sha1"),
		"another transform":        replaced(`Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>`, `Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116"/></ds:Transforms>`),
		"a signature over all":     edit(func(_, _, signature *etree.Element) { signature.FindElement(".//Reference").CreateAttr("URI", "") }),
		"two confirmations": edit(func(_, assertion, _ *etree.Element) {
			subject := assertion.FindElement("./Subject")
			subject.AddChild(subject.FindElement("./SubjectConfirmation").Copy())
		}),

		// Signature wrapping: the signed assertion stays somewhere in the document,
		// and another stands where it would be read.
		"wrapped: beside, before": edit(func(response, assertion, _ *etree.Element) {
			response.InsertChildAt(assertion.Index(), forged(assertion, "_evil"))
		}),
		"wrapped: beside, after": edit(func(response, assertion, _ *etree.Element) { response.AddChild(forged(assertion, "_evil")) }),
		"wrapped: inside": edit(func(response, assertion, _ *etree.Element) {
			evil := forged(assertion, "_evil")
			response.RemoveChild(assertion)
			evil.AddChild(assertion)
			response.AddChild(evil)
		}),
		"wrapped: inside, its signature outside": edit(func(response, assertion, signature *etree.Element) {
			evil := forged(assertion, "_evil")
			assertion.RemoveChild(signature)
			response.RemoveChild(assertion)
			evil.InsertChildAt(1, signature)
			evil.AddChild(assertion)
			response.AddChild(evil)
		}),
		"wrapped: in the signature": edit(func(response, assertion, signature *etree.Element) {
			evil := forged(assertion, "_evil")
			response.RemoveChild(assertion)
			assertion.RemoveChild(signature)
			signature.CreateElement("ds:Object").AddChild(assertion)
			evil.InsertChildAt(1, signature)
			response.AddChild(evil)
		}),
		"wrapped: in extensions": edit(func(response, assertion, _ *etree.Element) {
			evil := forged(assertion, "_evil")
			response.RemoveChild(assertion)
			response.CreateElement("samlp:Extensions").AddChild(assertion)
			response.AddChild(evil)
		}),
		"wrapped: of one ID": edit(func(response, assertion, _ *etree.Element) {
			response.AddChild(forged(assertion, assertion.SelectAttrValue("ID", "")))
		}),
		"wrapped: another response": edit(func(response, assertion, _ *etree.Element) {
			whole := response.Copy()
			evil := forged(assertion, "_evil")
			response.RemoveChild(assertion)
			response.CreateElement("samlp:Extensions").AddChild(whole)
			response.AddChild(evil)
		}),
	} {
		t.Run(name, func(t *testing.T) {
			v := newSAMLVisit(t)
			x := v.bring(make(v))
			wantRefusal(t, x, 401, idp.AccessDenied, lab.GateIdentity)
			if got := x.Response.Header.Get("WWW-Authenticate"); got != `SAML realm="authlab"` {
				t.Errorf("challenge %q", got)
			}
			if x.Principal != nil || len(x.Response.Header.Values("Set-Cookie")) > 0 {
				t.Error("and yet somebody is signed in")
			}
			if after := v.bring(v.response); after.Response.Status != 303 {
				t.Errorf("the true response does not work after it: %d\n%s", after.Response.Status, traceText(after.Trace))
			}
		})
	}
}

func TestAnAssertionIsUsedOnce(t *testing.T) {
	v := newSAMLVisit(t)
	if x := v.bring(v.response); x.Response.Status != 303 {
		t.Fatal(x.Response.Status)
	}
	x := v.bring(v.response)
	wantRefusal(t, x, 401, idp.AccessDenied, lab.GateIdentity)
	v.api.World().Advance(saml.Lifetime)
	wantRefusal(t, v.bring(v.response), 401, idp.AccessDenied, lab.GateIdentity) // forgotten, and expired
}

func TestAnAssertionRunsOutByTheWorldsClock(t *testing.T) {
	for _, test := range []struct {
		after  time.Duration
		status int
	}{{saml.Lifetime - time.Second, 303}, {saml.Lifetime, 401}} {
		v := newSAMLVisit(t)
		v.api.World().Advance(test.after)
		if x := v.bring(v.response); x.Response.Status != test.status {
			t.Errorf("after %s: %d, want %d", test.after, x.Response.Status, test.status)
		}
	}
}

// TestAnotherBrowsersResponse: an attacker cannot sign a victim in as themselves.
func TestAnotherBrowsersResponse(t *testing.T) {
	for _, cookie := range []string{"", "saml=_made-up", "saml=; saml="} {
		v := newSAMLVisit(t)
		own := v.asked
		v.asked = cookie
		wantRefusal(t, v.bring(v.response), 401, idp.AccessDenied, lab.GateIdentity)
		v.asked = own
		if x := v.bring(v.response); x.Response.Status != 303 {
			t.Errorf("the right browser: %d", x.Response.Status)
		}
	}
}

func TestWhatIsNoResponseAtAll(t *testing.T) {
	w := newWalker(t)
	wantRefusal(t, w.do("POST", idp.PathServiceACS, "x=1"), 400, idp.InvalidRequest, lab.GateCredential)
	wantRefusal(t, w.do("POST", idp.PathServiceACS, "SAMLResponse=%3F"), 400, idp.InvalidRequest, lab.GateCredential)
	wantRefusal(t, w.do("POST", idp.PathServiceACS, "SAMLResponse=a&SAMLResponse=b"), 400, idp.InvalidRequest, lab.GateHandler)
}

// TestNobodyIsSentElsewhere after signing in, whatever the link said.
func TestNobodyIsSentElsewhere(t *testing.T) {
	for to, want := range map[string]string{
		"/orders?x=1": "/orders?x=1", "": "/whoami", "https://evil.test/": "/whoami", "//evil.test": "/whoami",
		`/\evil.test`: "/whoami", "javascript:alert(1)": "/whoami", "orders": "/whoami",
	} {
		w := newWalker(t)
		x := w.get(idp.PathServiceSignIn + "?to=" + url.QueryEscape(to))
		v := &samlVisit{walker: w, asked: w.cookie}
		sent, _ := url.Parse(x.Response.Header.Get("Location"))
		response := responseIn(t, w.fill(w.get(sent.RequestURI()), "name", "ana", "password", "ana-pw"))
		if got := v.bring(response).Response.Header.Get("Location"); got != want {
			t.Errorf("%q leads to %q", to, got)
		}
	}
}

// TestRequestsTheProviderDoesNotAnswer, and where it says so.
func TestRequestsTheProviderDoesNotAnswer(t *testing.T) {
	honest := func(w *world.World) saml.Request {
		return saml.Request{ID: "_r", Issuer: "https://app.parcelly.test/saml/metadata", Destination: "https://authlab.test/idp/saml/sso",
			ACS: "https://app.parcelly.test/saml/acs", Issued: w.Now()}
	}
	for name, test := range map[string]struct {
		change func(*saml.Request)
		status int
		gate   lab.Gate
	}{
		"honest":                  {func(*saml.Request) {}, 200, lab.GateHandler},
		"without an address":      {func(r *saml.Request) { r.ACS = "" }, 200, lab.GateHandler},
		"an unknown one":          {func(r *saml.Request) { r.Issuer = "https://evil.test" }, 400, lab.GateIdentity},
		"the answer elsewhere":    {func(r *saml.Request) { r.ACS = "https://evil.test/acs" }, 400, lab.GateFunction},
		"for another provider":    {func(r *saml.Request) { r.Destination = "https://elsewhere.test/sso" }, 400, lab.GateHandler},
		"too old":                 {func(r *saml.Request) { r.Issued = r.Issued.Add(-5 * time.Minute) }, 400, lab.GateHandler},
		"from the future":         {func(r *saml.Request) { r.Issued = r.Issued.Add(6 * time.Minute) }, 400, lab.GateHandler},
		"without a name, no name": {func(r *saml.Request) { r.ID = "" }, 400, lab.GateCredential},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWalker(t)
			request := honest(w.api.World())
			test.change(&request)
			address, err := request.Redirect("")
			if err != nil {
				t.Fatal(err)
			}
			_, query, _ := strings.Cut(address, "?")
			x := w.get(idp.PathSAMLSignOn + "?" + query)
			if x.Response.Status != test.status || x.Trace.StoppedAt() != test.gate {
				t.Errorf("%d at %s, want %d at %s", x.Response.Status, x.Trace.StoppedAt(), test.status, test.gate)
			}
		})
	}
	for _, text := range []string{"", "?", "AAAA", base64.StdEncoding.EncodeToString([]byte("<a/>"))} {
		x := newWalker(t).get(idp.PathSAMLSignOn + "?SAMLRequest=" + url.QueryEscape(text))
		wantRefusal(t, x, 400, idp.InvalidRequest, lab.GateCredential)
	}
}

// TestARequestThatUnpacksToALot is given up.
func TestARequestThatUnpacksToALot(t *testing.T) {
	request := saml.Request{ID: "_r", Issuer: strings.Repeat("a", 1<<20), Destination: "https://authlab.test/idp/saml/sso"}
	address, err := request.Redirect("")
	if err != nil {
		t.Fatal(err)
	}
	_, query, _ := strings.Cut(address, "?")
	wantRefusal(t, newWalker(t).get(idp.PathSAMLSignOn+"?"+query), 400, idp.InvalidRequest, lab.GateCredential)
}

// TestAnotherServiceProvider: crewjam/saml reads the metadata, asks, and takes
// the answer; and it does not take one that was meant for the API.
func TestAnotherServiceProvider(t *testing.T) {
	server := liveServer(t)
	provider := crewjamProvider(t, server)
	request, err := provider.MakeAuthenticationRequest(provider.GetSSOBindingLocation(crewjam.HTTPRedirectBinding), crewjam.HTTPRedirectBinding, crewjam.HTTPPostBinding)
	if err != nil {
		t.Fatal(err)
	}
	address, err := request.Redirect("a-state", provider)
	if err != nil {
		t.Fatal(err)
	}
	page := samlPage(t, newBrowser(t, server.BaseURL()), address.String())
	text, err := base64.StdEncoding.DecodeString(page.Fields[0].Value)
	if err != nil || page.Post != provider.AcsURL.String() || page.Fields[1].Value != "a-state" {
		t.Fatalf("%v %+v", err, page)
	}
	assertion, err := provider.ParseXMLResponse(text, []string{request.ID}, provider.AcsURL)
	if err != nil {
		t.Fatal(err.(*crewjam.InvalidResponseError).PrivateErr)
	}
	if assertion.Subject.NameID.Value != "ana" {
		t.Errorf("it is about %s", assertion.Subject.NameID.Value)
	}
	if _, err := provider.ParseXMLResponse(text, []string{"_another"}, provider.AcsURL); err == nil {
		t.Error("the answer to another request is taken")
	}
}

func crewjamProvider(t *testing.T, server *mockapi.Server) *crewjam.ServiceProvider {
	t.Helper()
	response, err := http.Get(server.BaseURL() + idp.PathSAMLMetadata)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }() // it has been read
	var metadata crewjam.EntityDescriptor
	if err := xml.NewDecoder(response.Body).Decode(&metadata); err != nil {
		t.Fatal(err)
	}
	return &crewjam.ServiceProvider{
		EntityID: "https://app.parcelly.test/saml/metadata", IDPMetadata: &metadata,
		AcsURL:            url.URL{Scheme: "https", Host: "app.parcelly.test", Path: "/saml/acs"},
		AuthnNameIDFormat: crewjam.UnspecifiedNameIDFormat,
	}
}

// samlPage signs ana in and returns the page with the response.
func samlPage(t *testing.T, b *browser, address string) idp.Page {
	t.Helper()
	page, _ := b.get(address)
	form := url.Values{"request": {page.Fields[0].Value}, "name": {"ana"}, "password": {"ana-pw"}}
	signed, _ := b.post(page.Post, form)
	if signed == nil || len(signed.Fields) < 2 {
		t.Fatalf("no response: %+v", signed)
	}
	return *signed
}

func TestMetadataOfTheAPIAsAServiceProvider(t *testing.T) {
	x := newWalker(t).get(idp.PathServiceData)
	var metadata crewjam.EntityDescriptor
	if err := xml.Unmarshal([]byte(x.Response.Body), &metadata); err != nil {
		t.Fatal(err)
	}
	acs := metadata.SPSSODescriptors[0].AssertionConsumerServices[0]
	if metadata.EntityID != "https://authlab.test/saml/metadata" || acs.Location != "https://authlab.test/saml/acs" || acs.Binding != crewjam.HTTPPostBinding {
		t.Errorf("got %+v", metadata)
	}
}
