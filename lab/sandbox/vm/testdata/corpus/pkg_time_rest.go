//go:build lesson

package fix

import (
	"errors"
	"fmt"
	"net/http"
	"time"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	t := time.Date(2026, time.March, 2, 10, 30, 15, 123456789, time.UTC)
	var zone *time.Location = time.FixedZone("CET", 3600)
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	isoYear, week := t.ISOWeek()
	name, offset := t.In(zone).Zone()
	fmt.Fprintln(w, year, month, day, hour, minute, second, isoYear, week, name, offset, t.YearDay(), t.Nanosecond(), t.UnixMicro(), t.UnixNano(), t.IsDST())
	fmt.Fprintln(w, t.In(zone), t.In(zone).Location(), t.Location().String(), t.Round(time.Hour), t.In(zone).Equal(t), t.In(zone) == t, string(t.AppendFormat([]byte("at "), time.Kitchen)), t.GoString(), t.String())
	for _, layout := range []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339Nano, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, "2006-002 .9", "Jan 2 15h"} {
		fmt.Fprintln(w, t.In(zone).Format(layout))
	}
	fmt.Fprintln(w, time.Date(2026, 13, 32, 25, 61, 0, 0, zone), time.Date(2024, 2, 30, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, 0, 0, 0, 0, 0, time.UTC))
	fmt.Fprintln(w, time.UnixMilli(1700000000123).UTC(), time.UnixMicro(-1).UTC(), time.UnixMilli(0).UTC())
	local, err := time.ParseInLocation("2006-01-02 15:04", "2026-03-02 10:00", zone)
	fmt.Fprintln(w, local, err, local.UTC())
	_, err = time.Parse(time.RFC3339, "2026-13-02T10:00:00Z")
	var failed *time.ParseError
	fmt.Fprintln(w, errors.As(err, &failed), failed.Layout, failed.Value, failed.LayoutElem, failed.ValueElem, failed.Message, failed.Error())
	d := 2*time.Hour - 1500*time.Millisecond
	fmt.Fprintln(w, (-d).Abs(), d.Microseconds(), d.Nanoseconds(), d.Round(time.Second), d.Truncate(time.Minute), d.String(), time.March.String(), time.Sunday.String(), d.Round(time.Hour), time.Duration(1<<63-1).Round(time.Hour))
	fmt.Fprintf(w, "%v %+v %s %#v %d %T\n", t, []time.Time{t}, zone, d, d, zone)
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		t.In(nil)
	}()
}
