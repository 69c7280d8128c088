package mockapi

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"authlab/lab"
	"authlab/lab/api"
	"authlab/mockapi/authn"
	"authlab/mockapi/world"
)

func (c *Control) listKeys(w http.ResponseWriter, _ *http.Request) {
	api.JSON(w, http.StatusOK, c.server.Keys())
}

func (c *Control) makeKey(w http.ResponseWriter, r *http.Request) {
	var form struct{ Who, With, Send string }
	if !readForm(w, r, &form) {
		return
	}
	key, err := c.server.keyFor(form.Who, form.With, form.Send)
	if err != nil {
		tellMistake(w, err)
		return
	}
	api.JSON(w, http.StatusOK, key)
}

// keyFor is a key for a request as a person writes it, which most need not say.
func (s *Server) keyFor(who, with, text string) (lab.Key, error) {
	request := lab.Request{}
	if text != "" {
		var err error
		if request, err = lab.ParseRequest(text); err != nil {
			return lab.Key{}, &lab.Mistake{What: err.Error(), Try: `"send": "GET /whoami/bound"`}
		}
	}
	return lab.KeyFor(s, who, with, request)
}

type passkeyForm struct {
	Who     string          `json:"who"`
	Options json.RawMessage `json:"options"`
	Origin  string          `json:"origin"`
}

// answerPasskey signs for any origin, as a browser would not: that the API refuses is
// what there is to see.
func (c *Control) answerPasskey(w http.ResponseWriter, r *http.Request) {
	var form passkeyForm
	if !readForm(w, r, &form) {
		return
	}
	answer, err := c.server.passkey(form)
	if err != nil {
		tellMistake(w, err)
		return
	}
	api.JSON(w, http.StatusOK, json.RawMessage(answer))
}

func (s *Server) passkey(form passkeyForm) (answer string, err error) {
	s.api.change(func(w *world.World) *world.World {
		answer, err = passkeyAnswer(w, s.keys.keys, form)
		return w
	})
	return answer, err
}

func passkeyAnswer(w *world.World, keys []lab.Key, form passkeyForm) (string, error) {
	if _, has := lab.FindKey(keys, form.Who, lab.WithPasskey); !has {
		return "", &lab.Mistake{What: fmt.Sprintf("%q has no authenticator", form.Who), Try: "a person of this world, as ana"}
	}
	device, err := authn.AuthenticatorOf(w, form.Who)
	if err != nil {
		return "", err
	}
	return device.Answer(string(form.Options), cmp.Or(form.Origin, authn.PasskeyOrigin))
}

func readForm(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(io.LimitReader(r.Body, bodyLimit)).Decode(into); err != nil {
		writeProblem(w, http.StatusBadRequest)
		return false
	}
	return true
}

// tellMistake says what to try: whoever runs the server is no stranger.
func tellMistake(w http.ResponseWriter, err error) {
	var mistake *lab.Mistake
	if !errors.As(err, &mistake) {
		writeProblem(w, http.StatusInternalServerError)
		return
	}
	api.JSON(w, http.StatusBadRequest, map[string]string{"wrong": mistake.What, "try": mistake.Try})
}
