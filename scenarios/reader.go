package scenarios

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"authlab/lab"
)

// reader turns one scenario's manifest and the files beside it into a
// lab.Scenario, and keeps what it finds wrong in its document.
type reader struct {
	*document
	fsys   fs.FS
	folder string
}

func (r *reader) scenario(m scenarioManifest) lab.Scenario {
	r.checkHead(m)
	s := lab.Scenario{
		ID: m.ID, Title: m.Title, Rows: m.Rows, Standards: m.Standards, Concepts: m.Concepts,
		Level: m.Level, Minutes: m.Minutes, World: r.world(m.World),
		Brief: r.prose("brief.md"), Debrief: r.prose("debrief.md"),
	}
	if m.Replaces != nil {
		s.Replaces = r.replacement(*m.Replaces)
		s.Broken, s.Solution = r.source("broken.go", true), r.source("solution.go", true)
		s.AlsoRight = r.source("also_right.go", false)
		s.Wrong = r.wrong(m.Wrong)
	}
	r.want(m.Replaces != nil || len(m.Wrong) == 0, to("wrong"), "wrong fixes are listed, but no code is replaced", "replaces, or taking wrong out")
	s.Steps = r.steps(m, s.World)
	return s
}

// to spells a path into a document.
func to(parts ...any) []any { return parts }

func (r *reader) checkHead(m scenarioManifest) {
	wantFormat(r.document, m.Format)
	r.want(m.ID == folderID(r.folder), to("id"), fmt.Sprintf("id %q is not what the folder's name starts with", m.ID), "id: "+folderID(r.folder))
	r.want(m.Title != "", to("title"), "the scenario has no title", "a title of a few words")
	r.want(len(m.Rows) > 0, to("rows"), "the scenario names no row of the curriculum", fmt.Sprintf("rows: [%s]", m.ID))
	r.want(len(m.Standards) > 0, to("standards"), "the scenario names no standard that decides it", `standards: ["RFC 9110 §15.5.4"]`)
	r.want(m.Level >= 1 && m.Level <= 5, to("level"), fmt.Sprintf("level %d is not from 1 to 5", m.Level), "level: 1")
	r.want(m.Minutes > 0, to("minutes"), "the scenario does not say how long it takes", "minutes: 10")
}

func (r *reader) world(m worldManifest) lab.WorldSpec {
	at := to("world")
	r.wantExistence(m.Existence, at)
	r.wantEngine(m.Engine, at)
	r.want(!m.Clock.IsZero(), under(at, "clock"), "the world's clock is not set", "clock: 2026-03-02T10:00:00Z")
	seed := m.Seed
	if seed == 0 {
		seed = 1
	}
	return lab.WorldSpec{Seed: seed, Clock: m.Clock.UTC(), Existence: m.Existence, Engine: m.Engine}
}

func (r *reader) wantExistence(existence lab.Existence, at []any) {
	r.want(existence == lab.Hidden || existence == lab.Disclosed, under(at, "existence"),
		fmt.Sprintf("existence %q is no house policy", existence), "hidden (404) or disclosed (403)")
}

func (r *reader) wantEngine(engine lab.Engine, at []any) {
	r.want(engine == lab.EngineUp || engine == lab.EngineDown, under(at, "engine"),
		fmt.Sprintf("engine %q is no state of the policy engine", engine), "down, or leaving it out")
}

func (r *reader) replacement(m replacesManifest) *lab.Replacement {
	routes := r.routes(m)
	r.want(m.Entry != "", to("replaces", "entry"), "the function to call is not named", "entry: GetInvoice")
	r.want(slices.Contains(lab.CodeKinds(), m.Kind), to("replaces", "kind"), fmt.Sprintf("%q is no kind of code", m.Kind), "handler, middleware, policy or front")
	r.want(len(m.Gates) > 0, to("replaces", "gates"), "no gate is left to the code", "gates: [object]")
	for i, gate := range m.Gates {
		r.wantGate(gate, to("replaces", "gates", i))
	}
	return &lab.Replacement{Routes: routes, Entry: m.Entry, Kind: m.Kind, Gates: m.Gates}
}

// routes are those the code stands in for: one route, or a list of several.
func (r *reader) routes(m replacesManifest) []string {
	if len(m.Routes) == 0 {
		r.wantRoute(m.Route, to("replaces", "route"))
		return []string{m.Route}
	}
	r.want(m.Route == "", to("replaces", "route"), "the routes are said twice", "routes alone, with all of them")
	for i, route := range m.Routes {
		r.wantRoute(route, to("replaces", "routes", i))
		r.want(slices.Index(m.Routes, route) == i, to("replaces", "routes", i), fmt.Sprintf("%s is listed twice", route), "each route once")
	}
	return m.Routes
}

func (r *reader) wantRoute(route string, at []any) {
	request, err := lab.ParseRequest(route)
	ok := err == nil && !strings.Contains(request.Target, "{{")
	r.want(ok, at, fmt.Sprintf("%q is not a route", route), "GET /invoices/{id}")
}

func (r *reader) wantGate(gate lab.Gate, at []any) {
	r.want(gate.Known(), at, fmt.Sprintf("%q is no gate", gate), strings.Join(lab.Near(string(gate), lab.GateNames()), ", "))
}

func (r *reader) wrong(listed []wrongManifest) []lab.WrongFix {
	wrong := make([]lab.WrongFix, 0, len(listed))
	for i, m := range listed {
		at := to("wrong", i)
		ok := m.For.Known() && m.For != lab.Right
		r.want(ok, to("wrong", i, "for"), fmt.Sprintf("%q is no way a fix can be wrong", m.For), "under-blocked, over-blocked, wrong refusal or crashed")
		r.want(strings.TrimSpace(m.Why) != "", at, fmt.Sprintf("wrong fix %s does not say why it is wrong", m.File), "why: what its author overlooked")
		r.want(m.File != "" && path.Base(m.File) == m.File, at, "a wrong fix needs the name of a file in wrong/", "file: deny-all.go")
		if m.File == "" {
			continue
		}
		wrong = append(wrong, lab.WrongFix{Source: r.source("wrong/"+m.File, true), For: m.For, Why: strings.TrimSpace(m.Why)})
	}
	return wrong
}
