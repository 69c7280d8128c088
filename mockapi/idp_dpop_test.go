package mockapi_test

import (
	"encoding/json"
	"net/url"
	"testing"

	"authlab/lab"
	"authlab/mockapi/authn"
	"authlab/mockapi/idp"

	"github.com/google/go-cmp/cmp"
)

const tokenTarget = "http://authlab.test/idp/token"

// proves is a proof by somebody's key for a POST to the token endpoint, or what is
// changed in it.
func (w *walker) proves(who, id string, more map[string]any) string {
	w.t.Helper()
	world := w.api.World()
	text, err := authn.Prove(world.HolderKey(who), "POST", tokenTarget, "", id, world.ProofNonce(), world.Now(), more)
	if err != nil {
		w.t.Fatal(err)
	}
	return text
}

// opens reports how the API answers a token that comes with a proof by somebody's key.
func (w *walker) opens(token, who string) int {
	w.t.Helper()
	world := w.api.World()
	proof, err := authn.Prove(world.HolderKey(who), "GET", boundTarget, token, world.Token(), world.ProofNonce(), world.Now(), nil)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.do("GET", "/whoami/bound", "", "Authorization", "DPoP "+token, "DPoP", proof).Response.Status
}

func (w *walker) asBearer(token string) int {
	w.t.Helper()
	return w.do("GET", "/whoami", "", "Authorization", "Bearer "+token).Response.Status
}

func clientItself() url.Values { return url.Values{"grant_type": {idp.GrantClient}} }

// TestTokensAreBoundToTheKeyOfAProof: for whoever proves to hold one, by whichever
// grant, and for nobody else (RFC 9449 §5).
func TestTokensAreBoundToTheKeyOfAProof(t *testing.T) {
	w := newWalker(t)
	mine := func(id string) []string {
		return append(clientBasic("reporter"), "DPoP", w.proves("reporter", id, nil))
	}
	x := w.post(idp.PathToken, clientItself(), mine("1")...)
	tokens := tokensOf(t, x)
	if tokens.TokenType != "DPoP" || x.Response.Header.Get("DPoP-Nonce") == "" {
		t.Errorf("it is a %s, and the next nonce is %q", tokens.TokenType, x.Response.Header.Get("DPoP-Nonce"))
	}
	if w.opens(tokens.AccessToken, "reporter") != 200 || w.opens(tokens.AccessToken, "biller") != 401 || w.asBearer(tokens.AccessToken) != 401 {
		t.Error("the token does not open for its holder, and for nobody else")
	}
	if plain := tokensOf(t, w.post(idp.PathToken, clientItself(), clientBasic("reporter")...)); plain.TokenType != "Bearer" || w.asBearer(plain.AccessToken) != 200 {
		t.Errorf("without a proof it is %s", plain.TokenType)
	}
}

// TestProofsTheTokenEndpointRefuses with the codes of RFC 9449 §5 and §8: 400, for it is
// the client that is told, and the nonce to come again with.
func TestProofsTheTokenEndpointRefuses(t *testing.T) {
	w := newWalker(t)
	for name, test := range map[string]struct {
		change map[string]any
		code   string
	}{
		"no nonce":        {map[string]any{"nonce": nil}, "use_dpop_nonce"},
		"another method":  {map[string]any{"htm": "GET"}, "invalid_dpop_proof"},
		"another address": {map[string]any{"htu": boundTarget}, "invalid_dpop_proof"},
		"no id":           {map[string]any{"jti": nil}, "invalid_dpop_proof"},
	} {
		t.Run(name, func(t *testing.T) {
			x := w.post(idp.PathToken, clientItself(), append(clientBasic("reporter"), "DPoP", w.proves("reporter", name, test.change))...)
			wantRefusal(t, x, 400, test.code, lab.GateIdentity)
			if x.Response.Header.Get("DPoP-Nonce") == "" {
				t.Error("there is no nonce to come again with")
			}
		})
	}
	proof := append(clientBasic("reporter"), "DPoP", w.proves("reporter", "once", nil))
	tokensOf(t, w.post(idp.PathToken, clientItself(), proof...))
	wantRefusal(t, w.post(idp.PathToken, clientItself(), proof...), 400, "invalid_dpop_proof", lab.GateIdentity)
}

