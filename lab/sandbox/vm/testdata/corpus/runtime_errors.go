//go:build lesson

package corpus

import (
	"fmt"
	"net/http"
)

func caught(f func()) (text string) {
	defer func() {
		r := recover()
		err, isError := r.(error)
		_, isRuntime := r.(interface{ RuntimeError() })
		text = fmt.Sprintf("%T|%v|%v|%v|", r, r, isError, isRuntime) + fmt.Sprint(err, 1, true)
	}()
	f()
	return "fine"
}

type pair struct{ a, b int }

func Handle(w http.ResponseWriter, r *http.Request) {
	n := len(r.Method)
	var none map[string]int
	var p *pair
	var f func()
	var anything any = "text"
	var unhashable any = []int{1}
	list := []int{1, 2, 3}
	for _, f := range []func(){
		func() { none["a"] = 1 },
		func() { p.a = 1 },
		func() { f() },
		func() { _ = 1 / (n - n) },
		func() { _ = anything.(int) },
		func() { _ = anything.(fmt.Stringer) },
		func() { _ = list[n] },
		func() { _ = list[n:] },
		func() { _ = list[2 : n-3] },
		func() { _ = "abc"[n] },
		func() { _ = "abc"[n:] },
		func() { _ = [4]int(list) },
		func() { _ = make([]int, n-9) },
		func() { _ = 1 << (n - 9) },
		func() { _ = unhashable == unhashable },
		func() { _ = map[any]int{unhashable: 1} },
		func() { _ = map[any]int{}[unhashable] },
		func() { panic(nil) },
		func() { panic(fmt.Errorf("mine %d", n)) },
		func() { panic(pair{1, n}) },
	} {
		fmt.Fprintln(w, caught(f))
	}
}
