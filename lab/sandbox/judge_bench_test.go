package sandbox

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"authlab/lab"
)

// probesInBench is how many probes are judged on both sides.
const probesInBench = 30

// BenchmarkJudge judges one fix with thirty probes, from the start of a worker
// to the verdict; then as a learner has it, who finds a worker ready; and beside
// it, by a go test that finds all it depends on compiled already. The worker is
// the program that learners run, with all that it sets up before it gives way.
func BenchmarkJudge(b *testing.B) {
	source, _ := readFix(b, lab.CodeHandler, "right.go")
	bench := newBench(lab.CodeHandler)
	bench.pool.program = theProgram(b)
	settings, probes := thirty(b, bench, source)
	native := nativeTime(b, bench, source, settings, probes)
	var cold, ready []time.Duration
	for b.Loop() {
		cold = append(cold, timeOf(func() { judgeThese(b, bench, source, settings, probes) }))
	}
	bench.pool.Prepare()
	for range cold {
		time.Sleep(thinking)
		ready = append(ready, timeOf(func() { judgeThese(b, bench, source, settings, probes) }))
	}
	if err := bench.pool.Close(); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(milliseconds(median(cold)), "ms-from-spawn")
	b.ReportMetric(milliseconds(median(ready)), "ms-median")
	b.ReportMetric(milliseconds(native), "ms-go-test")
	b.ReportMetric(float64(native)/float64(median(cold)), "times-faster")
	b.ReportMetric(peak(b, bench, source, settings, probes), "MB-worker")
}

// thinking is the least a learner does between two verdicts.
const thinking = 100 * time.Millisecond

func timeOf(work func()) time.Duration {
	start := time.Now()
	work()
	return time.Since(start)
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1e3 }

// theProgram builds the whole of authlab.
func theProgram(b *testing.B) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "authlab")
	if out, err := exec.CommandContext(b.Context(), "go", "build", "-o", program, "authlab").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return program
}

// thirty takes probes of the played and of the strange world by turns.
func thirty(b *testing.B, bench *Bench, source lab.Source) ([]setting, []probe) {
	b.Helper()
	fix, err := bench.fix()
	if err != nil {
		b.Fatal(err)
	}
	settings, all, err := matrix(fix, bench.settings(fix, source))
	if err != nil {
		b.Fatal(err)
	}
	var probes []probe
	for i := range probesInBench {
		probes = append(probes, all[i*len(all)/probesInBench])
	}
	return settings, probes
}

func judgeThese(b *testing.B, bench *Bench, source lab.Source, settings []setting, probes []probe) {
	b.Helper()
	wants := make(chan []lab.Exchange, 1)
	go func() { wants <- wanted(settings, probes) }()
	given, err := bench.given(b.Context(), source, settings, probes)
	wanted := <-wants
	if err != nil {
		b.Fatal(err)
	}
	if verdict := lab.NewVerdict("B", nil, judge(settings, probes, wanted, given.exchanges)); !verdict.Passed {
		b.Fatalf("it does not pass%s", failures(verdict))
	}
}

// peak is the most memory that a worker had on this job, in megabytes.
func peak(b *testing.B, bench *Bench, source lab.Source, settings []setting, probes []probe) float64 {
	b.Helper()
	j := bench.job(source, settings, probes)
	var most float64
	err := as(b, "measured").run(b.Context(), j, func(line report) {
		for _, layer := range line.Layers {
			_, _ = fmt.Sscanf(layer.Why, "VmHWM: %f kB", &most) // zero stands out
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	return most / 1e3
}

// nativeTime is the median time of go test for the same fix and probes.
func nativeTime(b *testing.B, bench *Bench, source lab.Source, settings []setting, probes []probe) time.Duration {
	b.Helper()
	j := bench.job(source, settings, probes)
	dir := nativeModule(b, j, wanted(settings, probes))
	var times []time.Duration
	for i := range 6 {
		edited := fmt.Sprintf("%s\nvar edits = %d\n", source.Text, i) // a fix that has changed is compiled
		write(b, filepath.Join(dir, "fix.go"), []byte(edited))
		test := exec.CommandContext(b.Context(), "go", "test", "-mod=mod", "-count=1", ".")
		test.Dir = dir
		times = append(times, timeOf(func() {
			if out, err := test.CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
		}))
	}
	return median(times[1:]) // the first compiles everything else
}

// nativeModule writes a module that depends on this one and tests the fix with
// the job's probes.
func nativeModule(b *testing.B, j job, wanted []lab.Exchange) string {
	b.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	write(b, filepath.Join(dir, "go.sum"), read1(b, filepath.Join(root, "go.sum")))
	write(b, filepath.Join(dir, "go.mod"), read1(b, filepath.Join(root, "go.mod")))
	for _, edit := range []string{"-module=desk", "-require=authlab@v0.0.0", "-replace=authlab=" + root} {
		command := exec.CommandContext(b.Context(), "go", "mod", "edit", edit)
		command.Dir = dir
		if out, err := command.CombinedOutput(); err != nil {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	write(b, filepath.Join(dir, "fix_test.go"), read1(b, filepath.Join("testdata", "native", "fix_test.go")))
	var statuses []int
	for _, exchange := range wanted {
		statuses = append(statuses, exchange.Response.Status)
	}
	text, err := json.Marshal(map[string]any{"replacement": j.Replacement, "worlds": j.Worlds, "asks": j.Asks, "wanted": statuses})
	if err != nil {
		b.Fatal(err)
	}
	write(b, filepath.Join(dir, "job.json"), text)
	return dir
}

func write(b *testing.B, path string, text []byte) {
	b.Helper()
	if err := os.WriteFile(path, text, 0o600); err != nil {
		b.Fatal(err)
	}
}

func read1(b *testing.B, path string) []byte {
	b.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	return text
}
