//go:build lesson

package fix

import (
	"fmt"
	"net/http"
	"time"
)

type Perm uint8

const (
	Read Perm = 1 << iota
	Write
	_
	Admin
	All = Read | Write | Admin
)

type Weight float32

const (
	c0 = iota * 10
	c1
	c2 string = "s"
	c3
	c4, c5 = iota, -iota
	_, _
	c6, c7
)

const (
	timeout        = 2 * time.Minute / 3
	ratio          = 7 / 2 * 1.0
	exact          = 7 / 2.0
	huge           = 1 << 100 >> 98
	rune1          = 'a' + 1
	text           = "con" + "stant"
	long           = len(text) * 2
	flag           = long > 10 && !(ratio == exact)
	w1      Weight = 1.0 / 3
	mask           = ^Perm(0)
	neg            = -5 % 3
	compl          = ^5
	bits           = 0xF0 &^ 0x30
)

func (p Perm) Has(q Perm) bool { return p&q == q }

func (p *Perm) Add(q Perm) { *p |= q }

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, Read, Write, Admin, All, c0, c1, c2, c3, c4, c5, c6, c7)
	fmt.Fprintln(w, timeout, ratio, exact, huge, rune1, string(rune(rune1)), text, long, flag, w1, mask, neg, compl, bits)
	p := Read
	p.Add(Admin)
	fmt.Fprintln(w, p, p.Has(Write), p.Has(Admin|Read), All.Has(p), p&^Read, Perm.Has(p, Read))
	const local = iota + 3
	var f32 float32 = 1 << 24
	var x uint8 = 255
	fmt.Fprintln(w, local, f32+1, x+1, x<<1>>1, int8(x), uint16(x)<<8, 1.0<<3, len([long]int{}))
	var d time.Duration = 1500
	fmt.Fprintln(w, d, d*time.Microsecond, 3*time.Second/2, time.Duration(2.5*float64(time.Second)))
	const big = 1 << 62
	fmt.Fprintln(w, big, uint64(big)<<1, big/3*3 == big, 'x' == 120, "a" < "b", complement(7))
	switch day := 3; {
	case day == local:
		fmt.Fprintf(w, "%T %T %T %T %T\n", c0, rune1, ratio, w1, timeout)
	}
}

func complement(n int8) int8 { return ^n }
