package content_test

import (
	"strings"
	"testing"

	"authlab/content"
	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
	"authlab/scenarios"
)

func pages() []content.Lesson {
	return append(content.Lessons(),
		content.Lesson{ID: "glossary", Title: "Glossary", Markdown: content.Glossary()},
		content.Lesson{ID: "references", Title: "References", Markdown: content.References()},
	)
}

func spec(t *testing.T) lab.WorldSpec {
	t.Helper()
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return pack.Scenarios[0].World
}

// Every request that a page shows is sent to the API, and the answer compared.
func TestWhatPagesShowIsWhatTheAPIAnswers(t *testing.T) {
	sent := 0
	for _, page := range pages() {
		shown, err := scenarios.ReadShown(page.Markdown)
		if err != nil {
			t.Errorf("%s:%v", page.ID, err)
		}
		for _, one := range shown {
			sent++
			if err := one.Compare(t.Context(), target(t)); err != nil {
				t.Errorf("%s:%d: %v", page.ID, one.Line, err)
			}
		}
	}
	if sent < 7 {
		t.Errorf("only %d requests were found", sent)
	}
}

func TestPagesNameOnlyWhatTheWorldHas(t *testing.T) {
	target := target(t)
	for _, page := range pages() {
		if page.ID == "" || page.Title == "" {
			t.Errorf("a page without id or title: %.40q", page.Markdown)
		}
		if _, err := target.Expand(page.Markdown); err != nil {
			t.Errorf("%s: %v", page.ID, err)
		}
	}
}

func target(t *testing.T) lab.Target {
	t.Helper()
	server, err := mockapi.Listen(mockapi.New(world.New(spec(t)), mockapi.Options{}), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// A clause that decides a scenario can be looked up.
func TestReferencesHaveEveryClauseThatScenariosName(t *testing.T) {
	pack, err := scenarios.Load(scenarios.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	for i := range pack.Scenarios {
		for _, clause := range pack.Scenarios[i].Standards {
			if !strings.Contains(content.References(), "| "+clause+" |") {
				t.Errorf("%s names %s, which references.md does not have", pack.Scenarios[i].ID, clause)
			}
		}
	}
}
