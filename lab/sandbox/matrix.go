package sandbox

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// setting is one world that a fix is probed in, and who probes it there.
type setting struct {
	world   *world.World
	history []byte // a snapshot, where the world is not as it began
	keys    []lab.Key
	every   bool     // an actor tries with all of their keys; else keys take turns
	actors  []string // ids, and lab.Nobody
	// played is set for the world the learner knows. There, everybody asks for
	// everything the story's people own; elsewhere, for one object of each kind
	// of relation, so that a fix that knows its ids, or its people, is found out.
	played bool
}

// probe is one request of a matrix, and what it means.
type probe struct {
	setting int
	route   string // as exchanges call it
	key     lab.Key
	request lab.Request
	target
	name string
}

// target is what a probe asks for: an object, an id that nothing has, or, where
// the action has no place for an id, neither.
type target struct {
	id     string
	object *lab.Object
	within string // the id of what the object is a part of, where the route asks
}

// missing reports whether a target is an id that nothing has.
func (t target) missing() bool { return t.id != "" && t.object == nil }

// matrix lists every probe of a fix: actors × actions × objects, in every setting.
// An action that something comes before has settings of its own, in which it has
// happened; they are added to the others.
func matrix(fix lab.Fix, settings []setting) ([]setting, []probe, error) {
	var probes []probe
	for i, where := range slices.Clone(settings) {
		for _, action := range fix.Actions {
			in, there := i, where
			var err error
			if len(action.First) > 0 {
				if there, err = where.after(action.First); err != nil {
					return nil, nil, fmt.Errorf("matrix: %s: %w", action.Send, err)
				}
				in, settings = len(settings), append(settings, there)
			}
			found, err := there.probes(action)
			if err != nil {
				return nil, nil, fmt.Errorf("matrix: %s: %w", action.Send, err)
			}
			for _, one := range found {
				one.setting = in
				probes = append(probes, one)
			}
		}
	}
	return settings, probes, nil
}

// probes has every actor try an action. Session and bearer take turns, where the
// scenario does not say with what to try: the code on the bench cannot tell them
// apart.
func (s setting) probes(action lab.Action) ([]probe, error) {
	try, err := s.try(action)
	if err != nil {
		return nil, err
	}
	var probes []probe
	for a, actor := range s.actors {
		keys := keysOf(s.keys, actor)
		if len(keys) == 0 {
			return nil, fmt.Errorf("nobody in this world is called %q", actor)
		}
		own := s.nearest(try.about(ownPlace), actor)
		for t, about := range s.targets(try, actor, a) {
			if about.id != "" && about.id == own.ID {
				continue // beside itself it is no other
			}
			for _, key := range s.turn(keys, a+t) {
				one, err := try.probe(key, about, own)
				if err == nil {
					err = one.show(s.world, key)
				}
				if err != nil {
					return nil, err
				}
				probes = append(probes, one)
			}
		}
	}
	return probes, nil
}

// turn is whose turn it is among an actor's keys.
func (s setting) turn(keys []lab.Key, turn int) []lab.Key {
	if s.every {
		return keys
	}
	return keys[turn%len(keys):][:1]
}

func keysOf(keys []lab.Key, who string) []lab.Key {
	return slices.DeleteFunc(slices.Clone(keys), func(key lab.Key) bool { return key.Who != who })
}

// try is an action in one world: its {{names}} resolved, and its route known.
type try struct {
	lab.Action
	route mockapi.Route
}

func (s setting) try(action lab.Action) (try, error) {
	var err error
	if action.Send, err = s.world.Expand(action.Send); err != nil {
		return try{}, err
	}
	if action.Body, err = s.world.Expand(action.Body); err != nil {
		return try{}, err
	}
	return try{action, routeOf(action.Send)}, nil
}

// routeOf is the route an action goes to; empty where there is none. HEAD goes where
// GET does (RFC 9110 §9.3.2).
func routeOf(send string) mockapi.Route {
	method, path := requestLine(send)
	if method == http.MethodHead {
		method = http.MethodGet
	}
	for _, route := range mockapi.Routes() {
		if route.Method == method && route.Fits(path) {
			return route
		}
	}
	return mockapi.Route{}
}

// requestLine is the method and the path of what is sent.
func requestLine(send string) (method, path string) {
	line, _, _ := strings.Cut(send, "\n")
	words := append(strings.Fields(line), "", "")
	path, _, _ = strings.Cut(words[1], "?")
	return words[0], path
}

// place is where an action has room for an id. {id} stands for what the route's
// pattern has there, {own} for an object of the actor's own, or the nearest to it,
// and another name for an object of that kind: {invoice}.
var place = pattern.Late(`\{[a-z]+\}`)

const (
	idPlace  = "{id}"
	ownPlace = "{own}"
)

