package main

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"authlab/scenarios"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"
	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

// A learner's own client is seen, traced and credited while the game runs.
func TestAnotherClientCompletesACraft(t *testing.T) {
	game := start(t, "play", "H1", "--plain")
	base := game.waitFor(t, `the API listens on (http://\S+)`)
	for _, line := range []string{"reveal", "next", "reveal", "next"} {
		game.say(t, line)
	}
	game.waitFor(t, `== step 3 of 5`)
	client := http.Client{Transport: withToken{signIn(t, base, "ana")}}

	get(t, &client, base+"/invoices/inv-2001")
	game.waitFor(t, `^from outside:`)
	game.waitFor(t, `GET /invoices/inv-2001 -> 200`)
	game.waitFor(t, `object +skipped +never checked`)

	get(t, &client, base+"/invoices/inv-2002")
	game.waitFor(t, `GET /invoices/inv-2002 -> 200`)
	game.waitFor(t, `^done: \+40 points`)
}

// The game in lines tells where the API is by TLS too, and what to bring there.
func TestAnotherClientGoesTheWayTheGameTells(t *testing.T) {
	game := start(t, "play", "H1", "--plain")
	game.waitFor(t, `the API listens on http://\S+ and, by TLS, on https://\S+`)
	for _, line := range []string{
		"reveal", "next", "reveal", "next", "request", "GET /ledger/balance over TLS with certificate ledger", ".", "curl",
	} {
		game.say(t, line)
	}
	authority, certificate := game.waitFor(t, `--cacert '([^']+)'`), game.waitFor(t, `--cert '([^']+)'`)
	address := game.waitFor(t, `'(https://\S+/ledger/balance)'`)
	client := showing(t, read(t, authority), read(t, certificate))
	if got := get(t, client, address); got != http.StatusOK {
		t.Errorf("got %d", got)
	}
	game.waitFor(t, `GET /ledger/balance -> 200`)
}

// The API alone answers, traces and stops when told to.
func TestServe(t *testing.T) {
	server := start(t, "serve")
	base := server.waitFor(t, `the API listens on (http://[^\s,]+)`)
	cookie := server.waitFor(t, `^  sue .* -H 'Cookie: ([^']+)'`)

	if got := get(t, http.DefaultClient, base+"/tickets"); got != http.StatusUnauthorized {
		t.Errorf("nobody got %d, want 401", got)
	}
	request, err := http.NewRequest(http.MethodPost, base+"/refunds", strings.NewReader(`{"order":"ord-1001","amount":500}`))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Cookie", cookie)
	if got := do(t, http.DefaultClient, request); got != http.StatusForbidden {
		t.Errorf("sue got %d for a refund, want 403", got)
	}
	if err := server.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := server.cmd.Wait(); err != nil {
		t.Errorf("SIGTERM did not end it well: %v", err)
	}
	log := server.stderr.String()
	for _, want := range []string{`"gate":"credential"`, `"checkpoint":"authorization","gate":"function"`, `"who":"sue"`} {
		if !strings.Contains(log, want) {
			t.Errorf("the audit log lacks %s:\n%s", want, log)
		}
	}
	if secret := strings.TrimPrefix(cookie, "session="); strings.Contains(log, secret) {
		t.Error("the audit log holds a session token")
	}
}

// The API speaks TLS to clients that trust its authority, takes commands on another
// port, and says all of it to a program.
func TestServeToAProgram(t *testing.T) {
	server := start(t, "serve", "--tls", "--world", "seed=7,existence=disclosed", "--json")
	shown := server.served(t)
	roots := x509.NewCertPool()
	certificate, err := tls.X509KeyPair([]byte(shown.TLS.Certificates["ledger"]), []byte(shown.TLS.Certificates["ledger"]))
	if err != nil || !roots.AppendCertsFromPEM([]byte(shown.TLS.Authority)) {
		t.Fatalf("the certificates cannot be read: %v", err)
	}
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{certificate}}}}
	if got := get(t, client, shown.TLS.BaseURL+"/ledger/balance"); got != http.StatusOK {
		t.Errorf("ledger got %d, want 200", got)
	}
	session := http.Client{Transport: withCookie{shown.key(t, "ana", "session")}}
	if got := get(t, &session, shown.BaseURL+"/whoami"); got != http.StatusOK {
		t.Errorf("ana got %d, want 200", got)
	}
	command := func(path, body string) {
		t.Helper()
		response, err := http.Post(shown.ControlURL+path, "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if err := response.Body.Close(); err != nil || response.StatusCode != http.StatusOK {
			t.Errorf("%s: %d, %v", path, response.StatusCode, err)
		}
	}
	command("/clock", `{"advance":"24h"}`)
	if got := get(t, &session, shown.BaseURL+"/whoami"); got != http.StatusUnauthorized {
		t.Errorf("a day later ana got %d, want 401", got)
	}
	command("/reset", `{}`)
	if got := get(t, &session, shown.BaseURL+"/whoami"); got != http.StatusOK {
		t.Errorf("after the reset ana got %d, want 200", got)
	}
	if err := server.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := server.cmd.Wait(); err != nil {
		t.Errorf("ctrl+c did not end it well: %v", err)
	}
}

