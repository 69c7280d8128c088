//go:build linux

package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// What the program takes of a core while nobody does anything, at home and in a
// scenario; beside them what a bare program of Bubble Tea takes.
func BenchmarkIdle(b *testing.B) {
	bare, authlab := built(b, "./testdata/bare"), built(b, ".")
	for _, screen := range []struct {
		name, shows, program string
		args                 []string
	}{{"bare", "bare", bare, nil}, {"home", "Scenarios", authlab, nil}, {"scenario", "Someone else's invoice", authlab, []string{"play", "H1"}}} {
		b.Run(screen.name, func(b *testing.B) {
			term := sitAt(b, b.TempDir(), screen.program, screen.args...)
			defer term.leave()
			term.shows(screen.shows)
			time.Sleep(2 * time.Second) // what is begun beside the first frame ends
			const watched = 20 * time.Second
			for b.Loop() {
				before := term.cpu()
				time.Sleep(watched)
				b.ReportMetric(100*(term.cpu()-before).Seconds()/watched.Seconds(), "%core")
			}
		})
	}
}

// What is resident after an hour of random play, ten keys a second if one is quick, once
// there is a rest.
func BenchmarkMemory(b *testing.B) {
	authlab := built(b, ".")
	for b.Loop() {
		term := sitAt(b, b.TempDir(), authlab)
		term.shows("Scenarios")
		random := rand.New(rand.NewPCG(1, 2))
		for i := range 36_000 {
			term.types(anyKey(random))
			if i%50 == 49 {
				term.forget()
				time.Sleep(50 * time.Millisecond)
			}
		}
		term.rests()
		b.ReportMetric(term.status("VmRSS"), "MB")
		b.ReportMetric(term.status("RssAnon"), "MB-own") // the rest is the program's file, as much of it as the system maps
		term.leave()
	}
}

// anyKey is what a terminal sends for a key, but those that quit or call for another
// program.
func anyKey(random *rand.Rand) string {
	keys := []string{
		"\r", "\r", "\r", "\t", "\t", "\x1b[Z", "\x1b[A", "\x1b[B", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", " ", "\x7f", "\x1b[3~",
		"\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOR", "\x1bOS", "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[20~",
		"?", ",", "a", "s", "e", "d", "j", "k", "n", "n", "p", "r", "x", "{", "/", "1", "3",
		"\x0e", "\x0e", "\x10", "\x13", "\x13", "\x0b", "\x19", "\x0f", "\x15", "\x14", "\x06", "\x07", "\x18", "\x16", "\x12", "\x1b[1;2B",
		"\x1b[27u", "\x1b[200~curl -X DELETE http://x/orders/ord-1\x1b[201~",
	}
	return keys[random.IntN(len(keys))]
}

// rests waits until the program has seen to all that was typed, and to its rest after it.
func (term *terminal) rests() {
	for used := time.Hour; used > 50*time.Millisecond; {
		before := term.cpu()
		time.Sleep(3 * time.Second)
		used = term.cpu() - before
	}
}

// cpu is what the program has used of it.
func (term *terminal) cpu() time.Duration {
	term.tb.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", term.cmd.Process.Pid))
	if err != nil {
		term.tb.Fatal(err)
	}
	const user, system, tick = 11, 12, 10 * time.Millisecond // counted behind the name
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+2:]))
	total := time.Duration(0)
	for _, field := range []int{user, system} {
		ticks, err := strconv.Atoi(fields[field])
		if err != nil {
			term.tb.Fatal(err)
		}
		total += time.Duration(ticks) * tick
	}
	return total
}

// status is a line of what the system says of the program's memory, in MB.
func (term *terminal) status(name string) float64 {
	term.tb.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", term.cmd.Process.Pid))
	if err != nil {
		term.tb.Fatal(err)
	}
	_, line, _ := strings.Cut(string(text), name+":")
	kilobytes, err := strconv.Atoi(strings.Fields(line)[0])
	if err != nil {
		term.tb.Fatal(err)
	}
	return float64(kilobytes) / 1024
}
