package mockapi

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"slices"
	"strconv"
	"time"

	"authlab/lab"
)

// answerLimit is the most Send reads of an answer's body, in bytes.
const answerLimit = 1 << 20

// sendTimeout is how long Send waits for an answer at most.
const sendTimeout = 30 * time.Second

// Send writes the request as it stands to a connection of its own, adding only
// the fields without which no server reads it, and returns the exchange the API
// recorded, with the answer as it came over the wire.
func (s *Server) Send(ctx context.Context, request lab.Request) (lab.Exchange, error) {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	connection, err := s.connect(ctx, request)
	if err != nil {
		return lab.Exchange{}, fmt.Errorf("the API cannot be reached: %w", err)
	}
	defer func() { _ = connection.Close() }() // all that matters has been read
	hangUp := context.AfterFunc(ctx, func() { _ = connection.Close() })
	defer hangUp()

	recorded := s.await(connection.LocalAddr().String())
	defer s.forget(connection.LocalAddr().String())
	response, err := converse(connection, s.wire(request), request.Method)
	if err != nil {
		return lab.Exchange{}, fmt.Errorf("the API did not answer: %w", errors.Join(ctx.Err(), err))
	}
	select {
	case exchange := <-recorded:
		exchange.Response = response
		if exchange.Request.Header == nil { // it was refused before its fields were looked at
			exchange.Request = request
		}
		return exchange, nil
	default: // the server refused to read it, and never showed it to the API
		return s.api.neverRead(request, response), nil
	}
}

func (s *Server) await(from string) <-chan lab.Exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	recorded := make(chan lab.Exchange, 1)
	s.waiting[from] = recorded
	return recorded
}

func (s *Server) forget(from string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.waiting, from)
}

// wire is the request in bytes. Host, Content-Length and Connection are added
// where they are missing.
func (s *Server) wire(request lab.Request) []byte {
	header := request.Header.Clone()
	if header == nil {
		header = http.Header{}
	}
	add := func(name, value string) {
		if _, there := header[name]; !there {
			header[name] = []string{value}
		}
	}
	add("Host", s.addressFor(request))
	add("Connection", "close")
	if _, chunked := header["Transfer-Encoding"]; request.Body != "" && !chunked {
		add("Content-Length", strconv.Itoa(len(request.Body)))
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s %s HTTP/1.1\r\n", request.Method, request.Target)
	for _, name := range slices.Sorted(maps.Keys(header)) {
		for _, value := range header[name] {
			fmt.Fprintf(&out, "%s: %s\r\n", name, value)
		}
	}
	out.WriteString("\r\n" + request.Body)
	return out.Bytes()
}

func (s *Server) addressFor(request lab.Request) string {
	if request.Channel != nil && request.Channel.TLS {
		return s.secure
	}
	return s.address
}

// converse sends what there is to send and reads the answer to it.
func converse(connection net.Conn, request []byte, method string) (lab.Response, error) {
	_, unsent := connection.Write(request)
	// A body shorter than its Content-Length is then seen to have ended.
	if half, ok := connection.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite() // a server that hung up has answered already
	}
	reader := bufio.NewReader(connection)
	for {
		response, err := http.ReadResponse(reader, &http.Request{Method: method})
		if err != nil { // where the server refused early, its answer is there in spite of unsent
			return lab.Response{}, errors.Join(unsent, err)
		}
		body, err := io.ReadAll(io.LimitReader(response.Body, answerLimit))
		_ = response.Body.Close() // read to its end, or as far as we care
		if err != nil {
			return lab.Response{}, err
		}
		if response.StatusCode >= 200 { // what is below only announces
			return lab.Response{Status: response.StatusCode, Header: response.Header, Body: string(body)}, nil
		}
	}
}

// neverRead is the exchange of a request that net/http refused by itself: it has
// no id, and no line in the log.
func (a *API) neverRead(request lab.Request, response lab.Response) lab.Exchange {
	refused := deny(lab.GateRoute, response.Status, "the server could not read it as an HTTP request")
	return lab.Exchange{
		At: a.World().Now(), Request: request, Response: response, Trace: lab.Trace{refused.check},
	}
}
