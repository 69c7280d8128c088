package sandbox

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// A test can start this program under the name of one of these, to see what
// becomes of a worker that does so once it is locked in.
var misbehaviours = map[string]func(){
	"loop":          spin,
	"memory":        grow,
	"panic":         func() { panic("the worker itself is broken") },
	"silent":        func() {},
	"flood":         func() { flood(os.Stdout, "noise") }, // the parent has to drain it
	"flood-stderr":  func() { flood(os.Stderr, "noise\n") },
	"flood-reports": func() { flood(reportFile(), `{"nonce":"`) },
	"forge":         func() { flood(reportFile(), `{"nonce":"AAAA","exchange":{"response":{"status":200}}}`+"\n") },
}

func flood(file *os.File, text string) {
	for {
		_, _ = file.Write(bytes.Repeat([]byte(text), 1<<12)) // whether anybody reads it is not known here
	}
}

func TestMain(m *testing.M) {
	if task, asked := standInFor(filepath.Base(os.Args[0])); asked {
		task()
		os.Exit(0)
	}
	if misbehave, asked := misbehaviours[filepath.Base(os.Args[0])]; asked {
		lockIn()
		misbehave()
		os.Exit(0)
	}
	WorkerMain()
	os.Exit(m.Run())
}

func spin() {
	for n := 0; ; n++ {
		if n < 0 {
			return
		}
	}
}

func grow() {
	for kept := []byte{1}; len(kept) > 0; {
		kept = append(kept, kept...)
	}
}
