//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"sync"
)

func fetch(id string) <-chan string {
	out := make(chan string, 1)
	go func() { out <- "got " + id }()
	return out
}

func fanIn(sources ...<-chan string) <-chan string {
	out := make(chan string)
	var wg sync.WaitGroup
	for _, s := range sources {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for v := range s {
				out <- v
			}
		}()
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

func letters(s string) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for _, c := range s {
			out <- string(c)
		}
	}()
	return out
}

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, <-fetch("a"))
	seen := map[string]int{}
	for v := range fanIn(letters("abc"), letters("bcd"), letters("")) {
		seen[v]++
	}
	fmt.Fprintln(w, seen)
	quit := make(chan struct{})
	ticks := make(chan int)
	go func() {
		defer close(ticks)
		for i := 0; ; i++ {
			select {
			case ticks <- i:
			case <-quit:
				return
			}
		}
	}()
	fmt.Fprint(w, <-ticks, <-ticks)
	close(quit)
	n := 0
	for range ticks {
		n++
	}
	fmt.Fprintln(w, n <= 1)
}
