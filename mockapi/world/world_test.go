package world_test

import (
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi/world"
)

func spec(seed uint64) lab.WorldSpec {
	return lab.WorldSpec{Seed: seed, Clock: time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC), Existence: lab.Hidden}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		world.New(spec(1))
	}
}

func BenchmarkClone(b *testing.B) {
	w := world.New(spec(1))
	for b.Loop() {
		w.Clone()
	}
}

func BenchmarkSnapshotAndRestore(b *testing.B) {
	w := world.New(spec(1))
	for b.Loop() {
		snapshot, err := w.Snapshot()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := world.Restore(snapshot); err != nil {
			b.Fatal(err)
		}
	}
}
