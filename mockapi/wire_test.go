package mockapi_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"authlab/lab"
	"authlab/mockapi"
	"authlab/mockapi/world"
)

// within listens with limits of its own, so that no test has to wait for long.
func within(t testing.TB, change func(*mockapi.Limits)) *mockapi.Server {
	t.Helper()
	limits := mockapi.DefaultLimits()
	change(&limits)
	server, err := mockapi.Listen(mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{}), "127.0.0.1:0", mockapi.Within(limits))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// client is one connection to a server.
type client struct {
	net.Conn
	t      testing.TB
	answer *bufio.Reader
}

func dial(t testing.TB, server *mockapi.Server) *client {
	t.Helper()
	connection, err := net.Dial("tcp", strings.TrimPrefix(server.BaseURL(), "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	if err := connection.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	return &client{connection, t, bufio.NewReader(connection)}
}

// say writes as much as the server takes: it may hang up in the middle.
func (c *client) say(text string) *client {
	_, _ = io.WriteString(c, text)
	return c
}

// endOfRequests says that nothing more will come.
func (c *client) endOfRequests() { _ = c.Conn.(*net.TCPConn).CloseWrite() }

// hear reads one answer. The status is 0 where the server hung up without one.
func (c *client) hear() (status int, header http.Header, body string) {
	c.t.Helper()
	response, err := http.ReadResponse(c.answer, nil)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || isReset(err) {
		return 0, nil, ""
	}
	if err != nil {
		c.t.Fatal(err)
	}
	text, err := io.ReadAll(response.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	if err := response.Body.Close(); err != nil {
		c.t.Fatal(err)
	}
	return response.StatusCode, response.Header, string(text)
}

func isReset(err error) bool {
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

// hungUp reports whether the server has said its last word.
func (c *client) hungUp() bool {
	_, err := c.answer.ReadByte()
	return errors.Is(err, io.EOF)
}

const (
	post  = "POST /login HTTP/1.1\r\nHost: localhost\r\n"
	index = "GET / HTTP/1.1\r\nHost: localhost\r\n"
	form  = `{"name":"ana","password":"ana-pw"}`
)

// TestUnfitRequests: each has its status, is a problem document, ends its
// connection, leaves an exchange with a trace, and harms nobody who comes after.
func TestUnfitRequests(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	for name, test := range map[string]struct {
		say    string
		status int
	}{
		"1 MB of fields":              {index + "X: " + long + "\r\n\r\n", 431},
		"many fields":                 {index + strings.Repeat("X: y\r\n", 10_000) + "\r\n", 431},
		"a field too many":            {index + "X: " + long[:16<<10] + "\r\n\r\n", 431},
		"a long target":               {"GET /" + long[:9<<10] + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414},
		"a target of 1 MB":            {"GET /" + long + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 414},
		"no end of a line":            {long, 400},
		"a length and a coding":       {post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
		"a coding and a length":       {post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400},
		"two lengths":                 {post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400},
		"two lengths alike":           {post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 400},
		"a list of lengths":           {post + "Content-Length: 2, 2\r\n\r\n{}", 400},
		"a length with a sign":        {post + "Content-Length: +2\r\n\r\n{}", 400},
		"a length in hex":             {post + "Content-Length: 0x2\r\n\r\n{}", 400},
		"two codings":                 {post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", 400},
		"another coding":              {post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
		"a coding nobody knows":       {post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400},
		"a coding in HTTP/1.0":        {"POST /login HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
		"a folded field":              {index + "X: a\r\n b\r\n\r\n", 400},
		"a coding in a folded field":  {post + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", 400},
		"a fold in front":             {"GET / HTTP/1.1\r\n Host: localhost\r\n\r\n", 400},
		"a bare CR in a field":        {index + "X: a\rContent-Length: 5\r\n\r\n", 400},
		"a bare CR in the first line": {"GET /\r HTTP/1.1\r\nHost: localhost\r\n\r\n", 400},
		"a space before the colon":    {post + "Content-Length : 2\r\n\r\n{}", 400},
		"no host":                     {"GET / HTTP/1.1\r\n\r\n", 400},
		"a version to come":           {"GET / HTTP/3.0\r\nHost: localhost\r\n\r\n", 505},
		"no version":                  {"GET /\r\n\r\n", 400},
		"cut short":                   {"GET / HTTP/1.1\r\nHo", 400},
		"a zero byte":                 {index + "X: a\x00b\r\n\r\n", 400},
	} {
		t.Run(name, func(t *testing.T) {
			server := within(t, func(*mockapi.Limits) {})
			c := dial(t, server).say(test.say)
			c.endOfRequests()
			status, header, body := c.hear()
			if status != test.status || !c.hungUp() {
				t.Errorf("%d, want %d and the end of the connection", status, test.status)
			}
			if header.Get("Content-Type") != "application/problem+json" || header.Get("Cache-Control") != "no-store" {
				t.Errorf("it is no problem document, or may be stored: %v %s", header, body)
			}
			got := <-server.Outside()
			if got.Response.Status != test.status || got.Trace.StoppedAt() != lab.GateRoute || got.ID != header.Get("X-Request-Id") {
				t.Errorf("recorded as %d at %s, %s", got.Response.Status, got.Trace.StoppedAt(), got.ID)
			}
			if after, _, _ := dial(t, server).say(index + "\r\n").hear(); after != 200 {
				t.Errorf("afterwards: %d", after)
			}
		})
	}
}

// TestFitRequests are the positive controls: what is unusual and yet fit to be read.
func TestFitRequests(t *testing.T) {
	for name, test := range map[string]struct {
		say    string
		status int
	}{
		"plain":                   {index + "\r\n", 200},
		"HTTP/1.0":                {"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n", 200},
		"HTTP/1.0 without a host": {"GET / HTTP/1.0\r\n\r\n", 200},
		"empty lines in front":    {"\r\n\r\n" + index + "\r\n", 200},
		"a tab in a field":        {index + "X: a\tb\r\n\r\n", 200},
		"a target of 8,000 bytes": {"GET /?" + strings.Repeat("x", 7990) + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 200},
		"15 KiB of fields":        {index + "X: " + strings.Repeat("x", 15<<10) + "\r\n\r\n", 200},
		"a length":                {post + fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(form), form), 200},
		"chunks":                  {post + fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(form), form), 200},
		"TRACE":                   {"TRACE /invoices HTTP/1.1\r\nHost: localhost\r\n\r\n", 501},
		"CONNECT":                 {"CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n", 501},
	} {
		t.Run(name, func(t *testing.T) {
			server := within(t, func(*mockapi.Limits) {})
			status, header, body := dial(t, server).say(test.say).hear()
			if status != test.status || strings.Contains(body, "TRACE") {
				t.Errorf("%d %s, want %d", status, body, test.status)
			}
			if _, there := header["Allow"]; there {
				t.Errorf("Allow of a %d: %v", status, header["Allow"])
			}
		})
	}
}

// TestNoSecondRequestIsSmuggled: what stands behind a body of a known length is the
// next request, looked at like the first, and what stands behind chunks is not read.
func TestNoSecondRequestIsSmuggled(t *testing.T) {
	first := post + fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(form), form)
	for name, test := range map[string]struct {
		second string
		status int
	}{
		"a good one":   {index + "\r\n", 200},
		"a folded one": {index + "X: a\r\n b\r\n\r\n", 400},
		"half a one":   {"GET / HT", 400},
	} {
		t.Run(name, func(t *testing.T) {
			c := dial(t, within(t, func(*mockapi.Limits) {})).say(first + test.second)
			c.endOfRequests()
			if status, _, _ := c.hear(); status != 200 {
				t.Errorf("the first: %d", status)
			}
			if status, _, _ := c.hear(); status != test.status {
				t.Errorf("the second: %d, want %d", status, test.status)
			}
		})
	}
	chunked := post + fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(form), form)
	c := dial(t, within(t, func(*mockapi.Limits) {})).say(chunked + index + "\r\n")
	if status, _, _ := c.hear(); status != 200 || !c.hungUp() {
		t.Errorf("chunks: %d, and the connection goes on", status)
	}
}

// TestSlowRequests: a head or a body that dribbles in is answered 408, and a
// connection that says nothing is closed without a word.
func TestSlowRequests(t *testing.T) {
	hasty := func(l *mockapi.Limits) {
		l.Head, l.Request, l.Idle = 50*time.Millisecond, 100*time.Millisecond, 50*time.Millisecond
	}
	for name, test := range map[string]struct {
		say    string
		status int
	}{
		"half a line":           {"GET / HT", 408},
		"half the fields":       {index + "X: y\r\n", 408},
		"half a body":           {post + "Content-Length: 90\r\n\r\n{", 408},
		"half a chunk":          {post + "Transfer-Encoding: chunked\r\n\r\n5\r\n{", 408},
		"nothing":               {"", 0},
		"half a second line":    {index + "\r\n" + "GET", 408},
		"nothing after a first": {index + "\r\n", 0},
	} {
		t.Run(name, func(t *testing.T) {
			c := dial(t, within(t, hasty)).say(test.say)
			if strings.HasPrefix(test.say, index+"\r\n") {
				if status, _, _ := c.hear(); status != 200 {
					t.Fatalf("the first: %d", status)
				}
			}
			if status, _, _ := c.hear(); status != test.status || !c.hungUp() {
				t.Errorf("%d, want %d and the end of the connection", status, test.status)
			}
		})
	}
}

// TestADribbleIsCutOff sends a byte whenever the server lives on: a limit that
// started anew with each byte would never end.
func TestADribbleIsCutOff(t *testing.T) {
	c := dial(t, within(t, func(l *mockapi.Limits) { l.Head = 50 * time.Millisecond })).say(index)
	every := time.NewTicker(time.Millisecond)
	defer every.Stop()
	over := make(chan struct{})
	go func() {
		defer close(over)
		for range every.C {
			if _, err := io.WriteString(c, "X"); err != nil {
				return
			}
		}
	}()
	if status, _, _ := c.hear(); status != 408 {
		t.Errorf("%d", status)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	<-over
}

// TestABodyAnnouncedTooLong is refused before it is read, by who may send it and
// where: without a 100 (Continue), and without a byte of the 100 MB.
func TestABodyAnnouncedTooLong(t *testing.T) {
	const announced = "Content-Length: 104857600\r\n"
	server := within(t, func(*mockapi.Limits) {})
	for _, test := range []struct {
		who, target, expect string
		status              int
	}{
		{"fin", "/refunds", "", 413},
		{"fin", "/refunds", "Expect: 100-continue\r\n", 413},
		{"sue", "/refunds", "Expect: 100-continue\r\n", 403},
		{"nobody", "/refunds", "Expect: 100-continue\r\n", 401},
		{"nobody", "/login", "Expect: 100-continue\r\n", 413},
		{"nobody", "/nowhere", "Expect: 100-continue\r\n", 404},
	} {
		key, _ := lab.FindKey(server.Keys(), test.who, "")
		credential := ""
		if key.Header != "" {
			credential = key.Header + ": " + key.Value + "\r\n"
		}
		c := dial(t, server).say("POST " + test.target + " HTTP/1.1\r\nHost: localhost\r\n" + credential + announced + test.expect + "\r\n")
		if status, _, _ := c.hear(); status != test.status || !c.hungUp() {
			t.Errorf("%s %s %s: %d, want %d and the end of the connection", test.who, test.target, test.expect, status, test.status)
		}
	}
	key, _ := lab.FindKey(server.Keys(), "fin", "")
	small := "{}"
	c := dial(t, server).say("POST /refunds HTTP/1.1\r\nHost: localhost\r\n" + key.Header + ": " + key.Value + "\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
	if status, _, _ := c.hear(); status != 100 {
		t.Errorf("a small body: %d", status)
	}
	if status, _, _ := c.say(small).hear(); status != 400 {
		t.Errorf("then: %d", status)
	}
}

// TestABodyTooLongInChunks announces nothing.
func TestABodyTooLongInChunks(t *testing.T) {
	server := within(t, func(*mockapi.Limits) {})
	key, _ := lab.FindKey(server.Keys(), "fin", "")
	chunk := fmt.Sprintf("%x\r\n%s\r\n", 32<<10, strings.Repeat("x", 32<<10))
	c := dial(t, server).say("POST /refunds HTTP/1.1\r\nHost: localhost\r\n" + key.Header + ": " + key.Value + "\r\nTransfer-Encoding: chunked\r\n\r\n")
	c.say(strings.Repeat(chunk, 64))
	if status, _, _ := c.hear(); status != 413 || !c.hungUp() {
		t.Errorf("%d, want 413 and the end of the connection", status)
	}
}

// TestHTTP2IsToldToUseHTTP1 in its own language (RFC 9113 §7).
func TestHTTP2IsToldToUseHTTP1(t *testing.T) {
	c := dial(t, within(t, func(*mockapi.Limits) {})).say("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00")
	answer, err := io.ReadAll(c.answer)
	if err != nil || len(answer) != 26 || answer[3] != 4 || answer[12] != 7 || answer[25] != 0xd {
		t.Errorf("%x, %v: not SETTINGS and GOAWAY with HTTP_1_1_REQUIRED", answer, err)
	}
}

// TestTooManyConnections: one more than are served hears 503, as many again are
// hung up on, and there is room when one goes.
func TestTooManyConnections(t *testing.T) {
	server := within(t, func(l *mockapi.Limits) { l.Connections = 2 })
	first, second := dial(t, server), dial(t, server)
	for _, c := range []*client{first, second} {
		if status, _, _ := c.say(index + "\r\n").hear(); status != 200 {
			t.Errorf("%d", status)
		}
	}
	status, header, _ := dial(t, server).hear()
	if status != 503 || header.Get("Retry-After") == "" {
		t.Errorf("the third: %d %v", status, header)
	}
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	for status != 200 { // until the server has seen that it is closed
		c := dial(t, server).say(index + "\r\n")
		if status, _, _ = c.hear(); status != 200 && status != 503 && status != 0 {
			t.Fatalf("in its place: %d", status)
		}
		_ = c.Close()
	}
}

// TestDrain lets a request that is under way come to its end, and no other begin.
func TestDrain(t *testing.T) {
	started, finish := make(chan struct{}), make(chan struct{})
	backend := &elsewhere{answer: func(w *world.World) (lab.Exchange, *world.World, error) {
		close(started)
		<-finish
		return lab.Exchange{Response: lab.Response{Status: 418}}, w, nil
	}}
	server := serve(t, mockapi.New(newWorld(1, lab.Hidden), mockapi.Options{Backend: backend}))
	under := dial(t, server).say("GET /invoices/inv-2001 HTTP/1.1\r\nHost: localhost\r\n\r\n")
	<-started
	drained := make(chan error)
	go func() { drained <- server.Drain() }()
	for { // until it does not listen any more
		connection, err := net.Dial("tcp", strings.TrimPrefix(server.BaseURL(), "http://"))
		if err != nil {
			break
		}
		_ = connection.Close()
	}
	close(finish)
	if status, _, _ := under.hear(); status != 418 {
		t.Errorf("what was under way: %d", status)
	}
	if err := <-drained; err != nil {
		t.Error(err)
	}
}

// TestDrainIsBounded: who does not come to an end is hung up on.
func TestDrainIsBounded(t *testing.T) {
	server := within(t, func(l *mockapi.Limits) { l.Drain = 20 * time.Millisecond })
	c := dial(t, server).say(index + "X: y\r\n")
	if err := server.Drain(); err != nil {
		t.Error(err)
	}
	if !c.hungUp() {
		t.Error("it goes on")
	}
}

// TestTheServerAsAWhole is nothing that anybody could be sent to: only OPTIONS may ask
// of it, and that is a method nothing here has (RFC 9112 §3.2.4, RFC 9110 §9.1).
func TestTheServerAsAWhole(t *testing.T) {
	server := within(t, func(*mockapi.Limits) {})
	for line, want := range map[string]int{"OPTIONS * HTTP/1.1": 501, "GET * HTTP/1.1": 400, "POST * HTTP/1.1": 400} {
		status, header, _ := dial(t, server).say(line + "\r\nHost: localhost\r\n\r\n").hear()
		if status != want || header["Allow"] != nil || header.Get("Location") != "" {
			t.Errorf("%s: %d, Allow %q, Location %q; want %d", line, status, header.Values("Allow"), header.Get("Location"), want)
		}
	}
}

// TestWhoForgetsTLSIsToldSo, at the port that speaks nothing else.
func TestWhoForgetsTLSIsToldSo(t *testing.T) {
	server, err := mockapi.Listen(newAPI(), "127.0.0.1:0", mockapi.Encrypted("127.0.0.1:0"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = server.Close() }() // the test is over
	for sent, want := range map[string]string{
		"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n": "HTTP/1.1 400 Bad Request\r\n",
		"\x00\x01\x02\x03\x04\x05":                  "",
	} {
		connection, err := net.Dial("tcp", strings.TrimPrefix(server.SecureURL(), "https://"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(connection, sent); err != nil {
			t.Fatal(err)
		}
		answer, _ := io.ReadAll(connection) // what came before it was hung up on
		if got := string(answer); want == "" && strings.Contains(got, "HTTP") || !strings.HasPrefix(got, want) {
			t.Errorf("%q is answered by %q, want %q", sent, got, want)
		}
		_ = connection.Close() // it is over
	}
}

// TestTitlesAreTheNamesOfRFC9110, which net/http does not have for all of them
// (RFC 9457 §4.2.1).
func TestTitlesAreTheNamesOfRFC9110(t *testing.T) {
	server := within(t, func(*mockapi.Limits) {})
	for sent, want := range map[string]string{
		"GET /" + strings.Repeat("a", 70000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n":                                  "URI Too Long",
		"POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9999999\r\n\r\n": "Content Too Large",
	} {
		if status, _, body := dial(t, server).say(sent).hear(); !strings.Contains(body, `"title":"`+want+`"`) {
			t.Errorf("%d %s, want %s", status, body, want)
		}
	}
}
