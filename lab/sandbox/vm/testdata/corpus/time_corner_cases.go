//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"time"
)

type token struct {
	issued time.Time
	lives  time.Duration
}

func (t token) expired(now time.Time) bool { return !now.Before(t.issued.Add(t.lives)) }

func Handle(w http.ResponseWriter, r *http.Request) {
	now, err := time.Parse(time.RFC3339, "2026-03-02T10:00:00+02:00")
	fmt.Fprintln(w, now, err, now.UTC(), now.Unix(), now.Format(time.RFC1123), now.Format("Mon Jan _2 15:04:05 2006 .000 PM"))
	t := token{now, time.Hour}
	fmt.Fprintln(w, t.expired(now), t.expired(now.Add(time.Hour-1)), t.expired(now.Add(time.Hour)))
	for _, d := range []time.Duration{0, 1, 999, 1000, 1500 * time.Microsecond, time.Second, 90 * time.Second, 36 * time.Hour, -time.Minute, 1<<63 - 1} {
		fmt.Fprint(w, d, " ", d.Seconds(), " ")
	}
	fmt.Fprintln(w)
	for _, text := range []string{"1h30m", "1.5s", "-2m", "300ms", "", "5", "1x", "1h 2m", "1us", "9999999h"} {
		d, err := time.ParseDuration(text)
		fmt.Fprintln(w, d, err)
	}
	for _, text := range []string{"2026-02-30", "2026-2-3", "2026-03-02", "x", "2026-03-02T10:00:00Z", "2024-02-29"} {
		day, err := time.Parse(time.DateOnly, text)
		fmt.Fprintln(w, day, err, day.IsZero())
	}
	end := now.AddDate(0, 1, 30)
	fmt.Fprintln(w, end, end.Sub(now), end.Sub(now).Hours(), end.Weekday(), end.Month() == time.May, end.Day(), now.AddDate(1, -2, 0))
	fmt.Fprintln(w, now.Equal(now.UTC()), now == now.UTC(), now.Compare(end), now.Truncate(time.Hour), time.Unix(1700000000, 5).UTC(), time.Time{}, time.Time{}.Unix())
	fmt.Fprintln(w, time.Duration(3)*time.Second, 2*time.Hour+30*time.Minute, int64(time.Second), time.Hour/time.Minute, time.Duration(1.5*float64(time.Second)))
	fmt.Fprintln(w, time.Monday, time.December, time.Month(13), time.Weekday(9), time.Month(0))
	m := map[time.Month]int{time.March: 3, time.January: 1}
	fmt.Fprintln(w, m, map[time.Time]bool{now: true}[now], []time.Time{now})
	switch h := now.Hour(); {
	case h < 12:
		fmt.Fprintln(w, "morning")
	default:
		fmt.Fprintln(w, "later")
	}
	fmt.Fprintf(w, "%v %s %d %T %v\n", t.lives, t.lives, t.lives, now, struct{ At time.Time }{now})
	var zero time.Time
	fmt.Fprintln(w, zero.IsZero(), zero.Before(now), now.After(zero), zero.Year(), zero.Weekday(), now.Second(), now.Minute(), now.UnixMilli())
	deadline, err := time.Parse(time.RFC3339, r.Header.Get("X-Trace"))
	fmt.Fprintln(w, deadline, err)
}
