//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
)

type counter struct {
	sync.RWMutex
	byUser map[string]int
}

func (c *counter) add(user string) int {
	c.Lock()
	defer c.Unlock()
	c.byUser[user]++
	return c.byUser[user]
}

func (c *counter) get(user string) int {
	c.RLock()
	defer c.RUnlock()
	return c.byUser[user]
}

func caught(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return
}

func atomics(w http.ResponseWriter) {
	var i32, s32 int32
	var i64 int64
	var u32 uint32
	var u64 uint64
	fmt.Fprintln(w, atomic.AddInt32(&i32, 2), atomic.AddInt64(&i64, -2), atomic.AddUint32(&u32, ^uint32(0)), atomic.AddUint64(&u64, 3))
	fmt.Fprintln(w, atomic.CompareAndSwapInt32(&i32, 2, 5), atomic.CompareAndSwapInt64(&i64, 0, 1), atomic.CompareAndSwapUint32(&u32, 0, 1), atomic.CompareAndSwapUint64(&u64, 3, 4))
	atomic.StoreInt32(&s32, 9)
	atomic.StoreInt64(&i64, 8)
	atomic.StoreUint32(&u32, 7)
	atomic.StoreUint64(&u64, 6)
	fmt.Fprintln(w, atomic.LoadInt32(&s32), atomic.LoadInt64(&i64), atomic.LoadUint32(&u32), atomic.LoadUint64(&u64))
	fmt.Fprintln(w, atomic.SwapInt32(&s32, 1), atomic.SwapInt64(&i64, 1), atomic.SwapUint32(&u32, 1), atomic.SwapUint64(&u64, 1), s32, i64, u32, u64)
	var a atomic.Int32
	var b atomic.Int64
	var c atomic.Uint32
	var d atomic.Uint64
	var e atomic.Bool
	var p atomic.Pointer[counter]
	a.Store(1)
	b.Store(2)
	c.Store(3)
	d.Store(4)
	e.Store(true)
	fmt.Fprintln(w, a.Add(1), b.Add(1), c.Add(1), d.Add(1), a.Load(), b.Load(), c.Load(), d.Load(), e.Load())
	fmt.Fprintln(w, a.Swap(9), b.Swap(9), c.Swap(9), d.Swap(9), e.Swap(false), a.CompareAndSwap(9, 1), b.CompareAndSwap(8, 1), c.CompareAndSwap(9, 1), d.CompareAndSwap(9, 1), e.CompareAndSwap(true, false))
	first := &counter{}
	fmt.Fprintln(w, p.Load() == nil, p.CompareAndSwap(nil, first), p.Swap(nil) == first, p.Load() == nil)
	p.Store(first)
	fmt.Fprintln(w, p.Load() == first)
}

func Handle(w http.ResponseWriter, r *http.Request) {
	atomics(w)
	c := &counter{byUser: map[string]int{}}
	var group sync.WaitGroup
	for range 10 {
		group.Go(func() { c.add("ana") })
	}
	group.Wait()
	fmt.Fprintln(w, c.get("ana"), c.TryLock(), c.TryRLock(), c.TryLock())
	c.Unlock()
	var locker sync.Locker = c.RLocker()
	locker.Lock()
	fmt.Fprintln(w, c.TryRLock(), c.TryLock())
	c.RUnlock()
	locker.Unlock()

	calls := 0
	once := sync.OnceFunc(func() { calls++ })
	value := sync.OnceValue(func() string { calls++; return "loaded" })
	both := sync.OnceValues(func() (int, error) { calls++; return calls, nil })
	once()
	once()
	n, err := both()
	fmt.Fprintln(w, value(), value(), n, err, calls)
	fails := sync.OnceFunc(func() { calls++; panic("never again") })
	fmt.Fprintln(w, caught(fails), caught(fails), calls)
	var classic sync.Once
	fmt.Fprintln(w, caught(func() { classic.Do(func() { panic("done all the same") }) }))
	classic.Do(func() { fmt.Fprintln(w, "not reached") })

	var lock sync.Mutex
	var cond *sync.Cond = sync.NewCond(&lock)
	ready, woken := false, 0
	for range 3 {
		group.Go(func() {
			cond.L.Lock()
			defer cond.L.Unlock()
			for !ready {
				cond.Wait()
			}
			woken++
		})
	}
	lock.Lock()
	ready = true
	lock.Unlock()
	cond.Signal()
	cond.Broadcast()
	group.Wait()
	fmt.Fprintln(w, woken)

	var m sync.Map
	m.Store("a", 1)
	v, ok := m.Load("a")
	actual, loaded := m.LoadOrStore("a", 2)
	other, loadedOther := m.LoadOrStore("b", 2)
	fmt.Fprintln(w, v, ok, actual, loaded, other, loadedOther, m.CompareAndSwap("a", 1, 10), m.CompareAndSwap("a", 1, 11), m.CompareAndDelete("b", 9))
	previous, had := m.Swap("c", 3)
	gone, was := m.LoadAndDelete("b")
	m.Delete("none")
	keys := []string{}
	m.Range(func(key, value any) bool {
		keys = append(keys, fmt.Sprint(key, value))
		return true
	})
	slices.Sort(keys)
	fmt.Fprintln(w, previous, had, gone, was, keys)
	m.Clear()
	_, ok = m.Load("a")
	pool := sync.Pool{New: func() any { return new(int) }}
	item := pool.Get().(*int)
	pool.Put(item)
	fmt.Fprintln(w, ok, *item, *pool.Get().(*int), (&sync.Pool{}).Get())
}
