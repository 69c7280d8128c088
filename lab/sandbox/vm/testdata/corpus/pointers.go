//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type node struct {
	val  int
	next *node
	arr  [3]int
	in   struct{ deep struct{ x int } }
}

func swap(a, b *int) { *a, *b = *b, *a }

func modify(n node) node { n.val = 99; n.arr[0] = 99; return n }

type wrapper struct{ p **int }

func Handle(w http.ResponseWriter, r *http.Request) {
	x, y := 1, 2
	swap(&x, &y)
	fmt.Fprintln(w, x, y)
	n := node{val: 1}
	m := modify(n)
	fmt.Fprintln(w, n.val, n.arr, m.val, m.arr)
	pa := &n.arr[1]
	*pa = 5
	px := &n.in.deep.x
	*px = 6
	n2 := n
	*pa = 7
	fmt.Fprintln(w, n.arr, n2.arr, n.in.deep.x, n2.in, pa == &n.arr[1], pa == &n2.arr[1])
	n = node{val: 4}
	fmt.Fprintln(w, *pa, *px, n.arr)
	var list *node
	for i := range 3 {
		list = &node{val: i, next: list}
	}
	for l := list; l != nil; l = l.next {
		fmt.Fprint(w, l.val, " ")
	}
	ip := &x
	ww := wrapper{&ip}
	**ww.p = 77
	ip2 := new(int)
	*ww.p = ip2
	fmt.Fprintln(w, x, *ip, ip == ip2)
	ps := &[]int{1, 2}
	(*ps)[0] = 9
	*ps = append(*ps, 3)
	fmt.Fprintln(w, *ps, len(*ps))
	parr := &[2]int{1, 2}
	for i, v := range parr {
		parr[1] = 50
		fmt.Fprint(w, i, v, " ")
	}
	arr := [2]int{1, 2}
	for i, v := range arr {
		arr[1] = 50
		fmt.Fprint(w, i, v, " ")
	}
	mp := map[string]*node{"a": {val: 1}}
	mp["a"].val++
	fmt.Fprintln(w, mp["a"].val, parr[:1], len(parr))
	var i any = n
	n.val = 1000
	fmt.Fprintln(w, i.(node).val, new(node).val)
	var np *node
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		np.arr[0] = 1
	}()
	e1, e2 := &struct{ a int }{}, &struct{ a int }{}
	fmt.Fprintln(w, e1 == e2, *e1 == *e2)
}
