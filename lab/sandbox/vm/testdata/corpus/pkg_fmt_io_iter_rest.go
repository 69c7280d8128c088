//go:build lesson

package fix

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"log"
	"maps"
	"net/http"
	"slices"
	"strings"
)

type level int

type half struct{ r io.Reader }

func (h half) Read(p []byte) (int, error) { return h.r.Read(p[:(len(p)+1)/2]) }

type failing struct{}

func (failing) Write(p []byte) (int, error) { return 0, io.ErrShortWrite }

type pipe struct{ bytes.Buffer }

func (*pipe) Close() error { return errors.ErrUnsupported }

func scans(w http.ResponseWriter) {
	var n, m int
	var word string
	var f float64
	var l level
	fmt.Fprint(w, fmt.Sprint(fmt.Sscanf("inv-12 of 7", "inv-%d of %d", &n, &m)), n, m, "\n")
	fmt.Fprint(w, fmt.Sprint(fmt.Sscan("word 3 2.5 4", &word, &n, &f, &l)), word, n, f, l, "\n")
	fmt.Fprint(w, fmt.Sprint(fmt.Sscanf("x", "%d", &n)), fmt.Sprint(fmt.Sscanf("", "%d", &n)), fmt.Sprint(fmt.Sscanf("1 2", "%d", &n)), n, "\n")
	fmt.Fprint(w, fmt.Sprint(fmt.Sscanln("a 5\nrest", &word, &m)), word, m, fmt.Sprint(fmt.Sscanln("a", &word, &m)), "\n")
}

func counting(log *[]string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		defer func() { *log = append(*log, "ended") }()
		for i := 0; yield(i, fmt.Sprint("n", i)); i++ {
		}
	}
}

func pulls(w http.ResponseWriter) {
	var log []string
	next, stop := iter.Pull2(counting(&log))
	for range 2 {
		fmt.Fprint(w, fmt.Sprint(next()), " ")
	}
	stop()
	stop()
	fmt.Fprint(w, fmt.Sprint(next()), log, "\n")
	one, end := iter.Pull(maps.Keys(map[string]int{"only": 1}))
	fmt.Fprint(w, fmt.Sprint(one()), fmt.Sprint(one()), fmt.Sprint(one()), "\n")
	end()
	unused, drop := iter.Pull(slices.Values([]int{1}))
	drop()
	fmt.Fprint(w, fmt.Sprint(unused()), "\n")
	bad, _ := iter.Pull(func(yield func(int) bool) {
		yield(1)
		panic("in the sequence")
	})
	bad()
	func() {
		defer func() { fmt.Fprintln(w, recover()) }()
		bad()
	}()
	fmt.Fprintln(w, fmt.Sprint(bad()))
}

func Handle(w http.ResponseWriter, r *http.Request) {
	scans(w)
	pulls(w)
	line := fmt.Append([]byte("a"), 1, 2, "x")
	line = fmt.Appendln(fmt.Appendf(line, "%03d", 7), "end", nil)
	fmt.Fprint(w, string(line))
	var stringer fmt.Stringer
	var formatter fmt.Formatter
	var goStringer fmt.GoStringer
	var state fmt.State
	fmt.Fprintln(w, stringer == nil, formatter == nil, goStringer == nil, state == nil)

	both := io.MultiReader(strings.NewReader("one "), strings.NewReader(""), half{strings.NewReader("two")})
	var copied strings.Builder
	all, err := io.ReadAll(io.TeeReader(both, &copied))
	fmt.Fprintln(w, string(all), err, copied.String())
	var left, right strings.Builder
	n, err := io.MultiWriter(&left, &right).Write([]byte("twice"))
	fmt.Fprintln(w, n, err, left.String(), right.String())
	n, err = io.MultiWriter(&left, failing{}, &right).Write([]byte("x"))
	fmt.Fprintln(w, n, err, left.String(), right.String())
	buffer := make([]byte, 4)
	for _, text := range []string{"long enough", "abc", ""} {
		n, err := io.ReadFull(half{strings.NewReader(text)}, buffer)
		m, merr := io.ReadAtLeast(strings.NewReader(text), buffer, 2)
		k, kerr := io.CopyN(&left, strings.NewReader(text), 3)
		fmt.Fprintln(w, n, err, m, merr, k, kerr)
	}
	_, err = io.ReadAtLeast(strings.NewReader("x"), buffer, 9)
	_, terr := io.TeeReader(strings.NewReader("x"), failing{}).Read(buffer)
	fmt.Fprintln(w, err, terr, io.ErrShortBuffer, io.ErrNoProgress, io.ErrUnexpectedEOF)
	limited := &io.LimitedReader{R: strings.NewReader("limited"), N: 3}
	n, err = limited.Read(buffer)
	rest, rerr := limited.Read(buffer)
	fmt.Fprintln(w, n, err, rest, rerr, limited.N)
	io.WriteString(io.Discard, "gone")

	var p any = &pipe{}
	_, isWriteCloser := p.(io.WriteCloser)
	_, isReadWriter := p.(io.ReadWriter)
	_, isReadWriteCloser := p.(io.ReadWriteCloser)
	_, isReadCloser := p.(io.ReadCloser)
	_, isByteReader := p.(io.ByteReader)
	_, isByteWriter := p.(io.ByteWriter)
	_, isStringWriter := p.(io.StringWriter)
	fmt.Fprintln(w, isWriteCloser, isReadWriter, isReadWriteCloser, isReadCloser, isByteReader, isByteWriter, isStringWriter, p.(io.Closer).Close())
	var reader any = strings.NewReader("")
	_, isRuneReader := reader.(io.RuneReader)
	_, isWriterTo := reader.(io.WriterTo)
	_, isReaderFrom := reader.(io.ReaderFrom)
	fmt.Fprintln(w, isRuneReader, isWriterTo, isReaderFrom)

	log.Print("kept", 1)
	for _, f := range []func(){func() { log.Panic("a", 1) }, func() { log.Panicf("%d", 2) }, func() { log.Panicln("b") }} {
		func() {
			defer func() { fmt.Fprintf(w, "%q ", recover()) }()
			f()
		}()
	}
	fmt.Fprintln(w)
}
