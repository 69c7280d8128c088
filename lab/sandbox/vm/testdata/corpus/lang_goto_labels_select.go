//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

func retry(limit int) (tries int) {
again:
	tries++
	if tries < limit {
		goto again
	}
	return tries
}

func find(grid [][]int, want int) (row, column int) {
outer:
	for row = range grid {
		for column = range grid[row] {
			switch {
			case grid[row][column] < 0:
				continue outer
			case grid[row][column] == want:
				break outer
			}
		}
		column = -1
	}
	return row, column
}

func drain(events <-chan string, stop <-chan bool) (got []string) {
loop:
	for {
		select {
		case e, ok := <-events:
			switch {
			case !ok:
				break loop
			case e == "skip":
				continue loop
			case e == "":
				break
			default:
				got = append(got, e)
			}
		case <-stop:
			return append(got, "stopped")
		}
	}
	return append(got, "closed")
}

func cleanup(fail bool) (steps []string) {
	if fail {
		goto failed
	}
	steps = append(steps, "ok")
	return
failed:
	steps = append(steps, "failed")
	return
}

func Handle(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, retry(5), cleanup(true), cleanup(false))
	fmt.Fprintln(w, fmt.Sprint(find([][]int{{1, -1, 5}, {2, 5}}, 5)), fmt.Sprint(find([][]int{{1}, {2}}, 9)))
	events := make(chan string, 5)
	for _, e := range []string{"a", "skip", "", "b"} {
		events <- e
	}
	close(events)
	fmt.Fprintln(w, drain(events, nil))
	stop := make(chan bool, 1)
	stop <- true
	fmt.Fprintln(w, drain(nil, stop))
sw:
	switch r.Method {
	case "POST":
		for i := range 5 {
			if i == 2 {
				break sw
			}
			fmt.Fprint(w, i, " ")
		}
		fallthrough
	case "GET":
		fmt.Fprintln(w, "not reached")
	default:
	}
	fmt.Fprintln(w)
	for i := 0; i < 3; i++ {
		switch i {
		case 1:
			continue
		default:
			if i == 2 {
				break
			}
			fmt.Fprint(w, "i", i)
		}
		fmt.Fprintln(w, " after", i)
	}
	i := 0
loop:
	if i < 3 {
		fs := func() int { return i }
		i++
		fmt.Fprint(w, fs(), " ")
		goto loop
	}
	fmt.Fprintln(w, i)
	select {
	case v, ok := <-events:
		fmt.Fprintln(w, v == "", ok)
	default:
		fmt.Fprintln(w, "not reached: it is closed")
	}
	full := make(chan int, 1)
	for i := range 3 {
		select {
		case full <- i:
			fmt.Fprint(w, "sent ", i, " ")
		default:
			fmt.Fprint(w, "dropped ", i, " ")
		}
	}
	fmt.Fprintln(w, len(full), cap(full))
}
