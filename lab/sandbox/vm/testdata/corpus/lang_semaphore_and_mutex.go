//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
)

type bank struct {
	mu       sync.Mutex
	balances map[string]int
}

func (b *bank) transfer(from, to string, amount int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.balances[from] < amount {
		return false
	}
	b.balances[from] -= amount
	b.balances[to] += amount
	return true
}

func Handle(w http.ResponseWriter, r *http.Request) {
	b := &bank{balances: map[string]int{"a": 100}}
	var wg sync.WaitGroup
	var done atomic.Int32
	slots := make(chan struct{}, 3)
	for range 30 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			slots <- struct{}{}
			defer func() { <-slots }()
			if b.transfer("a", "b", 7) {
				done.Add(1)
			}
		}()
	}
	wg.Wait()
	fmt.Fprintln(w, b.balances, done.Load(), len(slots), cap(slots))
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Fprintln(w, "once") })
	}
	results := make([]int, 5)
	for i := range results {
		wg.Go(func() { results[i] = i * i })
	}
	wg.Wait()
	fmt.Fprintln(w, results)
}