// about is the kind of object a place is for; empty where the action has no such
// place.
func (t try) about(name string) string {
	text := t.Send + "\n" + t.Body
	switch {
	case !strings.Contains(text, name):
		return ""
	case name == idPlace || name == ownPlace:
		if t.route.Within != "" {
			return t.route.Within
		}
		return t.route.Kind
	}
	return strings.Trim(name, "{}")
}

// varies is the place that the probes of the action differ in: the last that is
// not {own}.
func (t try) varies() string {
	places := place().FindAllString(t.Send+"\n"+t.Body, -1)
	places = slices.DeleteFunc(places, func(name string) bool { return name == ownPlace })
	if len(places) == 0 {
		return ""
	}
	return places[len(places)-1]
}

// targets lists what an actor asks for by an action. Turn picks among equals.
func (s setting) targets(t try, actor string, turn int) []target {
	kind := t.about(t.varies())
	if kind == "" {
		return []target{s.named(t)}
	}
	objects := s.world.Objects(kind)
	chosen := s.oneOfEachRelation(objects, actor, turn)
	if s.played {
		chosen = s.ownedByActors(objects)
	}
	missing := target{id: missingID(objects), within: s.nearest(t.route.Within, actor).ID}
	var targets []target
	for _, object := range chosen {
		_, ties, _ := s.world.ObjectAndTies(kind, object.ID)
		targets = append(targets, target{object.ID, &object, ties.Within})
	}
	return append(targets, missing)
}

// named is the object that an action names by its id, if it names one.
func (s setting) named(t try) target {
	_, path := requestLine(t.Send)
	pattern, segments := strings.Split(t.route.Pattern, "/"), strings.Split(path, "/")
	for i := len(pattern) - 1; i > 0; i-- {
		if !place().MatchString(pattern[i]) {
			continue
		}
		if object, found := s.world.Object(t.route.Kind, segments[i]); found {
			return target{id: object.ID, object: &object}
		}
		return target{}
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

// oneOfEachRelation picks an object of each relation to the actor, as far as
// there are such.
func (s setting) oneOfEachRelation(objects []lab.Object, actor string, turn int) []lab.Object {
	groups := make([][]lab.Object, len(relations()))
	for _, object := range objects {
		at := slices.Index(relations(), s.relation(actor, object))
		groups[at] = append(groups[at], object)
	}
	var chosen []lab.Object
	for _, group := range groups {
		if len(group) > 0 {
			chosen = append(chosen, group[turn%len(group)])
		}
	}
	return chosen
}

// nearest is the object of a kind that is related to the actor most closely; none
// where there is no such kind.
func (s setting) nearest(kind, actor string) lab.Object {
	if chosen := s.oneOfEachRelation(s.world.Objects(kind), actor, 0); len(chosen) > 0 {
		return chosen[0]
	}
	return lab.Object{}
}

// relation is what an object is to an actor.
type relation string

// relations lists them, the closest first.
func relations() []relation { return []relation{"own", "to edit", "to view", "near", "far"} }

func (s setting) relation(actor string, object lab.Object) relation {
	person, _ := s.world.Person(actor)
	_, ties, _ := s.world.ObjectAndTies(object.Kind, object.ID)
	switch {
	case object.Owner == actor:
		return "own"
	case slices.Contains(ties.Editors, actor):
		return "to edit"
	case slices.Contains(ties.Viewers, actor):
		return "to view"
	case object.Tenant == person.Tenant:
		return "near"
	}
	return "far"
}

// probe fills the places of an action.
func (t try) probe(key lab.Key, about target, own lab.Object) (probe, error) {
	fill := func(text string) string {
		return place().ReplaceAllStringFunc(text, func(name string) string {
			switch {
			case name == ownPlace:
				return own.ID
			case name == idPlace && t.route.Within != "":
				return about.within
			}
			return about.id
		})
	}
	request, err := lab.ParseRequest(fill(t.Send))
	if err != nil {
		return probe{}, err
	}
	if t.Body != "" {
		request.Body = fill(t.Body)
		request.Header.Set("Content-Type", "application/json")
	}
	return probe{
		route: t.route.Name(), request: request, target: about,
		name: nameOf(t.route, request, key.Who, about) + t.beside(key.Who, own) + holding(key),
	}, nil
}

// show puts a key into the request.
func (p *probe) show(w *world.World, key lab.Key) (err error) {
	p.key, err = mockapi.Prove(w, key, p.request)
	p.request = p.request.With(p.key)
	return err
}

// missingID is an id that looks like the others and that nothing has.
func missingID(objects []lab.Object) string {
	if len(objects) == 0 {
		return "none"
	}
	return objects[len(objects)-1].ID + "0" // an id no longer than this one is there
}
