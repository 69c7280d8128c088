package mockapi

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// wire is a connection that hands a request on to net/http only once its head is
// there and fit to be read. net/http hangs up on a head that dribbles in, and reads
// on where it should not; here each has its status, and a trace.
type wire struct {
	net.Conn
	limits  Limits
	refuse  func(*wire, *unfit) []byte // returns what to answer
	release func()
	closed  sync.Once
	full    bool // there are as many connections already as are served

	busy atomic.Bool // a request is being answered
	late atomic.Bool // the head took too long

	// Of whoever reads. net/http reads in one goroutine at a time.
	buffer []byte
	fit    int         // bytes of the buffer that may be handed on
	body   int64       // bytes still to come that are handed on as they are; negative for all
	clock  *time.Timer // of the head that is coming in
}

const toTheEnd = -1

// preface is how HTTP/2 starts where nobody was asked (RFC 9113 §3.4).
const preface = "PRI * HTTP/2.0\r\n"

// useHTTP1 is the answer to it in its own language: empty settings, and GOAWAY with
// the error HTTP_1_1_REQUIRED (RFC 9113 §7).
const useHTTP1 = "\x00\x00\x00\x04\x00\x00\x00\x00\x00" +
	"\x00\x00\x08\x07\x00\x00\x00\x00\x00" + "\x00\x00\x00\x00\x00\x00\x00\x0d"

func (c *wire) Read(p []byte) (int, error) {
	if c.fit == 0 && c.body == 0 {
		if err := c.readHead(); err != nil {
			return 0, err
		}
	}
	if c.fit > 0 {
		n := copy(p, c.buffer[:c.fit])
		c.fit -= n
		c.buffer = append(c.buffer[:0], c.buffer[n:]...)
		return n, nil
	}
	return c.readBody(p)
}

// readBody hands on what belongs to the request, and nothing of what comes after it.
func (c *wire) readBody(p []byte) (n int, err error) {
	if c.body > 0 && int64(len(p)) > c.body {
		p = p[:c.body]
	}
	if len(c.buffer) > 0 {
		n = copy(p, c.buffer)
		c.buffer = append(c.buffer[:0], c.buffer[n:]...)
	} else {
		n, err = c.Conn.Read(p)
	}
	if c.body > 0 {
		c.body -= int64(n)
	}
	return n, err
}

// readHead waits for a whole head, and looks at it.
func (c *wire) readHead() error {
	if c.full {
		return c.hangUp(&unfit{http.StatusServiceUnavailable, "there are too many connections"})
	}
	for {
		if end := headEnd(c.buffer); end > 0 {
			return c.take(end)
		}
		if len(c.buffer) > 0 && c.buffer[0] < ' ' && c.buffer[0] != '\r' && c.buffer[0] != '\n' {
			return c.hangUp(badRequest("it is no HTTP")) // TLS begins so, and would wait for an answer
		}
		if wrong := c.tooLong(len(c.buffer)); wrong != nil {
			return c.hangUp(wrong)
		}
		if err := c.readMore(); err != nil {
			return err
		}
	}
}

// headEnd is where the empty line after the fields ends, or 0. Empty lines in
// front of a request are passed over, as RFC 9112 §2.2 has it.
func headEnd(text []byte) int {
	start := len(text) - len(bytes.TrimLeft(text, "\r\n"))
	for _, end := range []string{"\r\n\r\n", "\n\n", "\n\r\n"} {
		if at := bytes.Index(text[start:], []byte(end)); at >= 0 {
			return start + at + len(end)
		}
	}
	return 0
}

// tooLong looks at a head of some size, which need not be all there.
func (c *wire) tooLong(size int) *unfit {
	line, _, ended := bytes.Cut(c.buffer, []byte("\n"))
	_, target, _ := bytes.Cut(line, []byte(" "))
	if len(target) > c.limits.TargetSize+len(" HTTP/1.1\r") {
		return &unfit{http.StatusRequestURITooLong, "its target is longer than is read"}
	}
	switch {
	case size <= c.limits.HeadSize:
		return nil
	case ended:
		return &unfit{http.StatusRequestHeaderFieldsTooLarge, "its fields are longer than is read"}
	default:
		return badRequest("its first line has no end")
	}
}

