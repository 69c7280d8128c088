package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var (
	quoted = regexp.MustCompile("`([^`]+)`")
	row    = regexp.MustCompile("(?m)^\\| `([^`]+)` \\|[^|]*\\|([^|]*)\\|$")
)

func TestArchitectureNamesPathsThatExist(t *testing.T) {
	checked := 0
	for _, name := range quoted.FindAllStringSubmatch(readArchitecture(t), -1) {
		if !strings.Contains(name[1], "/") && !strings.HasSuffix(name[1], ".go") {
			continue
		}
		checked++
		if _, err := os.Stat(name[1]); err != nil {
			t.Errorf("ARCHITECTURE.md names %s: %v", name[1], err)
		}
	}
	if checked == 0 {
		t.Error("ARCHITECTURE.md names no path at all")
	}
}

func TestImportsRunTheWayArchitectureSays(t *testing.T) {
	allowed := map[string]string{}
	for _, match := range row.FindAllStringSubmatch(readArchitecture(t), -1) {
		allowed[match[1]] = match[2]
	}
	for _, pkg := range packages(t) {
		path := strings.TrimPrefix(strings.TrimPrefix(pkg.ImportPath, "authlab"), "/")
		if path == "" {
			path = "main.go"
		}
		may, listed := allowed[path]
		if !listed {
			t.Errorf("package %s is not in ARCHITECTURE.md", path)
			continue
		}
		for _, imported := range pkg.Imports {
			ours, isOurs := strings.CutPrefix(imported, "authlab/")
			if isOurs && !strings.Contains(may, "everything") && !strings.Contains(may, "`"+ours+"`") {
				t.Errorf("%s imports %s, which ARCHITECTURE.md does not allow", path, ours)
			}
		}
		if path == "lab" && slices.ContainsFunc(pkg.Imports, func(name string) bool { return strings.Contains(name, ".") }) {
			t.Errorf("lab imports more than the standard library: %v", pkg.Imports)
		}
	}
}

func readArchitecture(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

type listedPackage struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listedPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listedPackage
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var pkg listedPackage
		err := decoder.Decode(&pkg)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, pkg)
	}
}
