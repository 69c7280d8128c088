package sandbox

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// standInFor looks for what this program is to do under a name: a task, and the
// walls that do not go up before it, as in "escape,landlock,seccomp".
func standInFor(name string) (task func(), found bool) {
	words := strings.Split(name, ",")
	missing := words[1:]
	switch words[0] {
	case "measured":
		return measured, true
	case "escape":
		return func() { escape(missing) }, true
	case "layers":
		layers := func(desk *reporter, _ job, _ *json.Decoder) { desk.send(report{Layers: raise(wallsBut(missing))}) }
		return func() { asWorker(layers) }, true
	}
	return nil, false
}

// wallsBut are the walls, of which some come to nothing and do not know it, as
// Landlock does on a kernel that has none.
func wallsBut(missing []string) []wall {
	walls := walls()
	for i := range walls {
		if slices.Contains(missing, walls[i].name) {
			walls[i].raise = func() error { return nil }
		}
	}
	return walls
}

// escape reports each attempt as a layer: active if it was refused as it must
// be, and with what came of it.
func escape(missing []string) {
	raise(wallsBut(missing))
	asWorker(func(desk *reporter, _ job, _ *json.Decoder) {
		var layers []Layer
		for _, one := range attempts() {
			if one.walled && slices.Contains(missing, "seccomp") {
				continue
			}
			err := one.try()
			layers = append(layers, Layer{Name: one.name, Active: errors.Is(err, one.want), Why: outcomeOf(err)})
		}
		desk.send(report{Layers: layers})
	})
}

func outcomeOf(err error) string {
	if err == nil {
		return "it went through"
	}
	return err.Error()
}

// told starts this program under a name, and returns the layers it reports.
func told(t *testing.T, name string) map[string]Layer {
	t.Helper()
	leaveOpen(t)
	pool := as(t, name)
	pool.deadline = time.Minute
	layers := map[string]Layer{}
	err := pool.run(t.Context(), job{}, func(line report) {
		for _, layer := range line.Layers {
			layers[layer.Name] = layer
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return layers
}

// leaveOpen opens a file the way a careless shell does: for all processes to
// come.
func leaveOpen(t *testing.T) {
	fd, err := unix.Open("/etc/passwd", unix.O_RDONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.Close(fd) })
}

func TestNothingGetsOut(t *testing.T) {
	for _, name := range []string{"escape", "escape,landlock"} {
		t.Run(name, func(t *testing.T) {
			results := told(t, name)
			for _, one := range attempts() {
				if result := results[one.name]; !result.Active {
					t.Errorf("%s: %s, want %v", one.name, result.Why, one.want)
				}
			}
			t.Logf("%d attempts as uid %d", len(attempts()), os.Getuid())
		})
	}
}

// The control: with no wall up, the very same attempts go through, or fail for
// another reason.
func TestWithoutWallsTheAttemptsAreReal(t *testing.T) {
	results := told(t, "escape,descriptors,limits,landlock,seccomp")
	if len(results) < 15 {
		t.Errorf("only %d were tried", len(results))
	}
	for _, result := range results {
		if result.Active {
			t.Errorf("%s: %s, though nothing holds it", result.Name, result.Why)
		}
	}
}

// Seccomp is what is left where a container has no Landlock: alone, it refuses
// all that is refused by permission.
func TestSeccompAloneHoldsEveryCall(t *testing.T) {
	results := told(t, "escape,descriptors,limits,landlock")
	for _, one := range attempts() {
		if result := results[one.name]; one.want == unix.EPERM && !result.Active {
			t.Errorf("%s: %s", one.name, result.Why)
		}
	}
}

// The same as nobody, whose parent belongs to nobody too.
func TestNothingGetsOutAsNobody(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can become nobody")
	}
	const nobody = 65534
	program := filepath.Join(publicDir(t), "sandbox.test")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("/bin/cp", self, program).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	again := exec.CommandContext(t.Context(), program, "-test.v", "-test.run",
		"^(TestNothingGetsOut|TestSeccompAloneHoldsEveryCall|TestLayersAreSeenToStand|TestActiveLayersAreSeenToHold|TestMissingLayersAreSaidSo)$")
	again.Dir, again.Env = "/", []string{"TMPDIR=" + filepath.Dir(program)}
	again.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := again.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "as uid 65534") {
		t.Errorf("%v\n%s", err, out)
	}
}

// publicDir is a directory that anybody may use: those of testing are the
// owner's only.
func publicDir(t *testing.T) string {
	dir, err := os.MkdirTemp("", "authlab-nobody")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}
