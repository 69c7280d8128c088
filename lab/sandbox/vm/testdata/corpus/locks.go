//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"sync"
)

type counter struct {
	sync.Mutex
	n map[string]int
}

func (c *counter) inc(k string) int {
	c.Lock()
	defer c.Unlock()
	c.n[k]++
	return c.n[k]
}

var shared = &counter{n: map[string]int{}}
var once sync.Once
var rw sync.RWMutex

func Handle(w http.ResponseWriter, r *http.Request) {
	c := &counter{n: map[string]int{}}
	c.inc("a")
	fmt.Fprintln(w, c.inc("a"), c.TryLock(), c.TryLock())
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Fprintln(w, "once") })
	}
	rw.RLock()
	rw.RLock()
	rw.RUnlock()
	rw.RUnlock()
	rw.Lock()
	rw.Unlock()
}
