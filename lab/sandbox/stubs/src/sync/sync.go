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

func OnceFunc(f func()) func() {
	once := OnceValue(func() struct{} {
		f()
		return struct{}{}
	})
	return func() { once() }
}

func OnceValue[T any](f func() T) func() T {
	once := OnceValues(func() (T, struct{}) { return f(), struct{}{} })
	return func() T {
		v, _ := once()
		return v
	}
}

// OnceValues panics again each time where the function panicked.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var once Once
	var first T1
	var second T2
	var failure any
	orderly := false
	call := func() {
		defer func() {
			if !orderly {
				failure = recover()
				panic(failure)
			}
		}()
		first, second = f()
		orderly = true
	}
	return func() (T1, T2) {
		once.Do(call)
		if !orderly {
			panic(failure)
		}
		return first, second
	}
}

// Cond lets those that wait go on in the order in which they came.
type Cond struct {
	L           Locker
	came, woken int
}

func NewCond(l Locker) *Cond { return &Cond{L: l} }

func (c *Cond) Wait() {
	mine := c.came
	c.came++
	c.L.Unlock()
	for c.woken <= mine {
		await("for a Cond")
	}
	c.L.Lock()
}

func (c *Cond) Signal() {
	if c.woken < c.came {
		c.woken++
		freed()
	}
}

func (c *Cond) Broadcast() {
	c.woken = c.came
	freed()
}

type Map struct{ all map[any]any }

func (m *Map) Load(key any) (value any, ok bool) {
	value, ok = m.all[key]
	return value, ok
}

func (m *Map) Store(key, value any) { m.Swap(key, value) }

func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	if m.all == nil {
		m.all = map[any]any{}
	}
	previous, loaded = m.all[key]
	m.all[key] = value
	return previous, loaded
}

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	if known, ok := m.all[key]; ok {
		return known, true
	}
	m.Swap(key, value)
	return value, false
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	value, loaded = m.all[key]
	delete(m.all, key)
	return value, loaded
}

func (m *Map) Delete(key any) { delete(m.all, key) }
func (m *Map) Clear()         { clear(m.all) }

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	if known, ok := m.all[key]; !ok || known != old {
		return false
	}
	m.all[key] = new
	return true
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	if known, ok := m.all[key]; !ok || known != old {
		return false
	}
	delete(m.all, key)
	return true
}

func (m *Map) Range(f func(key, value any) bool) {
	for key, value := range m.all {
		if !f(key, value) {
			return
		}
	}
}

type Pool struct {
	New  func() any
	free []any
}

func (p *Pool) Put(x any) {
	if x != nil {
		p.free = append(p.free, x)
	}
}

func (p *Pool) Get() any {
	if last := len(p.free) - 1; last >= 0 {
		x := p.free[last]
		p.free = p.free[:last]
		return x
	}
	if p.New == nil {
		return nil
	}
	return p.New()
}
