package mockapi_test

import (
	"testing"

	"authlab/lab"
	"authlab/mockapi"
)

// taking puts a key into a request as a learner does who takes it from the keyring.
func taking(t *testing.T, server *mockapi.Server, who, with, text string) lab.Request {
	t.Helper()
	request, err := lab.ParseRequest(text)
	if err != nil {
		t.Fatal(err)
	}
	key, err := lab.KeyFor(server, who, with, request)
	if err != nil {
		t.Fatal(err)
	}
	return request.With(key)
}

func sendIt(t *testing.T, server *mockapi.Server, request lab.Request, status int, gate lab.Gate) {
	t.Helper()
	got, err := server.Send(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, got, status, gate)
}

// TestAProofIsForOneRequest: what the keyring gives opens once, here, over TLS and
// again for whoever takes it again, and is of no use for another request.
func TestAProofIsForOneRequest(t *testing.T) {
	server := listenTLS(t, newWorld(1, lab.Hidden))
	for _, text := range []string{"GET /infra/bound", "GET /infra/bound?fields=id", "GET /infra/bound over TLS", "GET /infra/bound\nHost: localhost:4"} {
		for range 2 {
			request := taking(t, server, "plato", "dpop", text)
			sendIt(t, server, request, 200, lab.GateHandler)
			sendIt(t, server, request, 401, lab.GateIdentity)
		}
	}
	request := taking(t, server, "plato", "dpop", "GET /infra/bound")
	request.Target = "/whoami/bound"
	sendIt(t, server, request, 401, lab.GateIdentity)
	request = taking(t, server, "plato", "dpop", "GET /whoami/bound")
	request.Header.Del("DPoP")
	sendIt(t, server, request, 401, lab.GateIdentity)
	plain := request.With(keyFrom(t, server, "plato", "bearer"))
	if plain.Header.Get("DPoP") != "" {
		t.Error("the proof stays beside another key")
	}
}

// TestStoriesShowABoundToken: a manifest names it like any other key.
func TestStoriesShowABoundToken(t *testing.T) {
	server := listen(t, mockapi.Options{})
	for with, status := range map[string]int{"dpop": 200, "used dpop": 401, "nonceless dpop": 401} {
		request, err := lab.BuildRequest(server, lab.Sent{As: "plato", With: with, Send: "GET /infra/bound"})
		if err != nil {
			t.Fatal(err)
		}
		got, err := server.Send(t.Context(), request)
		if err != nil || got.Response.Status != status {
			t.Errorf("%s: %d, %v, want %d", with, got.Response.Status, err, status)
		}
	}
}

// TestAProofNeedsARequest to be for.
func TestAProofNeedsARequest(t *testing.T) {
	server := listen(t, mockapi.Options{})
	if key, err := lab.KeyFor(server, "plato", "dpop", lab.Request{}); err == nil {
		t.Errorf("made %+v", key)
	}
	if _, err := lab.KeyFor(server, "plato", "bearer", lab.Request{}); err != nil {
		t.Error(err)
	}
}

// TestAProofFromAShell: whoever runs the server says for which request.
func TestAProofFromAShell(t *testing.T) {
	server := listen(t, mockapi.Options{})
	control := openControl(t, server)
	var key lab.Key
	commanded(t, control, "/key", `{"who": "plato", "with": "dpop", "send": "GET /infra/bound"}`, &key)
	wants(t, sends(t, server, key, "GET /infra/bound"), 200, lab.GateHandler)
	for _, body := range []string{`{"who": "plato", "with": "dpop"}`, `{"who": "plato", "with": "dpop", "send": "infra"}`} {
		if status, answer := tells(t, control, "POST", "/key", body, nil); status != 400 {
			t.Errorf("%s: %d %s", body, status, answer)
		}
	}
}
