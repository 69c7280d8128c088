//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

const (
	big  = 1 << 62
	mask = ^uint32(0)
	kb   = 1 << (10 * (iota - 1))
	mb
	third = 1.0 / 3
	huge  = 1e300 * 1e300 / 1e300
)

type level uint8

const (
	none level = iota
	_
	read
	write = read << iota
)

func caught(f func() int) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprint(p)
		}
	}()
	return fmt.Sprint(f())
}

func Handle(w http.ResponseWriter, r *http.Request) {
	var i8 int8 = 127
	i8++
	var u8 uint8
	u8--
	var i64 int64 = -1 << 63
	fmt.Fprintln(w, i8, u8, i64, -i64, i64/-1, i64%-1, i64-1)
	var i32 int32 = 1 << 30
	i32 *= 4
	var u32 uint32 = 1 << 31
	u32 <<= 1
	fmt.Fprintln(w, i32, u32, mask, ^0, ^uint8(5), 7&^2, -7/2, -7%2, 7%-2, -7>>1, 6|1^3)
	n := len(r.Method)
	fmt.Fprintln(w, 1<<n, 1<<(n+60), uint8(1)<<n<<n, uint(1)<<63>>63, -1>>n, int64(-8)>>70, 1<<n<<60)
	var shift uint = 64
	fmt.Fprintln(w, 1<<shift, uint64(1)<<shift, int32(-1)>>shift, uint8(255)>>shift)
	fmt.Fprintln(w, caught(func() int { return 1 << (n - 5) }), caught(func() int { return 10 / (n - 4) }), caught(func() int { return 10 % (n - 4) }))
	fmt.Fprintln(w, int8(n*100), uint16(-n), int64(uint32(1<<31)), float32(16777217), float64(float32(0.1)))
	f := 1e10
	fmt.Fprintln(w, int32(int64(f)), uint32(int64(f)), int64(f*1e5))
	fmt.Fprintln(w, big, uint64(1)<<63, kb, mb, third, huge, none, read, write)
	zero := float64(n - 4)
	inf, nan := 1/zero, zero/zero
	fmt.Fprintln(w, inf, -inf, nan, nan == nan, nan != nan, nan < 1, inf > 1e308, -zero, 1/-zero, zero == -zero)
	fmt.Fprintln(w, 1<<63-1, -1<<63, uint64(1<<64-1))
	fmt.Fprintln(w, 0.1+0.2, float32(0.1)+float32(0.2), 1e20, 1e21, 1e-5, 123456789.0, 100000000000000000000000.0, 5e-324, float32(1e-7))
	fmt.Fprintln(w, 'a'+1, "s"+string(rune('a'+1)), 'x'-'a', 0x1p-2, 0b1010, 0o17, 1_000_000, 0xFF)
	x := 5
	x, y := x+1, x
	x += y * 2
	x <<= 2
	x &^= 4
	x ^= 3
	x %= 7
	fmt.Fprintln(w, x, y, x&1 == 1 && y|1 == 5, !(x > y) || x<<1 > y)
	var p uintptr = 3
	fmt.Fprintln(w, p+1, uint64(p)*2)
}
