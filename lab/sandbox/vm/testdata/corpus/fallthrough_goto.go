//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func grade(n int) (s string) {
	switch x := n / 10; x {
	default:
		s += "default "
		fallthrough
	case 9:
		s += "nine "
	case 8:
		s += "eight "
		if n == 85 {
			break
		}
		s += "not85 "
		fallthrough
	case 7:
		s += "seven "
	}
	return
}

func missing(n int) (ok bool) {
	switch {
	case n > 5:
		ok = true
		return
	case n > 3:
	}
	return n == 2
}

func search(grid [][]int, want int) (x, y int, found bool) {
rows:
	for y = range grid {
		for x = range grid[y] {
			switch {
			case grid[y][x] < 0:
				continue rows
			case grid[y][x] == want:
				found = true
				break rows
			}
		}
	}
	return
}

func collatz(n int) (steps int) {
again:
	if n == 1 {
		return
	}
	steps++
	if n%2 == 0 {
		n /= 2
	} else {
		n = 3*n + 1
	}
	goto again
}

func Handle(w http.ResponseWriter, r *http.Request) {
	for _, n := range []int{95, 85, 80, 70, 10} {
		fmt.Fprintln(w, n, grade(n))
	}
	fmt.Fprintln(w, missing(6), missing(4), missing(2), collatz(27))
	fmt.Fprintln(w, fmt.Sprint(search([][]int{{1, -1, 7}, {2, 7}}, 7)))
	fmt.Fprintln(w, fmt.Sprint(search([][]int{{1}, {2}}, 9)))
	var i int
	for i < 10 {
		i += 3
		if i == 6 {
			continue
		}
		if i > 8 {
			break
		}
	}
	fmt.Fprintln(w, i)
	switch f := func() bool { return false }; {
	case f():
		fmt.Fprintln(w, "never")
	case !f() && i > 0:
		fmt.Fprintln(w, "here")
	}
	switch any(i).(type) {
	case string, int:
		fmt.Fprintln(w, "string or int")
	}
}
