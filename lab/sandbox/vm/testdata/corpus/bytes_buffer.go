//go:build lesson

package corpus

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

func Handle(w http.ResponseWriter, r *http.Request) {
	var buffer bytes.Buffer
	n, err := io.Copy(&buffer, r.Body)
	fmt.Fprintln(w, n, err, buffer.Len(), buffer.String())
	r.Body = io.NopCloser(bytes.NewReader(buffer.Bytes()))
	var sent struct {
		Amount int
		Tags   []string
	}
	fmt.Fprintln(w, json.NewDecoder(r.Body).Decode(&sent), sent)
	buffer.Reset()
	json.NewEncoder(&buffer).Encode(map[string]int{"b": 1, "a": 2})
	fmt.Fprintf(&buffer, "%d-%s", 5, "x")
	buffer.WriteByte('!')
	buffer.WriteRune('é')
	fmt.Fprintf(w, "%q\n", buffer.String())
	piece := make([]byte, 4)
	got, err := buffer.Read(piece)
	c, _ := buffer.ReadByte()
	fmt.Fprintln(w, got, err, string(piece), c, buffer.Len())
	buffer.Truncate(2)
	rest, err := io.ReadAll(&buffer)
	fmt.Fprintln(w, string(rest), err)
	_, err = buffer.Read(piece)
	fmt.Fprintln(w, err, err == io.EOF)

	line := []byte("  Bearer abc.def  ")
	trimmed := bytes.TrimSpace(line)
	fmt.Fprintf(w, "%q %d %v\n", trimmed, len(trimmed), bytes.TrimSpace([]byte(" \t")) == nil)
	before, after, found := bytes.Cut(trimmed, []byte(" "))
	fmt.Fprintf(w, "%q %q %v %v\n", before, after, found, bytes.Equal(before, []byte("Bearer")))
	for _, part := range bytes.Split(after, []byte(".")) {
		fmt.Fprintf(w, "%q;", part)
	}
	for _, part := range bytes.Split([]byte("ab"), nil) {
		fmt.Fprintf(w, "%q", part)
	}
	fmt.Fprintf(w, "%q %q\n", bytes.Join([][]byte{[]byte("a"), []byte("b")}, []byte(", ")), bytes.ToUpper([]byte("abc")))
	trimmed[0] = 'X'
	fmt.Fprintln(w, string(line), bytes.HasPrefix(line, []byte("  X")), bytes.Index(line, []byte("abc")), bytes.Compare([]byte("a"), []byte("b")))
	fmt.Fprintln(w, string(bytes.ReplaceAll(line, []byte("abc"), []byte("z"))), bytes.Contains(line, nil), bytes.Count(line, []byte("e")))
}
