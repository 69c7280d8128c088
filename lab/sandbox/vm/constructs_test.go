package vm_test

import (
	"testing"

	"authlab/lab/sandbox/check"
)

// mustCover are the constructs that the programs of the corpus folder have to
// use, each at least one of them.
func mustCover() []string {
	constructs := []string{
		"inferred type arguments", "explicit type arguments", "generic method", "constraint",
		"closure over a loop variable", "range over int", "range over func", "range over map", "range over string", "range over channel",
		"defer", "defer in a range over func", "recover", "panic", "named result set by a deferred call",
		"embedded struct", "embedded interface", "promoted method", "type switch", "type assertion", "comma ok assertion",
		"method value", "method expression", "label", "labelled break", "labelled continue", "goto", "fallthrough",
		"errors.Is", "errors.As", "errors.Join", "%w", "typed nil", "map of slices", "map of structs", "struct as key", "variadic",
		"goroutine", "channel", "send", "receive", "comma ok receive", "close", "select", "select with default", "labelled continue in a select",
		"iota", "shift", "struct comparison", "conversion to []byte", "conversion to []rune", "slice of slice", "full slice expression",
		"sync.Mutex", "sync.RWMutex", "sync.Once", "sync.WaitGroup", "recursive type", "function type with a method", "alias", "anonymous struct",
	}
	for _, path := range []string{
		"slices", "maps", "strings", "strconv", "sort", "cmp", "time", "errors", "fmt", "net/http", "net/url", "net/netip",
		"crypto/subtle", "crypto/hmac", "crypto/sha256", "encoding/json", "encoding/base64", "regexp", "sync", "context",
	} {
		constructs = append(constructs, "package "+path)
	}
	return constructs
}

// TestCorpusCovers: each construct is used by some program of the corpus folder.
// Taking its last program away fails here.
func TestCorpusCovers(t *testing.T) {
	checker := check.New()
	uses := map[string]int{}
	for name, text := range read(t, "testdata/corpus/*.go") {
		for construct := range constructsOf(load(t, checker, name, text)) {
			uses[construct]++
		}
	}
	for _, construct := range mustCover() {
		if uses[construct] == 0 {
			t.Errorf("no program of the corpus has: %s", construct)
		}
		t.Logf("%3d programs: %s", uses[construct], construct)
	}
}

// The control: a program that does nothing covers nothing.
func TestNothingCoversNothing(t *testing.T) {
	found := constructsOf(load(t, check.New(), "fix.go", hostile("", "", "")))
	for _, construct := range mustCover() {
		if found[construct] != (construct == "package net/http") {
			t.Errorf("an empty handler has %s: %v", construct, found[construct])
		}
	}
}
