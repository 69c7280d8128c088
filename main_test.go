package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be authlab itself, and so its own sandbox worker.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"authlab": main})
}

// The stories run the real program, each with a data directory of its own.
func TestStories(t *testing.T) {
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/stories",
		Setup: func(env *testscript.Env) error {
			env.Setenv("ROOT", root)
			env.Setenv("AUTHLAB_DATA", filepath.Join(env.WorkDir, "data"))
			env.Setenv("NO_COLOR", "1")
			return nil
		},
	})
}

// Whatever moment the program is killed at, every attempt whose verdict it had
// shown is stored.
func TestAKilledProgramKeepsWhatItShowed(t *testing.T) {
	answers, err := os.ReadFile("testdata/play/S19.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := countLines(t, answers)
	random := rand.New(rand.NewPCG(1, 2))
	mostShown := 0
	for range 20 {
		data := t.TempDir()
		shown := playAndKill(t, data, string(answers), random.IntN(lines))
		if kept := keptPredictions(t, data); kept < shown {
			t.Fatalf("%d verdicts were shown, %d attempts are kept", shown, kept)
		}
		mostShown = max(mostShown, shown)
	}
	if mostShown < 2 {
		t.Errorf("no kill came after a second verdict: the test has looked at nothing")
	}
}

// playAndKill plays from the answers, kills the program after so many lines of
// its output, and returns how many verdicts those lines held.
func playAndKill(t *testing.T, data, answers string, after int) int {
	t.Helper()
	cmd := authlab(data, "play", "S19", "--plain")
	cmd.Stdin = strings.NewReader(answers)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	shown := 0
	output := bufio.NewScanner(stdout)
	for read := 0; read < after && output.Scan(); read++ {
		if strings.HasPrefix(output.Text(), "status: you said") {
			shown++
		}
	}
	_ = cmd.Process.Kill() // it may have ended by itself
	_ = cmd.Wait()         // "killed" is what we wanted
	return shown
}

func countLines(t *testing.T, answers []byte) int {
	t.Helper()
	cmd := authlab(t.TempDir(), "play", "S19", "--plain")
	cmd.Stdin = strings.NewReader(string(answers))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(out), "\n")
}

func keptPredictions(t *testing.T, data string) int {
	t.Helper()
	out, err := authlab(data, "progress", "--json").Output()
	if err != nil {
		t.Fatalf("progress after a kill: %v", err)
	}
	var progress struct {
		Predictions []struct{ Count int }
	}
	if err := json.Unmarshal(out, &progress); err != nil {
		t.Fatal(err)
	}
	kept := 0
	for _, cell := range progress.Predictions {
		kept += cell.Count
	}
	return kept
}

func authlab(data string, args ...string) *exec.Cmd {
	cmd := exec.Command("authlab", args...)
	cmd.Env = append(os.Environ(), fmt.Sprintf("AUTHLAB_DATA=%s", data), "NO_COLOR=1")
	return cmd
}
