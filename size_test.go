package main

import (
	"os"
	"os/exec"
	"regexp"
	"testing"
)

// Where a method is looked up by a name that is computed, as templates do, the linker
// keeps every exported method of the program: a tenth of what is resident of its file.
func TestNothingKeepsEveryMethod(t *testing.T) {
	if testing.Short() {
		t.Skip("it links the program")
	}
	edges, err := exec.Command("go", "build", "-ldflags=-dumpdep", "-o", os.DevNull, ".").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, edges)
	}
	if !regexp.MustCompile(`(?m)^main\.main -> `).Match(edges) {
		t.Fatal("the linker does not say what leads to what")
	}
	for _, found := range regexp.MustCompile(`(?m)^\S+ <ReflectMethod>.*`).FindAll(edges, -1) {
		t.Errorf("%s", found)
	}
}
