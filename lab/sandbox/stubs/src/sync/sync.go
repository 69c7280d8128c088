//go:build lesson

// Package sync locks. Nothing cuts in between the steps of what is here, so
// plain fields do; who has to wait looks again whenever something was freed.
package sync

// await lets the other goroutines go on until something was freed.
func await(what string)

// freed has those that wait look again.
func freed()

// fatal ends the run as the runtime would: no recover catches it.
func fatal(text string)

type Locker interface {
	Lock()
	Unlock()
}

type Mutex struct{ locked bool }

func (m *Mutex) Lock() {
	for m.locked {
		await("for a lock")
	}
	m.locked = true
}

func (m *Mutex) TryLock() bool {
	if m.locked {
		return false
	}
	m.locked = true
	return true
}

func (m *Mutex) Unlock() {
	if !m.locked {
		fatal("sync: unlock of unlocked mutex")
	}
	m.locked = false
	freed()
}

// RWMutex lets a writer that waits go before readers who come later.
type RWMutex struct {
	writing bool
	readers int
	writers int // that wait
}

func (m *RWMutex) Lock() {
	m.writers++
	for m.writing || m.readers > 0 {
		await("for a lock")
	}
	m.writers--
	m.writing = true
}

func (m *RWMutex) TryLock() bool {
	if m.writing || m.readers > 0 {
		return false
	}
	m.writing = true
	return true
}

func (m *RWMutex) Unlock() {
	if !m.writing {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	m.writing = false
	freed()
}

func (m *RWMutex) RLock() {
	for m.writing || m.writers > 0 {
		await("for a lock to read")
	}
	m.readers++
}

func (m *RWMutex) TryRLock() bool {
	if m.writing || m.writers > 0 {
		return false
	}
	m.readers++
	return true
}

func (m *RWMutex) RUnlock() {
	if m.readers == 0 {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	m.readers--
	freed()
}

func (m *RWMutex) RLocker() Locker { return readLocker{m} }

type readLocker struct{ m *RWMutex }

func (r readLocker) Lock()   { r.m.RLock() }
func (r readLocker) Unlock() { r.m.RUnlock() }

type Once struct {
	done    bool
	running bool
}

func (o *Once) Do(f func()) {
	for o.running {
		await("for a Once")
	}
	if o.done {
		return
	}
	o.running = true
	defer func() {
		o.done, o.running = true, false
		freed()
	}()
	f()
}

type WaitGroup struct{ running int }

func (wg *WaitGroup) Add(delta int) {
	wg.running += delta
	if wg.running < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if wg.running == 0 {
		freed()
	}
}

func (wg *WaitGroup) Done() { wg.Add(-1) }

func (wg *WaitGroup) Wait() {
	for wg.running > 0 {
		await("for a WaitGroup")
	}
}

func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		f()
	}()
}