// An authenticator app that was told what serve says completes a sign-in, and so does
// a code that whoever runs the API asks for.
func TestServeCompletesASignIn(t *testing.T) {
	shown := start(t, "serve", "--json").served(t)
	app, err := otp.NewKeyFromURL(shown.Factors["fin"].App)
	if err != nil {
		t.Fatal(err)
	}
	apps := func() string {
		code, err := totp.GenerateCode(app.Secret(), time.Now())
		if err != nil {
			t.Fatal(err)
		}
		return code
	}
	asked := func() string {
		var key struct{ Code string }
		post(t, http.DefaultClient, shown.ControlURL+"/key", `{"who":"fin","with":"one-time-code"}`, &key)
		return key.Code
	}
	recovery := func() string { return shown.Factors["fin"].Recovery[0] }
	for _, test := range []struct {
		route string
		code  func() string
	}{{"/login/otp", apps}, {"/login/otp", asked}, {"/login/recovery", recovery}} {
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		browser := &http.Client{Jar: jar}
		var half struct{ Missing []string }
		post(t, browser, shown.BaseURL+"/login", `{"name":"fin","password":"`+shown.Passwords["fin"]+`"}`, &half)
		if len(half.Missing) == 0 {
			t.Error("the password was enough")
		}
		var whole struct{ ID string }
		post(t, browser, shown.BaseURL+test.route, `{"code":"`+test.code()+`"}`, &whole)
		if whole.ID != "fin" || get(t, browser, shown.BaseURL+"/refunds") != http.StatusOK {
			t.Errorf("%s: %+v", test.route, whole)
		}
	}
}

// post wants JSON, and an answer that says 200.
func post(t *testing.T, client *http.Client, url, body string, into any) {
	t.Helper()
	response, err := client.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }() // it was read
	if err := json.NewDecoder(response.Body).Decode(into); err != nil || response.StatusCode != http.StatusOK {
		t.Errorf("%s: %d, %v", url, response.StatusCode, err)
	}
}

