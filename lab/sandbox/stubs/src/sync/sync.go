//go:build lesson

// Package sync locks. One goroutine runs on the bench, so a lock that is taken
// already can never be freed: waiting for it is a deadlock.
package sync

// deadlock ends the run.
func deadlock()

// fatal ends the run as the runtime would: no recover catches it.
func fatal(text string)

type Locker interface {
	Lock()
	Unlock()
}

type Mutex struct{ locked bool }

func (m *Mutex) Lock() {
	if m.locked {
		deadlock()
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
}

type RWMutex struct {
	writing bool
	readers int
}

func (m *RWMutex) Lock() {
	if m.writing || m.readers > 0 {
		deadlock()
	}
	m.writing = true
}

func (m *RWMutex) Unlock() {
	if !m.writing {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	m.writing = false
}

func (m *RWMutex) RLock() {
	if m.writing {
		deadlock()
	}
	m.readers++
}

func (m *RWMutex) RUnlock() {
	if m.readers == 0 {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	m.readers--
}

type Once struct {
	done    bool
	running bool
}

func (o *Once) Do(f func()) {
	if o.done {
		return
	}
	if o.running {
		deadlock()
	}
	o.running = true
	defer func() { o.done, o.running = true, false }()
	f()
}
