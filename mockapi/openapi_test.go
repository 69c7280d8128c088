package mockapi_test

import (
	"encoding/json"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"authlab/lab"
	"authlab/mockapi"

	"github.com/pb33f/libopenapi/datamodel"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestTheDocumentIsOpenAPI holds it to the schema that the OpenAPI initiative
// publishes for 3.1.
func TestTheDocumentIsOpenAPI(t *testing.T) {
	rules, err := jsonschema.UnmarshalJSON(strings.NewReader(datamodel.OpenAPI31SchemaData))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("openapi.json", rules); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(mockapi.OpenAPI())))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(document); err != nil {
		t.Errorf("%#v", err)
	}
	delete(document.(map[string]any), "info") // the schema does look
	if err := schema.Validate(document); err == nil {
		t.Error("a document without info is let through")
	}
}

// openDocument is what of the document the answers are held to.
type openDocument struct {
	Paths map[string]map[string]struct {
		ID        string                `json:"operationId"`
		Security  []map[string][]string `json:"security"`
		Responses map[string]openAnswer `json:"responses"`
		Body      *openAnswer           `json:"requestBody"`
	} `json:"paths"`
	Components struct {
		Responses map[string]openAnswer      `json:"responses"`
		Security  map[string]json.RawMessage `json:"securitySchemes"`
	} `json:"components"`
}

type openAnswer struct {
	Ref     string                     `json:"$ref"`
	Content map[string]json.RawMessage `json:"content"`
}

func readOpenAPI(t *testing.T) openDocument {
	t.Helper()
	served := ask(t, mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}), "nobody", "", "GET /openapi.json")
	if served.Response.Status != 200 || served.Response.Body != string(mockapi.OpenAPI()) {
		t.Fatalf("served with %d, and not as it is", served.Response.Status)
	}
	var document openDocument
	if err := json.Unmarshal(mockapi.OpenAPI(), &document); err != nil {
		t.Fatal(err)
	}
	return document
}

// TestEveryAnswerIsDeclared asks every route as everybody, with a body that makes
// sense and with none, of objects that are there and of one that is not.
func TestEveryAnswerIsDeclared(t *testing.T) {
	document := readOpenAPI(t)
	succeeded := map[string]bool{}
	for _, existence := range []lab.Existence{lab.Hidden, lab.Disclosed} {
		w := newWorld(1, existence)
		keys := append(oneKeyEach(w), lab.Key{Who: lab.Nobody}, lab.Key{Header: "Authorization", Value: "Bearer"},
			lab.Key{Header: "Authorization", Value: "Bearer x"})
		for _, route := range mockapi.Routes() {
			targets := targetsOf(w, route)
			targets = []string{targets[0], targets[len(targets)/2], targets[len(targets)-1]}
			for _, key := range keys {
				for i, body := range []string{goodBody(w, route), "", strings.Repeat("x", 65<<10)} {
					request := lab.Request{Method: route.Method, Target: targets[i], Body: body}.With(key)
					got := mockapi.New(w.Clone(), mockapi.Options{}).Do(t.Context(), request)
					document.declares(t, route, got)
					succeeded[route.Name()] = succeeded[route.Name()] || got.Response.Status < 300
				}
			}
		}
	}
	refused, asked := 0, 0
	// What is a step of several has tests that take them all.
	inOne := []mockapi.Access{mockapi.Public, mockapi.SignIn, mockapi.SignedIn, mockapi.Partner, mockapi.Mutual}
	for _, route := range mockapi.Routes() {
		if !slices.Contains(inOne, route.Access) {
			continue
		}
		if asked++; !succeeded[route.Name()] {
			t.Logf("nobody was let in to %s", route.Name())
			refused++
		}
	}
	if refused > asked/5 {
		t.Errorf("of %d routes nobody was let in to %d", asked, refused)
	}
}

func (d openDocument) declares(t *testing.T, route mockapi.Route, x lab.Exchange) {
	t.Helper()
	answer, declared := d.Paths[route.Pattern][strings.ToLower(route.Method)].Responses[strconv.Itoa(x.Response.Status)]
	if !declared {
		t.Errorf("%s answered %d, which is not declared: %s", route.Name(), x.Response.Status, x.Response.Body)
		return
	}
	if name, found := strings.CutPrefix(answer.Ref, "#/components/responses/"); found {
		answer = d.Components.Responses[name]
	}
	media, _, err := mime.ParseMediaType(x.Response.Header.Get("Content-Type"))
	_, known := answer.Content[media]
	if x.Response.Body == "" {
		known, err = len(answer.Content) == 0, nil
	}
	if !known || err != nil {
		t.Errorf("%s answered %d with %q, of %v declared", route.Name(), x.Response.Status, media, slices.Collect(maps.Keys(answer.Content)))
	}
}

// TestTheDocumentDeclaresEveryRoute, and nothing else: its schemes are the ones
// a 401 challenges for, and its bodies those that are read.
func TestTheDocumentDeclaresEveryRoute(t *testing.T) {
	document := readOpenAPI(t)
	declared, ids := 0, map[string]bool{}
	for _, operations := range document.Paths {
		declared += len(operations)
		for _, one := range operations {
			ids[one.ID] = true
			for _, security := range one.Security {
				for name := range security {
					if _, described := document.Components.Security[name]; !described {
						t.Errorf("%s asks for %s, which is not described", one.ID, name)
					}
				}
			}
		}
	}
	if declared != len(mockapi.Routes()) || len(ids) != declared {
		t.Errorf("%d operations with %d names for %d routes", declared, len(ids), len(mockapi.Routes()))
	}
	inBody := []mockapi.Access{mockapi.SignIn, mockapi.Public, mockapi.Client, mockapi.Flow} // which is no scheme of OpenAPI's
	for _, route := range mockapi.Routes() {
		one := document.Paths[route.Pattern][strings.ToLower(route.Method)]
		if slices.Contains(inBody, route.Access) {
			continue
		}
		target := targetsOf(newWorld(1, lab.Hidden), route)[0]
		got := mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}).Do(t.Context(), lab.Request{Method: route.Method, Target: target})
		if challenges := len(got.Response.Header.Values("WWW-Authenticate")); challenges != len(one.Security) {
			t.Errorf("%s: %d challenges, %d schemes declared", route.Name(), challenges, len(one.Security))
		}
		if reads := goodBody(newWorld(1, lab.Hidden), route) != ""; reads != (one.Body != nil) {
			t.Errorf("%s: reads a body is %v, declares one is %v", route.Name(), reads, one.Body != nil)
		}
		if route.Method == http.MethodGet && one.Body != nil {
			t.Errorf("%s: a GET with a body", route.Name())
		}
	}
}

// TestTheDocumentDeclaresTheOrder of the gates, which is the one every trace keeps.
func TestTheDocumentDeclaresTheOrder(t *testing.T) {
	var document struct{ Info struct{ Description string } }
	if err := json.Unmarshal(mockapi.OpenAPI(), &document); err != nil {
		t.Fatal(err)
	}
	const order = "route, transport, credential, identity, function, object, field, context, handler"
	if !strings.Contains(document.Info.Description, order) {
		t.Error(document.Info.Description)
	}
	everyAnswer(t, func(t *testing.T, x lab.Exchange) {
		at := -1
		for _, check := range x.Trace {
			now := slices.Index(strings.Split(order, ", "), string(check.Gate))
			if now <= at && !ofTheProvider(x) { // who asks a client and a person
				t.Errorf("%s %s: %s comes late", x.Request.Method, x.Request.Target, check.Gate)
			}
			at = now
		}
	})
}
