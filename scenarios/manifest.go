package scenarios

import (
	"time"

	"authlab/lab"
)

// format is the version of the manifests this loader reads.
const format = 1

// The types below are pack.yaml and scenario.yaml as they stand on disk; the
// published schemas in schema/ describe the same. Their names are printed
// nowhere, their yaml names in every complaint.

type packManifest struct {
	Format int             `yaml:"format"`
	ID     string          `yaml:"id"`
	Title  string          `yaml:"title"`
	Tracks []trackManifest `yaml:"tracks"`
}

type trackManifest struct {
	ID        string   `yaml:"id"`
	Title     string   `yaml:"title"`
	About     string   `yaml:"about"`
	Scenarios []string `yaml:"scenarios"`
}

type scenarioManifest struct {
	Format    int               `yaml:"format"`
	ID        string            `yaml:"id"`
	Title     string            `yaml:"title"`
	Rows      []string          `yaml:"rows"`
	Standards []string          `yaml:"standards"`
	Concepts  []string          `yaml:"concepts"`
	Level     int               `yaml:"level"`
	Minutes   int               `yaml:"minutes"`
	World     worldManifest     `yaml:"world"`
	Replaces  *replacesManifest `yaml:"replaces"`
	Wrong     []wrongManifest   `yaml:"wrong"`
	Steps     []stepManifest    `yaml:"steps"`
}

type worldManifest struct {
	Seed      uint64        `yaml:"seed"`
	Clock     time.Time     `yaml:"clock"`
	Existence lab.Existence `yaml:"existence"`
	Engine    lab.Engine    `yaml:"engine"`
}

// elsewhereManifest is what a step changes of the scenario's world.
type elsewhereManifest struct {
	Clock     time.Time     `yaml:"clock"`
	Existence lab.Existence `yaml:"existence"`
	Engine    string        `yaml:"engine"` // up or down
}

type replacesManifest struct {
	Route  string       `yaml:"route"`
	Routes []string     `yaml:"routes"`
	Entry  string       `yaml:"entry"`
	Kind   lab.CodeKind `yaml:"kind"`
	Gates  []lab.Gate   `yaml:"gates"`
}

type wrongManifest struct {
	File string           `yaml:"file"`
	For  lab.ProbeOutcome `yaml:"for"`
	Why  string           `yaml:"why"`
}

type stepManifest struct {
	ID     string   `yaml:"id"`
	Title  string   `yaml:"title"`
	Text   string   `yaml:"text"`
	After  string   `yaml:"after"`
	Points int      `yaml:"points"`
	Hints  []string `yaml:"hints"`

	World *elsewhereManifest `yaml:"world"`

	Predict  *predictManifest  `yaml:"predict"`
	Craft    *craftManifest    `yaml:"craft"`
	Fix      *fixManifest      `yaml:"fix"`
	Diagnose *diagnoseManifest `yaml:"diagnose"`
	Choose   *chooseManifest   `yaml:"choose"`
}

type sentManifest struct {
	As   string `yaml:"as"`
	With string `yaml:"with"`
	Send string `yaml:"send"`
}

type predictManifest struct {
	sentManifest `yaml:",inline"`
	First        []sentManifest   `yaml:"first"`
	Ask          []string         `yaml:"ask"`
	Statuses     []int            `yaml:"statuses"`
	Challenges   []string         `yaml:"challenges"`
	Errors       []string         `yaml:"errors"`
	Accept       map[int]string   `yaml:"accept"`
	Because      *becauseManifest `yaml:"because"`
	Expect       *expectManifest  `yaml:"expect"`
}

// becauseManifest explains wrong statuses by their number, and what else was said
// wrong by part.
type becauseManifest struct {
	Gates      map[string]string `yaml:"gates"`
	Challenges map[string]string `yaml:"challenges"`
	Errors     map[string]string `yaml:"errors"`
	Statuses   map[string]string `yaml:",inline"`
}

type expectManifest struct {
	Status    int      `yaml:"status"`
	Gate      lab.Gate `yaml:"gate"`
	Challenge string   `yaml:"challenge"`
	Error     string   `yaml:"error"`
}

type craftManifest struct {
	Goal  string       `yaml:"goal"`
	Start sentManifest `yaml:"start"`
	Done  doneManifest `yaml:"done"`
	Model sentManifest `yaml:"model"`
}

type doneManifest struct {
	As     string `yaml:"as"`
	Status int    `yaml:"status"`
	Route  string `yaml:"route"`
	Owner  string `yaml:"owner"`
	Tenant string `yaml:"tenant"`
	Wrote  bool   `yaml:"wrote"`

	Stored map[string]string `yaml:"stored"`
}

type fixManifest struct {
	Actors  []string         `yaml:"actors"`
	Actions []actionManifest `yaml:"actions"`
	With    []string         `yaml:"with"`

	Worlds []elsewhereManifest `yaml:"worlds"`
}

type actionManifest struct {
	Send  string         `yaml:"send"`
	Body  string         `yaml:"body"`
	First []sentManifest `yaml:"first"`
}

type diagnoseManifest struct {
	Question string         `yaml:"question"`
	Find     lab.Checkpoint `yaml:"find"`
	Gate     lab.Gate       `yaml:"gate"`
	Requests []sentManifest `yaml:"requests"`
}

type chooseManifest struct {
	Question string           `yaml:"question"`
	Options  []optionManifest `yaml:"options"`
}

type optionManifest struct {
	Text  string `yaml:"text"`
	Right bool   `yaml:"right"`
	Why   string `yaml:"why"`
}
