//go:build unix

package main

import (
	"slices"
	"testing"
	"time"
)

// From exec to the first frame, and to the scenarios in it; beside it what a bare
// program of Bubble Tea takes, which starts in turn with it.
func BenchmarkStart(b *testing.B) {
	bare, authlab, data := built(b, "./testdata/bare"), built(b, "."), b.TempDir()
	starts := func(program string, texts ...string) (after []time.Duration) {
		term := sitAt(b, data, program)
		defer term.leave()
		for _, text := range texts {
			after = append(after, term.shows(text))
		}
		return after
	}
	starts(authlab, "Scenarios") // it makes its data, and is read from disk
	var theirs, first, home []time.Duration
	for b.Loop() {
		for range 5 {
			theirs = append(theirs, starts(bare, "bare")...)
			ours := starts(authlab, "authlab", "Scenarios")
			first, home = append(first, ours[0]), append(home, ours[1])
		}
	}
	for name, all := range map[string][]time.Duration{"bare": theirs, "first": first, "home": home} {
		b.ReportMetric(float64(median(all).Microseconds())/1000, name+"-ms")
	}
	b.ReportMetric(float64(median(first))/float64(median(theirs)), "first-of-bare")
	b.ReportMetric(float64(median(home))/float64(median(theirs)), "home-of-bare")
}

func median(all []time.Duration) time.Duration { return slices.Sorted(slices.Values(all))[len(all)/2] }
