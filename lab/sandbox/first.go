package sandbox

import (
	"context"
	"fmt"

	"authlab/lab"
	"authlab/mockapi"
)

// after is the setting in which some requests have happened. The API's own code
// answered them, and let each through: what did not happen changes nothing.
func (s setting) after(first []lab.Sent) (setting, error) {
	own := mockapi.New(s.world.Clone(), mockapi.Options{})
	for _, sent := range first {
		request, err := s.request(sent)
		if err != nil {
			return setting{}, err
		}
		if answer := own.Do(context.Background(), request); answer.Response.Status >= 400 {
			return setting{}, fmt.Errorf("first, %s as %s is answered %d", sent.Send, sent.As, answer.Response.Status)
		}
	}
	s.world = own.World()
	var err error
	s.history, err = s.world.Snapshot()
	return s, err
}

func (s setting) request(sent lab.Sent) (lab.Request, error) {
	text, err := s.world.Expand(sent.Send)
	if err != nil {
		return lab.Request{}, err
	}
	request, err := lab.ParseRequest(text)
	if err != nil {
		return lab.Request{}, err
	}
	key, err := mockapi.KeyOf(s.world, sent.As, sent.With)
	return request.With(key), err
}
