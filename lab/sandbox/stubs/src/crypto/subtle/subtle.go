//go:build lesson

// Package subtle compares secrets in constant time.
package subtle

func ConstantTimeCompare(x, y []byte) int
func ConstantTimeEq(x, y int32) int
func ConstantTimeByteEq(x, y uint8) int
func ConstantTimeCopy(v int, x, y []byte)
func ConstantTimeLessOrEq(x, y int) int
func ConstantTimeSelect(v, x, y int) int
func XORBytes(dst, x, y []byte) int
