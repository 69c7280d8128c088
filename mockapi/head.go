package mockapi

import (
	"net/http"
	"strconv"
	"strings"
)

// head is what the line and the fields of a request say of where it ends. net/http
// reads them too, and is more patient: what two readers could end at different
// places is refused here, for one of them may be a proxy in front of us (request
// smuggling, RFC 9112 §11.2).
type head struct {
	length  int64 // of the body, where it is announced
	chunked bool
}

// unfit is why a request is not read on.
type unfit struct {
	status int
	why    string
}

func badRequest(why string) *unfit { return &unfit{http.StatusBadRequest, why} }

// readHead looks at a request's line and fields, up to and with the empty line.
func readHead(text string) (head, *unfit) {
	if wrong := badOctet(text); wrong != nil {
		return head{}, wrong
	}
	line, rest, _ := strings.Cut(text, "\n")
	words := strings.Split(strings.TrimSuffix(line, "\r"), " ")
	if len(words) != 3 {
		return head{}, badRequest("its first line is not a method, a target and a version")
	}
	if words[1] == "*" && words[0] != http.MethodOptions {
		return head{}, badRequest("only OPTIONS is asked of the server as a whole") // RFC 9112 §3.2.4
	}
	version := words[2]
	switch {
	case !strings.HasPrefix(version, "HTTP/"):
		return head{}, badRequest("its first line does not end in a version of HTTP")
	case !strings.HasPrefix(version, "HTTP/1."):
		return head{}, &unfit{http.StatusHTTPVersionNotSupported, "it is in a version of HTTP that is not spoken here"} // RFC 9110 §15.6.6
	}
	return readFields(strings.Split(rest, "\n"), version)
}

// badOctet finds what belongs neither into a line nor between two (RFC 9112 §2.2,
// RFC 9110 §5.5).
func badOctet(text string) *unfit {
	for i := range len(text) {
		switch c := text[i]; {
		case c == '\r' && (i+1 == len(text) || text[i+1] != '\n'):
			return badRequest("a carriage return stands alone")
		case c < ' ' && c != '\r' && c != '\n' && c != '\t', c == 0x7f:
			return badRequest("it holds a control character")
		}
	}
	return nil
}

// readFields reads what the fields say of the body, and holds them to being
// fields.
func readFields(lines []string, version string) (found head, wrong *unfit) {
	hosts, lengths := 0, 0
	var codings []string
	for _, line := range lines {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\r"), ":")
		if strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") {
			return head{}, badRequest("a field goes on in the next line") // obs-fold, RFC 9112 §5.2
		}
		if strings.ContainsAny(name, " \t") {
			return head{}, badRequest("the name of a field holds a space") // RFC 9112 §5.1
		}
		switch strings.ToLower(name) {
		case "host":
			hosts++
		case "content-length":
			lengths++
			if found.length, wrong = readLength(strings.TrimSpace(value)); wrong != nil {
				return head{}, wrong
			}
		case "transfer-encoding":
			codings = append(codings, strings.Split(value, ",")...)
			found.chunked = strings.EqualFold(strings.TrimSpace(codings[len(codings)-1]), "chunked")
		}
	}
	if hosts != 1 && (hosts > 1 || version != "HTTP/1.0") {
		return head{}, badRequest("it does not name one host") // RFC 9112 §3.2
	}
	return found, badFraming(found, version, lengths, codings)
}

// badFraming is RFC 9112 §6.1 and §6.3, where it leaves a choice the strict one. The
// last coding says where the body ends; those before it are not understood here.
func badFraming(found head, version string, lengths int, codings []string) *unfit {
	switch {
	case lengths > 1:
		return badRequest("it has two lengths")
	case lengths > 0 && len(codings) > 0:
		return badRequest("it has a length and a transfer coding")
	case len(codings) > 0 && version == "HTTP/1.0":
		return badRequest("HTTP/1.0 knows no transfer coding")
	case len(codings) > 0 && !found.chunked:
		return badRequest("its last transfer coding is something else than chunked")
	case len(codings) > 1:
		return &unfit{http.StatusNotImplemented, "it has a transfer coding that is not understood here"}
	}
	return nil
}

// readLength takes digits only: signs, spaces and lists are read differently by
// different readers.
func readLength(text string) (int64, *unfit) {
	length, err := strconv.ParseUint(text, 10, 62)
	if err != nil || strings.HasPrefix(text, "+") {
		return 0, badRequest("its length is not a number")
	}
	return int64(length), nil
}