// TestAPublicClientsRefreshTokenIsBound: without the key it is worth nothing, and one
// with a secret proves itself by that (RFC 9449 §5).
func TestAPublicClientsRefreshTokenIsBound(t *testing.T) {
	for _, test := range []struct {
		client, redirect string
		stolen           int
	}{{cliClient, cliRedirect, 400}, {webClient, webRedirect, 200}} {
		w, client, redirect, stolen := newWalker(t), test.client, test.redirect, test.stolen
		code := w.walk(params("client_id", client, "redirect_uri", redirect, "scope", "openid offline_access orders.read")).Get("code")
		fields := func(who, id string) []string {
			shown := []string{"DPoP", w.proves(who, id, nil)}
			if client != cliClient {
				shown = append(shown, clientBasic(client)...)
			}
			return shown
		}
		form := changed(redeeming(code), "redirect_uri", redirect, "client_id", client)
		tokens := tokensOf(t, w.post(idp.PathToken, form, fields("ana", "1")...))
		again := changed(refreshing(tokens.RefreshToken), "client_id", client)
		if got := w.post(idp.PathToken, again, fields("ben", "2")...); got.Response.Status != stolen {
			t.Errorf("%s: with another key %d %s, want %d", client, got.Response.Status, got.Response.Body, stolen)
		}
		if stolen == 200 {
			continue
		}
		if got := tokensOf(t, w.post(idp.PathToken, again, fields("ana", "3")...)); got.TokenType != "DPoP" || got.RefreshToken == "" {
			t.Errorf("%s: refreshed with its own key it is %+v", client, got)
		}
	}
}

// TestIntrospectionSaysWhatATokenIsBoundTo (RFC 9449 §6.2, RFC 8705 §3.2).
func TestIntrospectionSaysWhatATokenIsBoundTo(t *testing.T) {
	w := newWalker(t)
	form := changed(clientItself(), "audience", idp.AudienceReporting)
	tokens := tokensOf(t, w.post(idp.PathToken, form, append(clientBasic("reporter"), "DPoP", w.proves("reporter", "1", nil))...))
	thumbprint, err := authn.KeyThumbprint(w.api.World().HolderKey("reporter").Public())
	if err != nil {
		t.Fatal(err)
	}
	said := w.introspect("reporting", tokens.AccessToken)
	if diff := cmp.Diff(map[string]string{"jkt": thumbprint}, said.Confirmation); diff != "" || said.TokenType != "DPoP" || !said.Active {
		t.Errorf("%+v %s", said, diff)
	}
}

// TestTheProviderSaysHowProofsAreSigned (RFC 9449 §5.1).
func TestTheProviderSaysHowProofsAreSigned(t *testing.T) {
	var said idp.Metadata
	x := newWalker(t).get(idp.PathOpenID)
	if err := json.Unmarshal([]byte(x.Response.Body), &said); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(authn.ProofAlgorithms(), said.ProofAlgorithms); diff != "" {
		t.Error(diff)
	}
}

// TestUserInfoTakesABoundToken from its holder, and from nobody without a proof.
func TestUserInfoTakesABoundToken(t *testing.T) {
	w := newWalker(t)
	code := w.walk(params()).Get("code")
	tokens := tokensOf(t, w.post(idp.PathToken, redeeming(code), append(clientBasic(webClient), "DPoP", w.proves("ana", "1", nil))...))
	world := w.api.World()
	proof, err := authn.Prove(world.HolderKey("ana"), "GET", "http://authlab.test"+idp.PathUserInfo, tokens.AccessToken, "2", world.ProofNonce(), world.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	service := tokensOf(t, w.post(idp.PathToken, clientItself(), append(clientBasic("reporter"), "DPoP", w.proves("reporter", "3", nil))...))
	other, err := authn.Prove(world.HolderKey("reporter"), "GET", "http://authlab.test"+idp.PathUserInfo, service.AccessToken, "4", world.ProofNonce(), world.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	x := w.do("GET", idp.PathUserInfo, "", "Authorization", "DPoP "+service.AccessToken, "DPoP", other)
	if diff := cmp.Diff([]string{`DPoP realm="authlab", error="insufficient_scope", scope="openid", algs="ES256 EdDSA"`}, challengesOf(x)); diff != "" || x.Response.Status != 403 {
		t.Errorf("a service: %d %s", x.Response.Status, diff)
	}
	for want, fields := range map[int][]string{
		200: {"Authorization", "DPoP " + tokens.AccessToken, "DPoP", proof}, 401: {"Authorization", "Bearer " + tokens.AccessToken},
	} {
		if x := w.do("GET", idp.PathUserInfo, "", fields...); x.Response.Status != want {
			t.Errorf("%s: %d, want %d", fields[1][:6], x.Response.Status, want)
		}
	}
}
