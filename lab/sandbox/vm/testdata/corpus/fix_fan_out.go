//go:build lesson

package fix

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"

	"authlab/lab/api"
)

type finding struct {
	at  int
	id  string
	err error
}

// check looks invoices up by several workers, and stops at the first that the
// caller may not see. Which is first is chance, so only alike ones are looked up together.
func check(ctx context.Context, r *http.Request, caller api.Principal, ids []string) ([]api.Invoice, error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	jobs, results := make(chan int), make(chan finding)
	found := make([]api.Invoice, len(ids))
	var workers sync.WaitGroup
	for range 3 {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for i := range jobs {
				invoice, err := api.Invoices(r).Find(ids[i])
				if err == nil && invoice.Tenant != caller.Tenant {
					err = fmt.Errorf("invoice %s: %w", ids[i], api.ErrNotFound)
				}
				if err == nil {
					found[i] = invoice
				}
				select {
				case results <- finding{i, ids[i], err}:
				case <-ctx.Done():
					return
				}
			}
		}()
	}
	go func() {
		defer close(jobs)
		for i := range ids {
			select {
			case jobs <- i:
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		workers.Wait()
		close(results)
	}()
	seen := 0
	for one := range results {
		seen++
		if one.err != nil {
			cancel(one.err)
			for range results {
			}
			return nil, context.Cause(ctx)
		}
	}
	return found, nil
}

func Handle(w http.ResponseWriter, r *http.Request) {
	caller, ok := api.Caller(r)
	if !ok {
		api.Unauthorized(w, r)
		return
	}
	for _, ids := range [][]string{{"inv-1", "inv-1"}, {"inv-3"}, {"inv-2"}, {"none"}, {}} {
		invoices, err := check(r.Context(), r, caller, ids)
		fmt.Fprintln(w, invoices, err, errors.Is(err, api.ErrNotFound), errors.Is(err, context.Canceled))
	}
	abandoned, cancel := context.WithCancel(r.Context())
	cancel()
	_, err := check(abandoned, r, caller, nil)
	fmt.Fprintln(w, err)
}
