//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

const (
	big   = 1 << 62
	huge  = big * 4 / 8
	third = 1.0 / 3
)

type weekday int

const (
	sunday weekday = iota
	monday
	_
	wednesday
)

const (
	kb = 1 << (10 * (iota + 1))
	mb
)

func (d weekday) String() string { return [...]string{"sun", "mon", "tue", "wed"}[d] }

func Handle(w http.ResponseWriter, r *http.Request) {
	var u8 uint8 = 250
	u8 += uint8(len(r.Method)) * 3
	var i8 int8 = -128
	fmt.Fprintln(w, u8, -i8, i8/-1, huge, third, kb, mb)
	fmt.Fprintln(w, sunday, wednesday, monday+1, fmt.Sprintf("%d %v %s", wednesday, wednesday, monday))
	x := -7
	fmt.Fprintln(w, x/2, x%2, x>>1, uint32(x)>>28, x&^5, 7&^2, 1<<len(r.Method))
	f := 1e100
	fmt.Fprintln(w, f, float32(third), int(f/3e99), int(-f/3e99), 0.1+0.2)
}
