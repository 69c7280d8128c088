//go:build lesson

package fix

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	b := []byte("Hello, Hello")
	fmt.Fprintln(w, bytes.Clone(nil) == nil, string(bytes.Clone(b)), bytes.ContainsAny(b, "xyz,"), bytes.EqualFold(b, []byte("hello, HELLO")), bytes.HasSuffix(b, []byte("lo")), bytes.IndexByte(b, 'o'), bytes.LastIndex(b, []byte("Hello")))
	fmt.Fprintln(w, string(bytes.Repeat([]byte("ab"), 3)), string(bytes.Replace(b, []byte("l"), []byte("L"), 2)), string(bytes.ToLower(b)), string(bytes.TrimPrefix(b, []byte("Hello"))), string(bytes.TrimSuffix(b, []byte("x"))))
	buffer := bytes.NewBufferString("start ")
	n, err := buffer.Write([]byte("bytes "))
	m, _ := buffer.WriteString("text ")
	fmt.Fprintln(w, n, err, m, buffer.String(), buffer.Len())
	fmt.Fprintf(buffer, "%d", 42)
	out, err := io.ReadAll(buffer)
	fmt.Fprintln(w, string(out), err, buffer.Len())
	_, err = buffer.ReadByte()
	fmt.Fprintln(w, err)
	own := bytes.NewBuffer([]byte("xyz"))
	c, err := own.ReadByte()
	own.Truncate(1)
	fmt.Fprintln(w, string(c), err, own.String(), bytes.ErrTooLarge)
	var reader *bytes.Reader = bytes.NewReader([]byte("read me"))
	two := make([]byte, 4)
	n, err = reader.Read(two)
	fmt.Fprintln(w, n, err, string(two), reader.Len())
	rest, err := io.ReadAll(reader)
	fmt.Fprintln(w, string(rest), err)
	var nobody *bytes.Buffer
	fmt.Fprintln(w, nobody.String())
	slice := bytes.TrimSpace([]byte("  in place  "))
	slice[0] = 'I'
	fmt.Fprintln(w, string(slice), string(bytes.TrimSpace([]byte(" \t"))) == "")
}
