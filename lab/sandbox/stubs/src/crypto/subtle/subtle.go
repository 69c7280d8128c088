//go:build lesson

// Package subtle compares secrets in constant time.
package subtle

func ConstantTimeCompare(x, y []byte) int
func ConstantTimeEq(x, y int32) int
