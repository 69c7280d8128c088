package content_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"authlab/content"
)

// What learners may call is on the sheet beside their code. The desk is laid out
// by the API, and none of their business.
func TestTheAPISheetHasEveryName(t *testing.T) {
	for _, name := range exported(t, "../lab/api") {
		if !strings.Contains(content.API(), name) {
			t.Errorf("api.md does not have %s", name)
		}
	}
}

func exported(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no source in %s: %v", folder, err)
	}
	var names []string
	for _, path := range paths {
		if filepath.Base(path) == "desk.go" || strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if name, is := node.(*ast.Ident); is && name.IsExported() {
				names = append(names, name.Name)
			}
			_, isBody := node.(*ast.BlockStmt)
			return !isBody
		})
	}
	// what signatures take of the standard library
	return slices.DeleteFunc(names, func(name string) bool {
		return slices.Contains([]string{"Request", "ResponseWriter", "New"}, name)
	})
}
