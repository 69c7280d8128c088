package mockapi_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"
)

// Of all the keys a learner may sign with the API takes one, and of what is changed
// without signing nothing.
func TestATokenSignedByALearner(t *testing.T) {
	server, err := mockapi.Listen(mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	key, err := server.Key("ana", lab.WithBearer)
	if err != nil {
		t.Fatal(err)
	}
	token, err := lab.ParseToken(key.Secret())
	if err != nil {
		t.Fatal(err)
	}
	for _, signer := range server.SigningKeys() {
		text, err := server.SignToken(token.Header, token.Claims, signer.Name)
		if err != nil {
			t.Fatal(err)
		}
		want := http.StatusUnauthorized
		if signer.Name == "current" {
			want = http.StatusOK
		}
		if got := statusFor(t, server, text); got != want {
			t.Errorf("signed with %s it is answered %d, want %d", signer.Name, got, want)
		}
	}
	token.Claims = strings.Replace(token.Claims, `"ana"`, `"ben"`, 1)
	text, err := token.Text()
	if err != nil || statusFor(t, server, text) != http.StatusUnauthorized {
		t.Errorf("changed without signing it is taken (%v)", err)
	}
	for _, wrong := range [][3]string{{"[]", "{}", "current"}, {"{}", "null", "current"}, {"{}", "{}", "nobody's"}} {
		if text, err := server.SignToken(wrong[0], wrong[1], wrong[2]); err == nil {
			t.Errorf("%q makes %s", wrong, text)
		}
	}
}

func statusFor(t *testing.T, server *mockapi.Server, token string) int {
	t.Helper()
	exchange, err := server.Send(context.Background(), lab.Request{
		Method: "GET", Target: "/whoami", Header: http.Header{"Authorization": {"Bearer " + token}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return exchange.Response.Status
}
