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

type Float64Slice []float64

func (x Float64Slice) Len() int           { return len(x) }
func (x Float64Slice) Less(i, j int) bool { return x[i] < x[j] || x[i] != x[i] && x[j] == x[j] }
func (x Float64Slice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

func (x StringSlice) Sort()  { Sort(x) }
func (x IntSlice) Sort()     { Sort(x) }
func (x Float64Slice) Sort() { Sort(x) }

func (p StringSlice) Search(x string) int   { return SearchStrings(p, x) }
func (p IntSlice) Search(x int) int         { return SearchInts(p, x) }
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }

func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

func SliceIsSorted(x any, less func(i, j int) bool) bool { return IsSorted(sliceOf{x, less}) }
func StringsAreSorted(x []string) bool                   { return slices.IsSorted(x) }
func IntsAreSorted(x []int) bool                         { return slices.IsSorted(x) }
func Float64sAreSorted(x []float64) bool                 { return slices.IsSorted(x) }

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

func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

func Find(n int, cmp func(int) int) (i int, found bool) {
	i = Search(n, func(i int) bool { return cmp(i) <= 0 })
	return i, i < n && cmp(i) == 0
}