func (c *wire) readMore() error {
	if c.late.Load() {
		return c.hangUp(tooSlow())
	}
	var some [4 << 10]byte
	n, err := c.Conn.Read(some[:])
	if n > 0 && c.clock == nil {
		c.clock = time.AfterFunc(c.limits.Head, c.expire)
	}
	c.buffer = append(c.buffer, some[:n]...)
	switch {
	case n > 0 || err == nil:
		return nil
	case errors.Is(err, os.ErrDeadlineExceeded) && len(c.buffer) > 0:
		return c.hangUp(tooSlow())
	case errors.Is(err, io.EOF) && len(c.buffer) > 0:
		return c.hangUp(badRequest("it was cut short"))
	}
	return err
}

// tooSlow is answered only where a request has begun: to a connection that says
// nothing there is nothing to answer (RFC 9110 §15.5.9).
func tooSlow() *unfit { return &unfit{http.StatusRequestTimeout, "it took too long to come"} }

// expire ends the wait for a head.
func (c *wire) expire() {
	c.late.Store(true)
	_ = c.SetReadDeadline(time.Unix(1, 0)) // if this fails, so does the reading
}

// take lets a head through, if it is fit.
func (c *wire) take(end int) error {
	text := strings.TrimLeft(string(c.buffer[:end]), "\r\n")
	c.buffer, end = c.buffer[end-len(text):], len(text)
	if strings.HasPrefix(text, preface) {
		return c.sayLast([]byte(useHTTP1))
	}
	wrong := c.tooLong(end)
	var found head
	if wrong == nil {
		found, wrong = readHead(text)
	}
	if wrong != nil {
		return c.hangUp(wrong)
	}
	if c.clock != nil {
		c.clock.Stop()
		c.clock = nil
	}
	c.late.Store(false)
	c.fit, c.body = end, found.length
	if found.chunked {
		c.body = toTheEnd // of the connection: the answer closes it
	}
	return nil
}

// hangUp refuses a request, unless the one before it is still being answered: then
// it is refused when the turn comes to it.
func (c *wire) hangUp(wrong *unfit) error {
	if c.busy.Load() {
		return io.EOF
	}
	return c.sayLast(c.refuse(c, wrong))
}

// sayLast answers and hangs up. What is still coming in is read for a moment: a
// connection that is closed over unread bytes takes the answer with it.
func (c *wire) sayLast(answer []byte) error {
	const moment, most = 500 * time.Millisecond, 8 << 20
	end := time.AfterFunc(moment, func() { _ = c.Conn.Close() })
	defer end.Stop()
	_ = c.SetDeadline(time.Time{})
	if _, err := c.Write(answer); err == nil {
		if half, ok := c.Conn.(interface{ CloseWrite() error }); ok && half.CloseWrite() == nil {
			_, _ = io.CopyN(io.Discard, c.Conn, most)
		}
	}
	_ = c.Conn.Close() // everything has been said
	return io.EOF
}

// line is the request's first line as far as it came, for the trace.
func (c *wire) line() (method, target string) {
	line, _, _ := strings.Cut(strings.TrimLeft(string(c.buffer), "\r\n"), "\n")
	method, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	target, _, _ = strings.Cut(rest, " ")
	return shortened(method), shortened(target)
}

// follow is told by net/http how far it is.
func (c *wire) follow(state http.ConnState) { c.busy.Store(state == http.StateActive) }

func (c *wire) Close() error {
	c.closed.Do(c.release)
	return c.Conn.Close()
}

// CloseWrite lets net/http say its last word by itself, as on a plain connection.
func (c *wire) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return c.Close()
}

// secured is a wire inside TLS.
type secured struct {
	*wire
	tls   *tls.Conn
	limit time.Duration // for the handshake
}

// ConnectionState is what net/http puts into each request as its TLS. It asks
// before it reads, so that the handshake is made here; one that failed leaves a
// connection that cannot be read.
func (c *secured) ConnectionState() tls.ConnectionState {
	ctx, cancel := context.WithTimeout(context.Background(), c.limit)
	defer cancel()
	var plain tls.RecordHeaderError
	if err := c.tls.HandshakeContext(ctx); errors.As(err, &plain) && plain.Conn != nil && looksLikeHTTP(plain.RecordHeader) {
		// Nobody reads on: who speaks without TLS hears why, and no more.
		_, _ = io.WriteString(plain.Conn, "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nthis port speaks TLS: try https\n")
	}
	return c.tls.ConnectionState()
}

// looksLikeHTTP tells a request that came without TLS by its first five bytes.
func looksLikeHTTP(record [5]byte) bool {
	switch string(record[:]) {
	case "GET /", "HEAD ", "POST ", "PUT /", "PATCH", "DELET", "OPTIO":
		return true
	}
	return false
}
