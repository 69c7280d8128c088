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
	"loop":   spin,
	"memory": grow,
	"panic":  func() { panic("the worker itself is broken") },
	"silent": func() {},
	"flood": func() {
		for {
			_, _ = os.Stdout.Write(bytes.Repeat([]byte("noise"), 1<<16)) // the parent has to drain it
		}
	},
}

func TestMain(m *testing.M) {
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
