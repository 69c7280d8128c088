//go:build lesson

// Package sort puts things in order.
package sort

import "slices"

type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort is an insertion sort: it needs nothing but Less and Swap, and is stable.
func Sort(data Interface) { Stable(data) }

func Stable(data Interface) {
	for i := 1; i < data.Len(); i++ {
		for j := i; j > 0 && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// swap exchanges two elements of a slice of any type.
func swap(x any, i, j int)

// length is the length of a slice of any type.
func length(x any) int

type sliceOf struct {
	x    any
	less func(i, j int) bool
}

func (s sliceOf) Len() int           { return length(s.x) }
func (s sliceOf) Less(i, j int) bool { return s.less(i, j) }
func (s sliceOf) Swap(i, j int)      { swap(s.x, i, j) }

func Slice(x any, less func(i, j int) bool)       { Stable(sliceOf{x, less}) }
func SliceStable(x any, less func(i, j int) bool) { Stable(sliceOf{x, less}) }

func Strings(x []string)   { slices.Sort(x) }
func Ints(x []int)         { slices.Sort(x) }
func Float64s(x []float64) { slices.Sort(x) }

type reverse struct{ Interface }

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

func Reverse(data Interface) Interface { return &reverse{data} }

type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

func Search(n int, f func(int) bool) int {
	low, high := 0, n
	for low < high {
		if middle := (low + high) / 2; !f(middle) {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

func SearchInts(a []int, x int) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}
