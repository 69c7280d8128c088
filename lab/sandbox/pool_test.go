package sandbox

import "testing"

// spareOf waits until a pool's spare worker is there.
func spareOf(p *Pool) *worker {
	p.hiring.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.spare
}

func wantLayers(t *testing.T, p *Pool) {
	t.Helper()
	if first := p.layers(t.Context())[0]; !first.Active {
		t.Fatalf("no worker answers: %s", first.Why)
	}
}

// TestASpareWorkerIsKept: each job takes the one that waits, and another takes its
// place, until the pool is closed.
func TestASpareWorkerIsKept(t *testing.T) {
	pool := NewPool()
	wantLayers(t, pool)
	if spareOf(pool) != nil {
		t.Error("a pool that was not asked to keeps a worker")
	}
	pool.Prepare()
	first := spareOf(pool)
	if first == nil || first.gone() {
		t.Fatal("no worker is ready")
	}
	wantLayers(t, pool)
	second := spareOf(pool)
	if second == nil || second == first {
		t.Error("no other took the place of the worker that was ready")
	}
	<-first.ended // as one does that got its job
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
	if !second.gone() || spareOf(pool) != nil {
		t.Error("a closed pool still keeps a worker")
	}
}

// TestADeadSpareIsNobodysFault: what became of a worker while it waited says
// nothing of the code it is then given.
func TestADeadSpareIsNobodysFault(t *testing.T) {
	pool := NewPool()
	pool.Prepare()
	spare := spareOf(pool)
	spare.kill()
	<-spare.ended
	wantLayers(t, pool)
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
}
