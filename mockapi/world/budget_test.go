package world_test

import (
	"runtime"
	"testing"
	"time"

	"authlab/mockapi/world"
)

// timeBudget is what a fresh world may take, so that a thousand start in a second;
// TestAThousandWorldsFit holds it to its size.
const timeBudget = time.Millisecond

// BenchmarkWorldNew holds how long a fresh world takes to its budget.
func BenchmarkWorldNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		world.New(spec(1))
	}
	if each := b.Elapsed() / time.Duration(b.N); b.N > 100 && each > timeBudget {
		b.Errorf("a fresh world takes %v, want at most %v", each, timeBudget)
	}
	b.ReportMetric(float64(worldSize(100)), "B/world")
}

// worldSize is what each of some fresh worlds holds on the heap.
func worldSize(count int) int {
	worlds := make([]*world.World, count)
	before := heap()
	for i := range worlds {
		worlds[i] = world.New(spec(uint64(i)))
	}
	after := heap()
	runtime.KeepAlive(worlds)
	return (after - before) / count
}
