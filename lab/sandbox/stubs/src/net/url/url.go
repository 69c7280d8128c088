//go:build lesson

// Package url takes addresses apart.
package url

type Values map[string][]string

func (v Values) Get(key string) string {
	if vs := v[key]; len(vs) > 0 {
		return vs[0]
	}
	return ""
}

func (v Values) Set(key, value string) { v[key] = []string{value} }
func (v Values) Add(key, value string) { v[key] = append(v[key], value) }
func (v Values) Del(key string)        { delete(v, key) }

func (v Values) Has(key string) bool {
	_, found := v[key]
	return found
}

func (v Values) Encode() string

type URL struct {
	Scheme      string
	Opaque      string
	User        *Userinfo
	Host        string
	Path        string
	RawPath     string
	RawQuery    string
	Fragment    string
	RawFragment string
	ForceQuery  bool
	OmitHost    bool
	unseen      any
}

// Userinfo is the name and password of an address. Only the host looks into it.
type Userinfo struct{ unseen any }

func User(username string) *Userinfo
func UserPassword(username, password string) *Userinfo

func (u *Userinfo) Username() string
func (u *Userinfo) Password() (string, bool)
func (u *Userinfo) String() string

type Error struct {
	Op  string
	URL string
	Err error
}

func (e *Error) Error() string
func (e *Error) Unwrap() error { return e.Err }
func (e *Error) Timeout() bool
func (e *Error) Temporary() bool

type EscapeError string

func (e EscapeError) Error() string

type InvalidHostError string

func (e InvalidHostError) Error() string

func JoinPath(base string, elem ...string) (result string, err error)
func Parse(rawURL string) (*URL, error)
func ParseRequestURI(rawURL string) (*URL, error)
func ParseQuery(query string) (Values, error)
func PathEscape(s string) string
func PathUnescape(s string) (string, error)
func QueryEscape(s string) string
func QueryUnescape(s string) (string, error)

func (u *URL) EscapedFragment() string
func (u *URL) EscapedPath() string
func (u *URL) Hostname() string
func (u *URL) IsAbs() bool
func (u *URL) JoinPath(elem ...string) *URL
func (u *URL) Parse(ref string) (*URL, error)
func (u *URL) Port() string
func (u *URL) Query() Values
func (u *URL) Redacted() string
func (u *URL) RequestURI() string
func (u *URL) ResolveReference(ref *URL) *URL
func (u *URL) String() string
