//go:build lesson

// Package iter names the shapes of functions a range can walk.
package iter

type Seq[V any] func(yield func(V) bool)

type Seq2[K, V any] func(yield func(K, V) bool)

func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	both, stop := Pull2(func(yield func(V, struct{}) bool) {
		seq(func(v V) bool { return yield(v, struct{}{}) })
	})
	return func() (V, bool) {
		v, _, ok := both()
		return v, ok
	}, stop
}

// Pull2 has a goroutine walk the sequence, which waits after each pair.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	p := &pulled[K, V]{seq: seq, wake: make(chan bool), answer: make(chan bool)}
	return p.next, p.stop
}

type pulled[K, V any] struct {
	seq           Seq2[K, V]
	wake, answer  chan bool // go on, or end; whether there was another
	key           K
	value         V
	started, done bool
	failure       any
}

func (p *pulled[K, V]) walk() {
	orderly := false
	defer func() {
		if !orderly {
			p.failure = recover()
		}
		p.done = true
		p.answer <- false
	}()
	if <-p.wake {
		p.seq(func(k K, v V) bool {
			p.key, p.value = k, v
			p.answer <- true
			return <-p.wake
		})
	}
	orderly = true
}

// ask wakes the walker and waits until it has another or has ended.
func (p *pulled[K, V]) ask(on bool) bool {
	if !p.started {
		p.started = true
		go p.walk()
	}
	p.wake <- on
	more := <-p.answer
	if failure := p.failure; failure != nil {
		p.failure = nil
		panic(failure)
	}
	return more
}

func (p *pulled[K, V]) next() (k K, v V, ok bool) {
	if p.done || !p.ask(true) {
		return k, v, false
	}
	return p.key, p.value, true
}

func (p *pulled[K, V]) stop() {
	switch {
	case p.done:
	case !p.started:
		p.done = true
	default:
		p.ask(false)
	}
}
