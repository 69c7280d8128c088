//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"time"
)

type booking struct {
	At   time.Time
	Long time.Duration
}

func Handle(w http.ResponseWriter, r *http.Request) {
	t, err := time.Parse(time.RFC3339, "2026-03-02T10:00:00Z")
	fmt.Fprintln(w, t.Format(time.DateOnly), err, t.Year(), t.Month(), t.Weekday(), t.Hour())
	later := t.Add(90 * time.Minute)
	fmt.Fprintln(w, later.Sub(t), later.After(t), later.Before(t), t.Equal(later.Add(-90*time.Minute)), t.IsZero(), time.Time{}.IsZero())
	d := 1500 * time.Millisecond
	fmt.Fprintln(w, d, d.Seconds(), int(d), d > time.Second, time.Duration(2)*time.Hour, d.Milliseconds())
	b := booking{At: t, Long: d}
	c := b
	c.At = later
	fmt.Fprintln(w, b.At == t, c.At == b.At, b.Long, c.At.Format("15:04"))
	var zero booking
	fmt.Fprintln(w, zero.At.IsZero(), zero.At == time.Time{}, zero.Long)
	_, err = time.Parse(time.DateOnly, "nope")
	fmt.Fprintln(w, err != nil, time.March, time.Unix(0, 0).UTC().Year(), t.Unix(), t)
	e, err := time.ParseDuration("1h5m")
	fmt.Fprintln(w, e, err, e.Minutes(), fmt.Sprintf("%v %d %s", e, e, t.AddDate(0, 1, 0)))
}