// A client that knows nothing but the base URL finds the identity provider, and its
// token is taken; also after a reset.
func TestServeDiscoverable(t *testing.T) {
	server := start(t, "serve", "--discoverable", "--json")
	shown := server.served(t)
	for range 2 {
		provider, err := oidc.NewProvider(t.Context(), shown.BaseURL)
		if err != nil {
			t.Fatal(err)
		}
		reporter := clientcredentials.Config{
			ClientID: "reporter", ClientSecret: "reporter-secret",
			TokenURL: provider.Endpoint().TokenURL, AuthStyle: oauth2.AuthStyleInHeader,
		}
		if got := get(t, reporter.Client(t.Context()), shown.BaseURL+"/reports"); got != http.StatusOK {
			t.Errorf("reporter got %d, want 200", got)
		}
		response, err := http.Post(shown.ControlURL+"/reset", "application/json", strings.NewReader("{}"))
		if err != nil {
			t.Fatal(err)
		}
		if err := response.Body.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// Beyond loopback the API answers to the names it was given, and to no other.
func TestServeAnywhere(t *testing.T) {
	server := start(t, "serve", "--addr", "0.0.0.0:0", "--tls", "--anywhere", "api.example.test", "--json")
	shown := server.served(t)
	base := shown.BaseURL
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM([]byte(shown.TLS.Authority)) {
		t.Fatal("the authority cannot be read")
	}
	for name, named := range map[string]bool{"api.example.test": true, "localhost": true, "evil.test": false} {
		connection, err := tls.Dial("tcp", strings.TrimPrefix(shown.TLS.BaseURL, "https://"), &tls.Config{RootCAs: roots, ServerName: name})
		if (err == nil) != named {
			t.Errorf("its certificate names %s: %v, want %v", name, err, named)
		}
		if err == nil {
			_ = connection.Close() // that it opened is all there is to know
		}
	}
	_, port, err := net.SplitHostPort(strings.TrimPrefix(base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	for host, want := range map[string]int{"api.example.test": 200, "API.example.test:80": 200, "localhost": 200, "evil.test": 421} {
		request, err := http.NewRequest(http.MethodGet, "http://127.0.0.1:"+port+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		request.Host = host
		if got := do(t, http.DefaultClient, request); got != want {
			t.Errorf("as %s: %d, want %d", host, got, want)
		}
	}
	if err := server.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := server.cmd.Wait(); err != nil {
		t.Errorf("SIGTERM did not end it well: %v", err)
	}
	if !strings.Contains(server.stderr.String(), "warning: other machines can reach this API") {
		t.Errorf("no warning: %s", server.stderr.String())
	}
}

// shownToPrograms is what serve --json prints.
type shownToPrograms struct {
	BaseURL    string `json:"base_url"`
	ControlURL string `json:"control_url"`
	TLS        struct {
		BaseURL      string            `json:"base_url"`
		Authority    string            `json:"authority"`
		Certificates map[string]string `json:"certificates"`
	} `json:"tls"`
	Keys      []struct{ Who, With, Value string } `json:"keys"`
	Passwords map[string]string                   `json:"passwords"`
	Factors   map[string]struct {
		App      string   `json:"authenticator"`
		Recovery []string `json:"recovery_codes"`
	} `json:"second_factors"`
}

func (r *running) served(t *testing.T) (shown shownToPrograms) {
	t.Helper()
	var text strings.Builder
	for r.lines.Scan() {
		text.WriteString(r.lines.Text() + "\n")
		if r.lines.Text() == "}" {
			break
		}
	}
	if err := json.Unmarshal([]byte(text.String()), &shown); err != nil {
		t.Fatalf("%v\n%s\n%s", err, text.String(), r.stderr.String())
	}
	return shown
}

func (s shownToPrograms) key(t *testing.T, who, with string) string {
	t.Helper()
	for _, key := range s.Keys {
		if key.Who == who && key.With == with {
			return key.Value
		}
	}
	t.Fatalf("%s has no %s", who, with)
	return ""
}

type withCookie struct{ cookie string }

func (w withCookie) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Cookie", w.cookie)
	return http.DefaultTransport.RoundTrip(r)
}

// fix judges the file at each save, in whatever editor, and ends when it holds.
func TestFixWatchesAFile(t *testing.T) {
	dir := t.TempDir()
	game := start(t, "fix", "H1", dir)
	file := filepath.Join(dir, "H1.go")
	game.waitFor(t, `watching .*H1.go`)
	library := "scenarios/library/H1-someone-elses-invoice/"

	write(t, file, "package desk\n\nfunc GetInvoice() {}\n")
	game.waitFor(t, `H1.go:3:\d+: `)
	// Editors save by replacing the file.
	replace(t, file, read(t, library+"wrong/owner-only.go"))
	game.waitFor(t, `the fix does not hold: .* [1-9]\d* over-blocked`)
	replace(t, file, read(t, library+"solution.go"))
	game.waitFor(t, `the fix holds`)
	if err := game.cmd.Wait(); err != nil {
		t.Errorf("an accepted fix does not end it well: %v", err)
	}
}

// pack test --watch tests at each save, also of what was not there when it began, and
// ends well at ctrl+c.
func TestPackTestWatchesAFolder(t *testing.T) {
	dir := t.TempDir()
	if _, err := scenarios.New(dir, "X1"); err != nil {
		t.Fatal(err)
	}
	scenario := filepath.Join(dir, "X1-new-scenario")
	game := start(t, "pack", "test", "--watch", dir, "X1")
	game.waitFor(t, `^\d\d:\d\d:\d\d 1 scenarios tested: 0 errors`)

	replace(t, filepath.Join(scenario, "wrong", "deny-all.go"), read(t, filepath.Join(scenario, "solution.go")))
	game.waitFor(t, `worse +error: X1: .*deny-all.go is accepted`)

	moved := filepath.Join(dir, "X1-moved")
	if err := os.Rename(scenario, moved); err != nil {
		t.Fatal(err)
	}
	game.waitFor(t, `worse +error: X1: X1-moved/.*deny-all.go is accepted`)
	replace(t, filepath.Join(moved, "wrong", "deny-all.go"), read(t, "scenarios/template/wrong/deny-all.go"))
	game.waitFor(t, `better +no longer error: X1: X1-moved/.*deny-all.go is accepted`)

	if err := game.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := game.cmd.Wait(); err != nil {
		t.Errorf("ctrl+c does not end it well: %v; it said:\n%s", err, strings.Join(game.seen, "\n"))
	}
}

func TestEveryWrongFixIsNamed(t *testing.T) {
	files, err := filepath.Glob("scenarios/library/*/wrong/*.go")
	if err != nil || len(files) < 8 {
		t.Fatalf("found %d wrong fixes: %v", len(files), err)
	}
	for _, file := range files {
		id, _, _ := strings.Cut(filepath.Base(filepath.Dir(filepath.Dir(file))), "-")
		out, err := authlab(t.TempDir(), "check", id, file).Output()
		if code := exitCode(err); code != 1 {
			t.Errorf("check %s %s: exit code %d, want 1", id, file, code)
		}
		if !regexp.MustCompile(`(under-blocked|over-blocked|wrong refusal|crashed): \w+ .*: wanted .*, got `).Match(out) {
			t.Errorf("check %s %s names no probe:\n%s", id, file, out)
		}
	}
}

func exitCode(err error) int {
	var exit *exec.ExitError
	if err == nil {
		return 0
	}
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	return -1
}

// running is a started program whose output is read line by line.
type running struct {
	cmd    *exec.Cmd
	stdin  io.Writer
	lines  *bufio.Scanner
	stderr bytes.Buffer
	seen   []string
}

func start(t *testing.T, args ...string) *running {
	t.Helper()
	r := &running{cmd: authlab(t.TempDir(), args...)}
	stdin, err := r.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := r.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	r.cmd.Stderr = &r.stderr
	r.stdin, r.lines = stdin, bufio.NewScanner(stdout)
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.cmd.Process.Kill() }) // it may have ended by itself
	return r
}

func (r *running) say(t *testing.T, line string) {
	t.Helper()
	if _, err := io.WriteString(r.stdin, line+"\n"); err != nil {
		t.Fatal(err)
	}
}

// waitFor reads on to the line that matches and returns its first group. The
// test's own deadline ends a wait in vain.
func (r *running) waitFor(t *testing.T, pattern string) string {
	t.Helper()
	want := regexp.MustCompile(pattern)
	for r.lines.Scan() {
		r.seen = append(r.seen, r.lines.Text())
		if match := want.FindStringSubmatch(r.lines.Text()); match != nil {
			return match[len(match)-1]
		}
	}
	t.Fatalf("it ended before a line that matches %q; it said:\n%s\n%s", pattern, strings.Join(r.seen, "\n"), r.stderr.String())
	return ""
}

type withToken struct{ token string }

func (w withToken) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+w.token)
	return http.DefaultTransport.RoundTrip(r)
}

func signIn(t *testing.T, base, name string) string {
	t.Helper()
	body := strings.NewReader(`{"name":"` + name + `","password":"` + name + `-pw"}`)
	response, err := http.Post(base+"/token", "application/json", body)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }() // it was only read
	var token struct {
		AccessToken string `json:"access_token"`
	}
	if err := json.NewDecoder(response.Body).Decode(&token); err != nil || token.AccessToken == "" {
		t.Fatalf("no token: %v", err)
	}
	return token.AccessToken
}

func get(t *testing.T, client *http.Client, url string) int {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return do(t, client, request)
}

func do(t *testing.T, client *http.Client, request *http.Request) int {
	t.Helper()
	response, err := client.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	if err := response.Body.Close(); err != nil {
		t.Fatal(err)
	}
	return response.StatusCode
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func replace(t *testing.T, file, text string) {
	t.Helper()
	write(t, file+"~", text)
	if err := os.Rename(file+"~", file); err != nil {
		t.Fatal(err)
	}
}
