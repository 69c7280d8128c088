//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type cents int
type grade uint8

func Handle(w http.ResponseWriter, r *http.Request) {
	n := len(r.Method) - 5 // -1
	f := float64(n) * 2.5
	fmt.Fprintln(w, uint8(n), uint16(n), uint32(n), uint64(n), int8(n*200), int16(n*70000), uint(n)>>60)
	fmt.Fprintln(w, int(f), int64(-f), float32(f)/3, cents(f), grade(n), uint8(cents(300)+cents(n)))
	s := uint(n*-70) + 0
	fmt.Fprintln(w, 1<<s, int64(1)<<s, uint64(1)<<s>>s, int32(-8)>>s, uint8(s)<<1, int8(n)<<7)
	fmt.Fprintln(w, string(rune(n)), string(rune(0x1F600)), []byte("é"), string([]byte{0xff, 65}), []rune("\xffa"))
	var i8 int8 = -128
	fmt.Fprintln(w, -i8, i8/int8(n), i8*int8(n), ^i8, +i8, i8-1)
	x := 0x7fffffffffffffff
	x -= n
	fmt.Fprintln(w, x, x+1 < x, uint32(1<<32-1)+uint32(-n), 7&-7, -7>>1, -7/2, -7%3, 7%-3)
	var z float64
	inf := 1 / z
	nan := inf - inf
	fmt.Fprintln(w, inf, -inf, nan, nan == nan, nan < 1, nan != nan, max(nan, 1), min(-z, z), inf > 1e308)
	m := map[float64]int{nan: 1}
	m[nan] = 2
	_, ok := m[nan]
	fmt.Fprintln(w, len(m), ok, m[0], cents(5)/2, grade(n)+1)
}
