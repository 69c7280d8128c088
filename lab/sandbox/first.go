package sandbox

import (
	"context"
	"fmt"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// after is the setting in which some requests have happened. The API's own code
// answered them, and let each through: what did not happen changes nothing.
func (s setting) after(first []lab.Sent) (setting, error) {
	own := mockapi.New(s.world.Clone(), mockapi.Options{})
	for _, sent := range first {
		request, err := lab.BuildRequest(resolver{s.world}, sent)
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

// resolver lets a world by itself say what a manifest's request names.
type resolver struct{ *world.World }

func (r resolver) Prove(key lab.Key, request lab.Request) (lab.Key, error) {
	return mockapi.Prove(r.World, key, request)
}

func (r resolver) Key(who, with string) (lab.Key, error) { return mockapi.KeyOf(r.World, who, with) }
