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

func Parse(rawURL string) (*URL, error)
func ParseQuery(query string) (Values, error)
func PathEscape(s string) string
func PathUnescape(s string) (string, error)
func QueryEscape(s string) string
func QueryUnescape(s string) (string, error)

func (u *URL) EscapedPath() string
func (u *URL) Hostname() string
func (u *URL) IsAbs() bool
func (u *URL) JoinPath(elem ...string) *URL
func (u *URL) Port() string
func (u *URL) Query() Values
func (u *URL) Redacted() string
func (u *URL) RequestURI() string
func (u *URL) String() string
