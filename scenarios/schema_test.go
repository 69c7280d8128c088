package scenarios

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"authlab/lab"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

func schema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiled, err := compiler.Compile("schema/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// instance reads YAML as an editor with the schema does: as JSON.
func instance(t *testing.T, text []byte) any {
	t.Helper()
	var node yaml.Node
	if err := yaml.Load(text, &node); err != nil {
		t.Fatal(err)
	}
	return plain(t, node.Content[0])
}

func plain(t *testing.T, node *yaml.Node) any {
	t.Helper()
	switch node.Kind {
	case yaml.MappingNode:
		object := map[string]any{}
		for i := 0; i < len(node.Content); i += 2 {
			object[node.Content[i].Value] = plain(t, node.Content[i+1])
		}
		return object
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range node.Content {
			list = append(list, plain(t, item))
		}
		return list
	case yaml.ScalarNode:
		if node.ShortTag() == "!!timestamp" {
			return node.Value
		}
		var value any
		if err := node.Decode(&value); err != nil {
			t.Fatal(err)
		}
		return value
	case yaml.AliasNode: // a request that is sent several times is written once
		return plain(t, node.Alias)
	case yaml.DocumentNode, yaml.StreamNode:
	}
	t.Fatalf("line %d: an unexpected node", node.Line)
	return nil
}

func TestTheSchemasAcceptWhatTheLoaderAccepts(t *testing.T) {
	text, err := fs.ReadFile(Builtin(), packFile)
	if err != nil {
		t.Fatal(err)
	}
	if err := schema(t, "pack.schema.json").Validate(instance(t, text)); err != nil {
		t.Error(err)
	}
	manifests, err := fs.Glob(Builtin(), "*/"+scenarioFile)
	if err != nil || len(manifests) == 0 {
		t.Fatalf("no manifests: %v", err)
	}
	for _, name := range manifests {
		text, err := fs.ReadFile(Builtin(), name)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema(t, "scenario.schema.json").Validate(instance(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheSchemaRefusesWhatTheLoaderRefuses(t *testing.T) {
	tests := []struct{ old, new string }{
		{"format: 1\n", "format: 2\n"},
		{"minutes: 12\n", ""},
		{"minutes: 12\n", "minutes: a while\n"},
		{"level: 1\n", "level: 9\n"},
		{"existence: hidden}", "existence: secret}"},
		{"existence: hidden}", "existence: hidden, engine: broken}"},
		{"kind: handler\n", "kind: function\n"},
		{"  route: GET /invoices/{id}\n", ""},
		{"  route: GET /invoices/{id}\n", "  route: GET /invoices/{id}\n  routes: [GET /invoices]\n"},
		{"  route: GET /invoices/{id}\n", "  routes: [\"GET /invoices/{id}\", \"GET /invoices/{id}\"]\n"},
		{"gates: [object]", "gates: [owner]"},
		{"for: crashed", "for: sideways"},
		{"gate: handler}", "gate: handlers}"},
		{"title: Take it", "titel: Take it"},
		{"      as: ana\n      with: session\n", "      as: ana\n"},
		{"      as: ana\n      with: session\n", "      as: nobody\n      with: session\n"},
		{"send: GET /invoices/{{abels-invoice}}", "send: fetch it"},
		{"done: {as: ana, status: 200, route: \"GET /invoices/{id}\", owner: ben}", "done: {}"},
		{"right: true", "right: false"},
		{"actors: [ana, abel, amy, ben, bo, sue, nobody]", "actors: []"},
		{"      - \"The same missing check gives the same answer.\"", "      - \"\""},
	}
	compiled := schema(t, "scenario.schema.json")
	for _, test := range tests {
		t.Run(test.new, func(t *testing.T) {
			files := copyOf(t, Builtin())
			text := string(files[h1+scenarioFile].Data)
			if !strings.Contains(text, test.old) {
				t.Fatalf("there is no %q to replace", test.old)
			}
			files[h1+scenarioFile].Data = []byte(strings.Replace(text, test.old, test.new, 1))
			if _, err := Load(files); err == nil {
				t.Error("the loader accepts it")
			}
			if err := compiled.Validate(instance(t, files[h1+scenarioFile].Data)); err == nil {
				t.Error("the schema accepts it")
			}
		})
	}
}

func TestTheSchemaRefusesTheSamplesWithMistakes(t *testing.T) {
	compiled := schema(t, "scenario.schema.json")
	for _, name := range []string{"types.yaml", "meaning.yaml", "asking.yaml"} {
		text, err := os.ReadFile(filepath.Join("testdata/mistakes", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(instance(t, text)); err == nil {
			t.Errorf("the schema accepts %s", name)
		}
	}
}

// The schema knows the credentials the loader knows.
func TestTheSchemaKnowsEveryCredential(t *testing.T) {
	compiled := schema(t, "scenario.schema.json")
	files := copyOf(t, Builtin())
	asked := append(lab.Credentials(), "bearer for orders.read", "cookie", "expired session", "basic for orders.read")
	asked = append(append(asked, lab.CredentialsAs("ana")...), "bearer as ana for orders.read", "barred session", "basic as ana", "stale session as ana")
	for _, with := range asked {
		text := strings.Replace(string(files[h1+scenarioFile].Data), "      as: ana\n      with: session\n", "      as: ana\n      with: "+with+"\n", 1)
		_, err := lab.ParseWanted(with)
		if got := compiled.Validate(instance(t, []byte(text))); (got == nil) != (err == nil) {
			t.Errorf("%s: the schema says %v, the loader %v", with, got, err)
		}
	}
}
