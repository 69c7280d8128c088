//go:build lesson

// Package atomic does in one step what would take several. Nothing cuts in
// between the steps of a stub, so plain code does.
package atomic

func AddInt32(addr *int32, delta int32) (new int32) { *addr += delta; return *addr }
func AddInt64(addr *int64, delta int64) (new int64) { *addr += delta; return *addr }
func LoadInt32(addr *int32) (val int32)             { return *addr }
func LoadInt64(addr *int64) (val int64)             { return *addr }
func StoreInt32(addr *int32, val int32)             { *addr = val }
func StoreInt64(addr *int64, val int64)             { *addr = val }

func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool) {
	if *addr != old {
		return false
	}
	*addr = new
	return true
}

type Bool struct{ v bool }

func (x *Bool) Load() bool     { return x.v }
func (x *Bool) Store(val bool) { x.v = val }

func (x *Bool) Swap(new bool) (old bool) {
	old, x.v = x.v, new
	return old
}

func (x *Bool) CompareAndSwap(old, new bool) (swapped bool) {
	if x.v != old {
		return false
	}
	x.v = new
	return true
}

type Int32 struct{ v int32 }

func (x *Int32) Load() int32                 { return x.v }
func (x *Int32) Store(val int32)             { x.v = val }
func (x *Int32) Add(delta int32) (new int32) { x.v += delta; return x.v }

func (x *Int32) CompareAndSwap(old, new int32) (swapped bool) {
	if x.v != old {
		return false
	}
	x.v = new
	return true
}

type Int64 struct{ v int64 }

func (x *Int64) Load() int64                 { return x.v }
func (x *Int64) Store(val int64)             { x.v = val }
func (x *Int64) Add(delta int64) (new int64) { x.v += delta; return x.v }

func (x *Int64) CompareAndSwap(old, new int64) (swapped bool) {
	if x.v != old {
		return false
	}
	x.v = new
	return true
}
