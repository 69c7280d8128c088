//go:build lesson

package fix

import (
	"fmt"
	"net/http"
)

type reader interface{ Read() string }
type closer interface{ Close() string }
type readCloser interface {
	reader
	closer
}
type file struct{ name string }

func (f *file) Read() string { return "read " + f.name }
func (f file) Close() string { return "close " + f.name }

type logged struct {
	readCloser
	log []string
}

func (l *logged) Read() string {
	l.log = append(l.log, "read")
	return l.readCloser.Read()
}

func Handle(w http.ResponseWriter, r *http.Request) {
	l := &logged{readCloser: &file{r.PathValue("id")}}
	var rc readCloser = l
	fmt.Fprintln(w, rc.Read(), rc.Close(), l.log)
	_, isReader := any(file{}).(reader)
	_, isCloser := any(file{}).(closer)
	fmt.Fprintln(w, isReader, isCloser)
	read := (*file).Read
	closing := file.Close
	fmt.Fprintln(w, read(&file{"a"}), closing(file{"b"}))
	bound := l.Read
	l.readCloser = &file{"changed"}
	fmt.Fprintln(w, bound(), len(l.log))
}
