//go:build lesson

package fix

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
)

type key int

const (
	userKey key = iota
	traceKey
)

type own struct {
	context.Context
	name string
}

func (o own) Value(k any) any {
	if k == traceKey {
		return o.name
	}
	return o.Context.Value(k)
}

func show(w http.ResponseWriter, ctx context.Context) {
	_, hasDeadline := ctx.Deadline()
	done := false
	select {
	case <-ctx.Done():
		done = true
	default:
	}
	fmt.Fprintln(w, done, ctx.Err(), context.Cause(ctx), hasDeadline, ctx.Value(userKey), ctx.Value(traceKey), ctx.Value("user"), ctx.Value(0))
}

func work(ctx context.Context, steps int) (done int, err error) {
	for range steps {
		select {
		case <-ctx.Done():
			return done, ctx.Err()
		default:
			done++
		}
		if cancel, ok := ctx.Value(traceKey).(func()); ok && done == 2 {
			cancel()
		}
	}
	return done, nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	show(w, r.Context())
	show(w, context.TODO())
	ctx, cancel := context.WithCancel(context.WithValue(r.Context(), userKey, "ana"))
	inner, stopInner := context.WithCancelCause(context.WithValue(ctx, traceKey, "t-1"))
	apart := context.WithoutCancel(inner)
	show(w, inner)
	stopInner(errors.New("enough"))
	stopInner(errors.New("too late"))
	show(w, inner)
	show(w, ctx)
	cancel()
	cancel()
	show(w, ctx)
	show(w, apart)
	late, stopLate := context.WithCancel(ctx)
	defer stopLate()
	show(w, late)

	ctx, cancel = context.WithCancel(r.Context())
	child := own{ctx, "own"}
	grand, stopGrand := context.WithCancel(child)
	defer stopGrand()
	show(w, grand)
	cancel()
	<-grand.Done()
	show(w, grand)

	ctx, cancel = context.WithCancel(r.Context())
	steps, err := work(context.WithValue(ctx, traceKey, func() { cancel() }), 5)
	fmt.Fprintln(w, steps, err, errors.Is(err, context.Canceled))

	request := r.WithContext(context.WithValue(own{r.Context(), "mine"}, userKey, "sue"))
	show(w, request.Context())
	show(w, r.Context())
	ctx, cancel = context.WithCancel(request.Context())
	request = request.Clone(ctx)
	cancel()
	show(w, request.Context())
	http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, r.Context() == ctx, r.Context().Err(), r.PathValue("id"))
	}).ServeHTTP(w, request)

	ctx, cancel = context.WithCancel(context.Background())
	var group sync.WaitGroup
	results := make(chan int, 3)
	for i := range 3 {
		group.Go(func() {
			<-ctx.Done()
			results <- i
		})
	}
	ran := make(chan bool)
	stop := context.AfterFunc(ctx, func() { ran <- true })
	never := context.AfterFunc(ctx, func() { ran <- false })
	fmt.Fprintln(w, never(), never())
	cancel()
	group.Wait()
	fmt.Fprintln(w, len(results), <-ran, stop())
	var stopAll context.CancelFunc = cancel
	var withCause context.CancelCauseFunc = stopInner
	stopAll()
	withCause(nil)
	nobody, forget := context.WithCancelCause(context.Background())
	forget(nil)
	show(w, nobody)
	func() {
		defer func() { fmt.Fprintln(w, recover() != nil) }()
		context.WithValue(r.Context(), nil, 1)
	}()
	func() {
		defer func() { fmt.Fprintln(w, recover() != nil) }()
		context.WithValue(r.Context(), []int{}, 1)
	}()
}
