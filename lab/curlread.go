package lab

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"path"
	"path/filepath"
	"strings"
)

// IsCurl reports whether a text is a curl command line.
func IsCurl(text string) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return first == "curl"
}

// ReadCurl makes a request of a curl command line, as browsers and documentation
// give it. The host is left out: here there is one. What would change the request
// in a way that is not read is a mistake, and not passed over.
func ReadCurl(text string) (Request, error) {
	words, err := shellWords(text)
	if err != nil {
		return Request{}, err
	}
	c := curlCommand{header: http.Header{}}
	for rest := words[1:]; len(rest) > 0; {
		if rest, err = c.take(rest); err != nil {
			return Request{}, err
		}
	}
	return c.request()
}

// curlCommand is a command line as far as it has been read.
type curlCommand struct {
	method, url string
	header      http.Header
	data        []string
	inQuery     bool // the data goes into the query
	asForm      bool // the data is a form, unless a field says otherwise
	secure      bool
	certificate string
}

// take reads one option with its value, or the address, and returns what is left.
func (c *curlCommand) take(words []string) ([]string, error) {
	word, rest := words[0], words[1:]
	if !strings.HasPrefix(word, "-") || word == "-" {
		c.url = word
		return rest, nil
	}
	name, value, joined := curlOption(word)
	if curlIgnores(name) {
		return rest, nil
	}
	if !curlReads(name) {
		return nil, &Mistake{Where: "curl " + name, What: "this option is not read here", Try: "leaving it out"}
	}
	if !joined && curlNeedsValue(name) {
		if len(rest) == 0 {
			return nil, &Mistake{Where: "curl " + name, What: "its value is missing", Try: "pasting the whole command"}
		}
		value, rest = rest[0], rest[1:]
	}
	c.apply(name, value)
	return rest, nil
}

// curlOption parts "--request=POST" and "-XPOST".
func curlOption(word string) (name, value string, joined bool) {
	if strings.HasPrefix(word, "--") {
		return strings.Cut(word, "=")
	}
	if len(word) > 2 && curlNeedsValue(word[:2]) {
		return word[:2], word[2:], true
	}
	return word, "", false
}

// curlIgnores are the options that change nothing in what is sent, short ones also
// together: -sSi.
func curlIgnores(name string) bool {
	switch name {
	case "--include", "--silent", "--show-error", "--verbose", "--location", "--compressed", "--insecure", "--fail", "--http1.1", "--no-progress-meter":
		return true
	}
	return !strings.HasPrefix(name, "--") && strings.Trim(name[1:], "isSvLkfN") == ""
}

func curlReads(name string) bool {
	switch name {
	case "-G", "--get", "-I", "--head":
		return true
	}
	return curlNeedsValue(name)
}

func curlNeedsValue(name string) bool {
	switch name {
	case "-X", "--request", "-H", "--header", "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json",
		"--cert", "--key", "--cacert", "-u", "--user", "-b", "--cookie", "-A", "--user-agent", "-e", "--referer", "--url", "--oauth2-bearer":
		return true
	}
	return false
}

func (c *curlCommand) apply(name, value string) {
	switch name {
	case "-X", "--request":
		c.method = value
	case "-H", "--header":
		field, text, _ := strings.Cut(value, ":")
		if text = strings.TrimSpace(text); text != "" {
			c.header.Add(strings.TrimSpace(field), text)
		} else {
			c.asForm = c.asForm && !strings.EqualFold(field, "Content-Type")
			c.header[http.CanonicalHeaderKey(field)] = nil
		}
	case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii":
		c.data, c.asForm = append(c.data, value), true
	case "--json":
		c.data = append(c.data, value)
		c.header.Set("Content-Type", "application/json")
		c.header.Set("Accept", "application/json")
	case "-u", "--user":
		c.header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(value)))
	case "--oauth2-bearer":
		c.header.Set("Authorization", "Bearer "+value)
	case "-b", "--cookie":
		c.header.Add("Cookie", value)
	case "-A", "--user-agent":
		c.header.Set("User-Agent", value)
	case "-e", "--referer":
		c.header.Set("Referer", value)
	case "--url":
		c.url = value
	case "--cacert":
		c.secure = true
	case "--cert": // a file of the data folder is called as the certificate is
		c.secure, c.certificate = true, strings.TrimSuffix(path.Base(filepath.ToSlash(value)), ".pem")
	case "-G", "--get":
		c.inQuery = true
	case "-I", "--head":
		c.method = http.MethodHead
	}
}

func (c *curlCommand) request() (Request, error) {
	if c.url == "" {
		return Request{}, &Mistake{Where: "curl", What: "there is no address", Try: "curl http://…/invoices"}
	}
	address := c.url
	if !strings.Contains(address, "://") {
		address = "http://" + address
	}
	at, err := url.Parse(address)
	if err != nil {
		return Request{}, &Mistake{Where: "curl " + c.url, What: "this is not an address", Try: "http://…/invoices"}
	}
	target := at.EscapedPath()
	if target == "" {
		target = "/"
	}
	query, body := at.RawQuery, strings.Join(c.data, "&")
	if c.inQuery {
		query, body = strings.Trim(query+"&"+body, "&"), ""
	}
	if query != "" {
		target += "?" + query
	}
	return Request{Method: c.verb(body), Target: target, Header: c.fields(body), Body: body, Channel: c.channel()}, nil
}

// channel is TLS where a file for it is named: an address alone may be from anywhere.
func (c *curlCommand) channel() *Channel {
	if !c.secure {
		return nil
	}
	return &Channel{TLS: true, Certificate: c.certificate}
}

func (c *curlCommand) verb(body string) string {
	switch {
	case c.method != "":
		return strings.ToUpper(c.method)
	case body != "":
		return http.MethodPost
	}
	return http.MethodGet
}

// fields are the header fields, with the type curl gives a body by itself.
func (c *curlCommand) fields(body string) http.Header {
	header := http.Header{}
	for name, values := range c.header {
		if len(values) > 0 {
			header[name] = values
		}
	}
	_, said := c.header["Content-Type"]
	if body != "" && c.asForm && !said {
		header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return header
}

// shellWords parts a command line as a POSIX shell would: quotes, backslashes and
// lines that go on. It expands nothing.
func shellWords(text string) ([]string, error) {
	var words []string
	var word strings.Builder
	open, quote := false, byte(0)
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote == '\'' && c != '\'', quote == '"' && c != '"' && c != '\\':
			word.WriteByte(c)
		case quote != 0 && c == quote:
			quote = 0
		case c == '\\' && i+1 < len(text):
			i++
			if text[i] == '\n' {
				continue
			}
			if quote == '"' && !strings.ContainsRune("\"\\$`", rune(text[i])) {
				word.WriteByte('\\')
			}
			word.WriteByte(text[i])
			open = true
		case c == '\'' || c == '"':
			quote, open = c, true
		case c == ' ' || c == '\t' || c == '\n':
			if open {
				words = append(words, word.String())
			}
			word.Reset()
			open = false
		default:
			word.WriteByte(c)
			open = true
		}
	}
	if quote != 0 {
		return nil, &Mistake{Where: "curl", What: "a quote is not closed", Try: "pasting the whole command"}
	}
	if open {
		words = append(words, word.String())
	}
	return words, nil
}
