package vm_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// playNative compiles programs, each with a Handle, into one binary and returns
// what each answers, by the same names. The binary is laid over this module, so
// that nothing is written into it.
func playNative(t *testing.T, programs map[string]string) map[string][]byte {
	t.Helper()
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	over := overlay{t: t, root: root, scratch: t.TempDir(), replace: map[string]string{}}
	var imports, plays strings.Builder
	i := 0
	for name, text := range programs {
		over.lay(fmt.Sprintf("p%d/p.go", i), text)
		fmt.Fprintf(&imports, "import p%d \"authlab/corpusnative/p%d\"\n", i, i)
		fmt.Fprintf(&plays, "\tplayed[%q] = []byte(vmtest.Play(func() http.Handler { return http.HandlerFunc(p%d.Handle) }))\n", name, i)
		i++
	}
	over.lay("main.go", "package main\n\nimport (\"encoding/json\"; \"net/http\"; \"os\"; \"authlab/lab/sandbox/vm/vmtest\")\n"+imports.String()+
		"func main() {\n\tplayed := map[string][]byte{}\n"+plays.String()+"\t_ = json.NewEncoder(os.Stdout).Encode(played)\n}\n")
	run := exec.Command("go", "run", "-tags", "lesson", "-overlay", over.listing(), "./corpusnative")
	var complaints strings.Builder
	run.Dir, run.Stderr = root, &complaints
	out, err := run.Output()
	if err != nil {
		t.Fatalf("the programs do not run natively: %v\n%s", err, complaints.String())
	}
	played := map[string][]byte{}
	if err := json.Unmarshal(out, &played); err != nil {
		t.Fatal(err)
	}
	return played
}

// overlay is a set of files the go tool is to see where there are none.
type overlay struct {
	t             *testing.T
	root, scratch string
	replace       map[string]string
}

func (o overlay) lay(virtual, text string) {
	o.t.Helper()
	real := filepath.Join(o.scratch, strings.ReplaceAll(virtual, "/", "_"))
	if err := os.WriteFile(real, []byte(text), 0o600); err != nil {
		o.t.Fatal(err)
	}
	o.replace[filepath.Join(o.root, "corpusnative", virtual)] = real
}

// listing writes the set down and names the file.
func (o overlay) listing() string {
	o.t.Helper()
	text, err := json.Marshal(map[string]any{"Replace": o.replace})
	if err != nil {
		o.t.Fatal(err)
	}
	name := filepath.Join(o.scratch, "overlay.json")
	if err := os.WriteFile(name, text, 0o600); err != nil {
		o.t.Fatal(err)
	}
	return name
}
