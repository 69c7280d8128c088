//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type level int

const (
	low level = iota
	mid
	_
	high
)

const (
	kb = 1 << (10 * (iota + 1))
	mb
)

func (l level) String() string { return [...]string{"low", "mid", "?", "high"}[l] }

const typed int64 = 5
const str = "a" + "b"
const huge = 1e100 / 1e98

type bits uint8

const (
	read bits = 1 << iota
	write
	admin
)

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, low, high, kb, mb, typed, str, huge, len(str), high > mid)
	fmt.Fprintf(w, "%d %v %s %T\n", high, mid, low, high)
	perms := read | admin
	fmt.Fprintln(w, perms, perms&write != 0, perms&^read, perms&admin == admin)
	const c = 'x'
	var f32 float32 = 1.0 / 3
	var u8 = uint8(255)
	fmt.Fprintln(w, c, f32, u8+1, 5/2, 5/2.0, 1<<3.0)
}
