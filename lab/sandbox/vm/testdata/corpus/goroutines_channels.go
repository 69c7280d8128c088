//go:build lesson

package corpus

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
)

type job struct {
	id    int
	label string
}

func produce(n int) <-chan job {
	out := make(chan job)
	go func() {
		defer close(out)
		for i := range n {
			out <- job{i, fmt.Sprint("job-", i)}
		}
	}()
	return out
}

func workers(jobs <-chan job, n int) []string {
	results := make(chan string, 3)
	var wg sync.WaitGroup
	for w := range n {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := range jobs {
				results <- fmt.Sprint(j.label, "!", w < n)
			}
		}()
	}
	go func() {
		wg.Wait()
		close(results)
	}()
	var all []string
	for r := range results {
		all = append(all, r)
	}
	slices.Sort(all)
	return all
}

func counted() (int, int64) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	var hits atomic.Int64
	total := 0
	for i := range 50 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			total += i
			hits.Add(1)
		})
	}
	wg.Wait()
	return total, hits.Load()
}

func pingPong(w http.ResponseWriter) {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for n := range ping {
			pong <- n * 2
		}
		close(pong)
	}()
	for i := range 3 {
		ping <- i
		fmt.Fprint(w, <-pong, " ")
	}
	close(ping)
	n, ok := <-pong
	fmt.Fprintln(w, n, ok)
}

func selecting(w http.ResponseWriter) {
	a, b := make(chan int, 1), make(chan string)
	select {
	case n := <-a:
		fmt.Fprintln(w, "got", n)
	default:
		fmt.Fprintln(w, "nothing yet")
	}
	select {
	case a <- 7:
		fmt.Fprintln(w, "sent", len(a), cap(a))
	case s := <-b:
		fmt.Fprintln(w, "got", s)
	}
	var never chan int
	select {
	case n, ok := <-a:
		fmt.Fprintln(w, "got", n, ok)
	case never <- 1:
	}
	close(b)
	select {
	case s, ok := <-b:
		fmt.Fprintf(w, "%q %v\n", s, ok)
	case <-never:
	}
	done, values := make(chan struct{}), make(chan int)
	go func() {
		for i := range 4 {
			values <- i
		}
		close(done)
	}()
	sum := 0
	for open := true; open; {
		select {
		case v := <-values:
			sum += v
		case <-done:
			open = false
		}
	}
	fmt.Fprintln(w, "sum", sum, never == nil, len(never), cap(never))
}

func panics(f func()) (text string) {
	defer func() {
		if r := recover(); r != nil {
			err, _ := r.(error)
			text = fmt.Sprint(r, err != nil)
		}
	}()
	f()
	return "fine"
}

type result struct {
	value int
	err   error
}

func future(n int) chan result {
	c := make(chan result, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				c <- result{err: fmt.Errorf("recovered: %v", r)}
			}
		}()
		if n < 0 {
			panic("negative")
		}
		c <- result{value: n * n}
	}()
	return c
}

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, workers(produce(7), 3))
	fmt.Fprintln(w, fmt.Sprint(counted()))
	pingPong(w)
	selecting(w)
	fmt.Fprintln(w, panics(func() { c := make(chan int); close(c); close(c) }))
	fmt.Fprintln(w, panics(func() { var c chan int; close(c) }))
	fmt.Fprintln(w, panics(func() { c := make(chan int, 1); close(c); c <- 1 }))
	fmt.Fprintln(w, panics(func() { n := -len(r.Method); _ = make(chan int, n) }))
	first, second := future(5), future(-1)
	fmt.Fprintln(w, (<-first).value, (<-second).err)

	var once sync.Once
	var wg sync.WaitGroup
	calls := 0
	for range 5 {
		wg.Go(func() { once.Do(func() { calls++ }) })
	}
	wg.Wait()
	var rw sync.RWMutex
	shared := map[string]int{}
	for i := range 4 {
		wg.Add(2)
		go func() { defer wg.Done(); rw.Lock(); shared[fmt.Sprint(i%2)]++; rw.Unlock() }()
		go func() { defer wg.Done(); rw.RLock(); _ = shared["0"]; rw.RUnlock() }()
	}
	wg.Wait()
	fmt.Fprintln(w, calls, shared)
	fmt.Fprintf(w, "%T %T %T\n", make(chan int), make(<-chan []byte), make(chan<- error))
	select {
	case <-r.Context().Done():
		fmt.Fprintln(w, "cancelled")
	default:
		fmt.Fprintln(w, "going on", errors.Is(r.Context().Err(), nil))
	}
	chans := []chan int{make(chan int, 1), make(chan int, 1)}
	index := map[chan int]string{chans[0]: "first", chans[1]: "second"}
	fmt.Fprintln(w, index[chans[1]], chans[0] == chans[1], len(index))
	ready := make(chan bool)
	go func() { ready <- true }()
	<-ready
}
