package sandbox

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/mockapi/world"
)

// setting is one world that a fix is probed in, and who probes it there.
type setting struct {
	world  *world.World
	keys   []lab.Key
	actors []string // ids, and lab.Nobody
	// played is set for the world the learner knows. There, everybody asks for
	// everything the story's people own; elsewhere, for one object of each kind
	// of relation, so that a fix that knows its ids, or its people, is found out.
	played bool
}

// probe is one request of a matrix, and what it means.
type probe struct {
	setting int
	key     lab.Key
	request lab.Request
	object  *lab.Object // nil where the request is about none that there is
	missing bool        // it is about an id that nothing has
	name    string
}

// matrix lists every probe of a fix: actors × actions × objects, in every
// setting.
func matrix(fix lab.Fix, settings []setting) ([]probe, error) {
	var probes []probe
	for i, where := range settings {
		for _, action := range fix.Actions {
			found, err := where.probes(action)
			if err != nil {
				return nil, fmt.Errorf("matrix: %s: %w", action.Send, err)
			}
			for _, one := range found {
				one.setting = i
				probes = append(probes, one)
			}
		}
	}
	return probes, nil
}

// probes has every actor try an action. Session and bearer take turns: the code
// on the bench cannot tell them apart.
func (s setting) probes(action lab.Action) ([]probe, error) {
	action, err := s.expand(action)
	if err != nil {
		return nil, err
	}
	var probes []probe
	for a, actor := range s.actors {
		keys := keysOf(s.keys, actor)
		if len(keys) == 0 {
			return nil, fmt.Errorf("nobody in this world is called %q", actor)
		}
		for t, about := range s.targets(action, actor, a) {
			one, err := newProbe(action, keys[(a+t)%len(keys)], about)
			if err != nil {
				return nil, err
			}
			probes = append(probes, one)
		}
	}
	return probes, nil
}

// expand resolves the {{names}} of an action.
func (s setting) expand(action lab.Action) (expanded lab.Action, err error) {
	if expanded.Send, err = s.world.Expand(action.Send); err != nil {
		return lab.Action{}, err
	}
	expanded.Body, err = s.world.Expand(action.Body)
	return expanded, err
}

func keysOf(keys []lab.Key, who string) []lab.Key {
	return slices.DeleteFunc(slices.Clone(keys), func(key lab.Key) bool { return key.Who != who })
}

// target is what a probe asks for: an object, an id that nothing has, or, where
// the path has no place for an id, neither.
type target struct {
	id     string
	object *lab.Object
}

// targets lists what an actor asks for by an action. Turn picks among equals.
func (s setting) targets(action lab.Action, actor string, turn int) []target {
	if !placeholder.MatchString(action.Send) {
		return []target{s.named(action)}
	}
	objects := s.world.Objects(kindOf(action.Send))
	chosen := s.oneOfEachRelation(objects, actor, turn)
	if s.played {
		chosen = s.ownedByActors(objects)
	}
	var targets []target
	for _, object := range chosen {
		targets = append(targets, target{object.ID, &object})
	}
	return append(targets, target{id: missingID(objects)})
}

// named is the object that an action names by its id, if it names one.
func (s setting) named(action lab.Action) target {
	id := action.Send[strings.LastIndex(action.Send, "/")+1:]
	if object, found := s.world.Object(kindOf(action.Send), id); found {
		return target{id, &object}
	}
	return target{}
}

func (s setting) ownedByActors(objects []lab.Object) []lab.Object {
	owned := slices.DeleteFunc(slices.Clone(objects), func(o lab.Object) bool { return !slices.Contains(s.actors, o.Owner) })
	if len(owned) == 0 {
		return objects
	}
	return owned
}

// oneOfEachRelation picks an object the actor owns, one of the actor's tenant
// and one of another tenant, as far as there are such.
func (s setting) oneOfEachRelation(objects []lab.Object, actor string, turn int) []lab.Object {
	person, _ := s.world.Person(actor)
	var own, near, far []lab.Object
	for _, object := range objects {
		switch {
		case object.Owner == actor:
			own = append(own, object)
		case object.Tenant == person.Tenant:
			near = append(near, object)
		default:
			far = append(far, object)
		}
	}
	var chosen []lab.Object
	for _, group := range [][]lab.Object{own, near, far} {
		if len(group) > 0 {
			chosen = append(chosen, group[turn%len(group)])
		}
	}
	return chosen
}

// placeholder is the {id} of a route.
var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

func newProbe(action lab.Action, key lab.Key, about target) (probe, error) {
	request, err := lab.ParseRequest(placeholder.ReplaceAllLiteralString(action.Send, about.id))
	if err != nil {
		return probe{}, err
	}
	if action.Body != "" {
		request.Body = action.Body
		request.Header.Set("Content-Type", "application/json")
	}
	return probe{
		key: key, request: request.With(key),
		object: about.object, missing: about.id != "" && about.object == nil,
		name: nameOf(request, key, about),
	}, nil
}

// missingID is an id that looks like the others and that nothing has.
func missingID(objects []lab.Object) string {
	if len(objects) == 0 {
		return "none"
	}
	return objects[len(objects)-1].ID + "0" // an id no longer than this one is there
}
