package check

import (
	"fmt"
	"path"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
	"authlab/lab/sandbox/stubs"
)

// instead says what to import in place of a package that is not on the bench.
func instead(importPath string) string {
	switch importPath {
	case "os", "os/exec", "os/signal", "syscall", "runtime", "runtime/debug", "embed", "plugin":
		return "log.Printf to write a line, and package api for the company's records"
	case "unsafe", "reflect":
		return "a type switch, or a type of your own"
	case "C":
		return "Go alone: the bench calls no C"
	case "net":
		return `"net/netip" for addresses, or "net/http"`
	case "math/rand", "math/rand/v2", "crypto/rand":
		return "the id that a store gives: Create makes one"
	case "math", "math/big":
		return "whole numbers: amounts are in cents"
	case "database/sql":
		return "the stores of package api, such as api.Invoices(r)"
	case "log/slog":
		return `"log"`
	case "io/ioutil", "bufio":
		return `"io"`
	case "crypto/md5", "crypto/sha1", "crypto/sha512":
		return `"crypto/sha256"`
	case "html/template", "text/template", "encoding/xml":
		return "api.JSON to answer"
	case "path/filepath":
		return `"strings"`
	}
	if name := lastName(importPath); strings.Contains(name, "jwt") || strings.Contains(name, "jose") {
		return "api.Caller: the token has been checked when your code runs"
	}
	return onTheBench(importPath)
}

// version is the last part of a module's path that says its major version.
var version = pattern.Late(`/v\d+$`)

func lastName(importPath string) string { return path.Base(version().ReplaceAllString(importPath, "")) }

// onTheBench finds the package that was meant.
func onTheBench(importPath string) string {
	name := lastName(importPath)
	switch name {
	case "chi", "gin", "echo", "httprouter", "fiber":
		return `"github.com/gorilla/mux"`
	}
	if found, ok := pathOf(name); ok {
		return fmt.Sprintf("%q", found)
	}
	if alike := lab.Alike(importPath, stubs.Paths()); len(alike) > 0 {
		return fmt.Sprintf("%q", alike[0])
	}
	return "one of " + strings.Join(stubs.Paths(), ", ")
}

// pathOf is the import path of a package on the bench, by its name.
func pathOf(name string) (found string, ok bool) {
	for _, one := range stubs.Paths() {
		if path.Base(one) == name {
			return one, true
		}
	}
	return "", false
}
