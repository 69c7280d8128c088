//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	var i8 int8 = 127
	i8++
	var u8 uint8
	u8--
	var i16 int16 = -32768
	i16--
	var u32 uint32 = 1 << 31
	u32 *= 2
	i64 := int64(-1 << 63)
	fmt.Fprintln(w, i8, u8, i16, u32, -i64, i64/-1, i64%-1, -7/2, -7%2, 7&^5, ^3, ^uint8(3), 1<<3|1)
	var u64 uint64 = 1<<64 - 1
	s := 70
	fmt.Fprintln(w, u64, u64>>1, 1<<s, int8(-128)>>7, -5>>1)
	f := 0.1
	f += 0.2
	var f32 float32 = 16777216
	f32 += 1
	fmt.Fprintln(w, f, f32, -f*0, 1/(f-f), float32(f), int(f*10+0.9), int(-f*10), uint8(s*5))
	x := 5
	x <<= 2
	x ^= 0xff
	x %= 100
	x &^= 1
	fmt.Fprintln(w, x, x == 30, x > 1 && x < 100 || false, min(3, 1, 2), max(2.5, 1), min("b", "a"))
	const big = 1 << 100
	fmt.Fprintln(w, big>>98, uintptr(7), rune('é'), 'a'+1, string(rune(233)), 07, 0b11, 0x1p4, 1_000)
}
