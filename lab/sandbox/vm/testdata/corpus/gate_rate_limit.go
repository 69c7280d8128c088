//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"sync"
	"time"

	"authlab/lab/api"
)

type bucket struct {
	left int
	at   time.Time
}

type limiter struct {
	mu      sync.Mutex
	buckets map[string]*bucket
	most    int
	every   time.Duration
	now     func() time.Time
}

func (l *limiter) take(who string) (left int, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, known := l.buckets[who]
	if !known {
		b = &bucket{left: l.most, at: l.now()}
		l.buckets[who] = b
	}
	if passed := l.now().Sub(b.at); passed >= l.every {
		b.left = min(l.most, b.left+int(passed/l.every))
		b.at = b.at.Add(passed.Truncate(l.every))
	}
	if b.left == 0 {
		return 0, false
	}
	b.left--
	return b.left, true
}

func (l *limiter) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who := r.RemoteAddr
		if caller, ok := api.Caller(r); ok {
			who = caller.ID
		}
		left, ok := l.take(who)
		w.Header().Set("RateLimit-Remaining", fmt.Sprint(left))
		if !ok {
			w.Header().Set("Retry-After", fmt.Sprintf("%.0f", l.every.Seconds()))
			http.Error(w, "slow down", http.StatusTooManyRequests)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func Handle(w http.ResponseWriter, r *http.Request) {
	clock := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	l := &limiter{buckets: map[string]*bucket{}, most: 2, every: time.Second, now: func() time.Time { return clock }}
	served := 0
	handler := l.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { served++ }))
	for i := range 6 {
		if i == 4 {
			clock = clock.Add(1500 * time.Millisecond)
		}
		handler.ServeHTTP(w, r)
	}
	fmt.Fprintln(w, served, len(l.buckets), w.Header())
}
