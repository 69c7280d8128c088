//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"time"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	start := time.Unix(1_700_000_000, 0)
	d := 90*time.Minute + 30*time.Second
	fmt.Fprintln(w, start.UTC(), start.Add(d).Sub(start), d, d.Hours(), d.Seconds())
	fmt.Fprintln(w, start.Add(d).After(start), start.Before(start), start.Equal(start.Add(0)), start.IsZero(), time.Time{}.IsZero())
	parsed, err := time.Parse(time.RFC3339, "2024-02-29T12:00:00Z")
	fmt.Fprintln(w, parsed, err, parsed.Weekday(), parsed.Month(), parsed.AddDate(1, 0, 0).Format(time.DateOnly))
	_, err = time.Parse(time.DateOnly, "2024-13-01")
	fmt.Fprintln(w, err)
	_, err = time.ParseDuration("1x")
	fmt.Fprintln(w, err, time.Duration(1500)*time.Microsecond, time.Duration(0))
}
