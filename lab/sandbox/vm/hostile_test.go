package vm_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"authlab/lab/sandbox/check"
	"authlab/lab/sandbox/vm"
	"authlab/lab/sandbox/vm/vmtest"
)

// crashOf serves one request and returns how that failed.
func crashOf(t *testing.T, program *vm.Program, budget vm.Budget) (crash *vm.Crash, answered *httptest.ResponseRecorder) {
	t.Helper()
	defer func() {
		if failure := recover(); failure != nil {
			err, ok := failure.(error)
			if !ok || !errors.As(err, &crash) {
				t.Fatalf("panicked with %T %v; want a *vm.Crash", failure, failure)
			}
		}
	}()
	answered = httptest.NewRecorder()
	program.Machine(budget).Handler().ServeHTTP(answered, vmtest.Request(vmtest.People()[1], "inv-1", `{"amount": 1}`))
	return nil, answered
}

// hostile wraps a body into a file that imports what the body names.
func hostile(imports, declarations, body string) string {
	text := "package fix\n\nimport (\n\t\"net/http\"\n"
	for name := range strings.FieldsSeq(imports) {
		text += "\t\"" + name + "\"\n"
	}
	return text + ")\n\n" + declarations + "\n\nfunc Handle(w http.ResponseWriter, r *http.Request) {\n" + body + "\n}\n"
}

func TestHostileProgramsEndInACrash(t *testing.T) {
	tests := []struct {
		name, imports, declarations, body string
		want                              vm.CrashKind
		says                              string
	}{
		{"endless loop", "", "", "for {}", vm.CrashSteps, "too long"},
		{"endless goto", "", "", "again: goto again", vm.CrashSteps, "too long"},
		{"loop that recovers everything", "", "func f() { defer func() { recover() }(); for {} }", "for { f() }", vm.CrashSteps, ""},
		{"recursion", "", "func f(n int) int { return f(n+1) + 1 }", "f(0)", vm.CrashDepth, "too deep"},
		{"recursion that recovers", "", "func f() { defer func() { recover(); f() }(); f() }", "f()", vm.CrashDepth, ""},
		{"append bomb", "", "", "var s []int; for { s = append(s, s...); s = append(s, 1) }", vm.CrashBytes, "memory"},
		{"make bomb", "", "", "n := 1 << 39; _ = make([]byte, n)", vm.CrashBytes, "memory"},
		{"array bomb", "", "var a [1 << 30][1 << 30]int", "_ = a", vm.CrashBytes, "memory"},
		{"struct bomb", "", "type a struct{ x, y, z [1 << 20]int }\ntype b struct{ x, y, z a }", "var v [1 << 20]b; _ = v[len(r.Method)].x.x[0]", vm.CrashBytes, "memory"},
		{"string doubling", "", "", `s := "x"; for { s += s }`, vm.CrashBytes, "memory"},
		{"map bomb", "", "", "m := map[int]int{}; for i := 0; ; i++ { m[i] = i }", vm.CrashBytes, "memory"},
		{"repeat bomb", "strings", "", `_ = strings.Repeat("xxxx", 1<<60)`, vm.CrashBytes, "memory"},
		{"replace bomb", "strings", "", `s := strings.Repeat("a", 1<<16); _ = strings.ReplaceAll(s, "a", s)`, vm.CrashBytes, "memory"},
		{"join bomb", "strings", "", `s := make([]string, 1<<16); for i := range s { s[i] = "x" }; _ = strings.Join(s, strings.Repeat("y", 1<<16))`, vm.CrashBytes, ""},
		{"split bomb", "strings", "", `_ = strings.Split(strings.Repeat("a", 1<<24), "")`, vm.CrashBytes, ""},
		{"width bomb", "fmt", "", `s := ""; for { s += fmt.Sprintf("%999999d", 1) }`, vm.CrashBytes, ""},
		{"star width bomb", "fmt", "", `for { _ = fmt.Sprintf("%*d", 999999, 1) }`, vm.CrashBytes, ""},
		{"shared json bomb", "encoding/json strings", "", `s := strings.Repeat("x", 1<<20); l := make([]string, 1<<16); for i := range l { l[i] = s }; json.Marshal(l)`, vm.CrashBytes, ""},
		{"cyclic json", "encoding/json", "", `l := []any{nil}; l[0] = l; json.Marshal(l)`, vm.CrashDepth, "nested"},
		{"cyclic print", "fmt", "", `l := []any{nil}; l[0] = l; _ = fmt.Sprint(l)`, vm.CrashDepth, ""},
		{"cyclic method", "fmt", "type T struct{}\nfunc (t T) String() string { return fmt.Sprint(t) }", `_ = fmt.Sprint(T{})`, vm.CrashDepth, ""},
		{"nested comparison", "", "type n struct{ v any }", `var a, b any; for range 100000 { a, b = n{a}, n{b} }; _ = a == b`, vm.CrashDepth, "nested"},
		{"long regexp", "regexp strings", "", `regexp.MustCompile(strings.Repeat("a", 2000))`, vm.CrashUnsupported, "regular expression"},
		{"regexp of many states", "regexp strings", "", `regexp.MustCompile(strings.Repeat("(.{99}){9}", 90))`, vm.CrashUnsupported, "regular expression"},
		{"regexp over much text", "regexp strings", "", `regexp.MatchString("a*a*b", strings.Repeat("a", 1<<20))`, vm.CrashUnsupported, "too long"},
		{"quadratic regexp", "regexp strings", "", "re := regexp.MustCompile(`x*y|x`); re.FindAllString(strings.Repeat(\"x\", 60000), -1)", vm.CrashSteps, ""},
		{"regexp replace bomb", "regexp strings", "", `re, s := regexp.MustCompile("a"), strings.Repeat("a", 1<<13); re.ReplaceAllString(s, s)`, vm.CrashBytes, ""},
		{"regexp without an end", "regexp", "", "re := regexp.MustCompile(`a`); for { re.MatchString(``) }", vm.CrashSteps, ""},
		{"regexp never compiled", "regexp", "", "var re regexp.Regexp; re.MatchString(``)", vm.CrashUnsupported, "not compiled"},
		{"hash bomb", "crypto/sha256", "", "h, b := sha256.New(), make([]byte, 1<<16); for { h.Write(b) }", vm.CrashSteps, ""},
		{"buffer bomb", "bytes", "", `var b bytes.Buffer; for { b.WriteString("xxxxxxxxxxxxxxxx") }`, vm.CrashBytes, ""},
		{"base64 bomb", "encoding/base64", "", `b := []byte("x"); for { b = []byte(base64.StdEncoding.EncodeToString(b)) }`, vm.CrashBytes, ""},
		{"mutual recursion", "", "func a(n int) { b(n) }\nfunc b(n int) { a(n) }", "a(1)", vm.CrashDepth, ""},
		{"recursion through an interface", "", "type t struct{}\ntype d interface{ f(d) }\nfunc (t) f(x d) { x.f(x) }", "t{}.f(t{})", vm.CrashDepth, ""},
		{"recursion through a closure", "", "", "var f func(); f = func() { f() }; f()", vm.CrashDepth, ""},
		{"recursion through defer", "", "func f() { defer f() }", "f()", vm.CrashDepth, ""},
		{"recursion through a sort", "slices", "func f() { slices.SortFunc([]int{2, 1}, func(a, b int) int { f(); return 0 }) }", "f()", vm.CrashDepth, ""},
		{"recursion through a handler", "", "var h http.HandlerFunc", "h = func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(w, r) }; h(w, r)", vm.CrashDepth, ""},
		{"recursion through an iterator", "iter", "func f() iter.Seq[int] { return func(yield func(int) bool) { for x := range f() { yield(x) } } }", "for range f() {}", vm.CrashDepth, ""},
		{"iterator that never ends", "", "func f(yield func(int) bool) { for yield(1) {} }", "for range f {}", vm.CrashSteps, ""},
		{"range over a huge number", "", "", "n := 0; for i := range 1 << 60 { n += i }", vm.CrashSteps, ""},
		{"labelled loop", "", "", "again: for { for { continue again } }", vm.CrashSteps, ""},
		{"map that grows as it is walked", "", "", "m := map[int]bool{0: true}; for { for k := range m { m[k+len(m)] = true } }", vm.CrashSteps, ""},
		{"make map with room", "", "", "for { m := make(map[int]int, 1<<20); m[1] = 1 }", vm.CrashBytes, ""},
		{"slice of arrays", "", "", "var s [][1024]int; for { s = append(s, [1024]int{}) }", vm.CrashBytes, ""},
		{"array passed by value", "", "func f(a [1 << 16]int) int { return a[0] }", "var a [1 << 16]int; for { f(a) }", vm.CrashBytes, ""},
		{"conversion bomb", "strings", "", `s := strings.Repeat("x", 1<<20); for { _ = []byte(s) }`, vm.CrashBytes, ""},
		{"runes bomb", "strings", "", `s := strings.Repeat("x", 1<<20); for { _ = []rune(s) }`, vm.CrashBytes, ""},
		{"boxes", "", "", "var l []any; for i := 0; ; i++ { l = append(l, [8]int{i}) }", vm.CrashBytes, ""},
		{"fields bomb", "strings", "", `s := strings.Repeat("x ", 1<<20); for { strings.Fields(s) }`, vm.CrashBytes, ""},
		{"builder bomb", "strings", "", `var b strings.Builder; for { b.WriteString("xxxxxxxxxxxxxxxx") }`, vm.CrashSteps, ""},
		{"errors joined", "errors", "", `err := errors.New("x"); for { err = errors.Join(err, err) }`, vm.CrashSteps, ""},
		{"errors wrapped without an end", "fmt errors", "", `err := errors.New("x"); for { err = fmt.Errorf("%w", err) }`, vm.CrashSteps, ""},
		{"error that unwraps to itself", "errors", "type e struct{}\nfunc (x e) Error() string { return \"\" }\nfunc (x e) Unwrap() error { return x }", `_ = errors.Is(e{}, errors.New("x"))`, vm.CrashSteps, ""},
		{"context chain", "context", "type k int", "c := r.Context(); for i := k(0); ; i++ { c = context.WithValue(c, i, i) }", vm.CrashSteps, ""},
		{"json nested deep", "encoding/json strings", "", `var v any; s := strings.Repeat("[", 9000) + strings.Repeat("]", 9000); for { json.Unmarshal([]byte(s), &v) }`, vm.CrashDepth, ""},
		{"json read again and again", "encoding/json", "", `var v any; for { json.Unmarshal([]byte("[1,2,3]"), &v) }`, vm.CrashSteps, ""},
		{"query bomb", "", "", `for { r.URL.RawQuery += "&a=" + r.URL.RawQuery; _ = r.URL.Query() }`, vm.CrashBytes, ""},
		{"precision bomb", "fmt", "", `for { _ = fmt.Sprintf("%.999999f", 1.5) }`, vm.CrashBytes, ""},
		{"indent bomb", "encoding/json strings", "", `json.MarshalIndent([]any{[]any{[]any{[]any{1}}}}, strings.Repeat(" ", 1<<24), strings.Repeat(" ", 1<<24))`, vm.CrashBytes, ""},
		{"body never ends", "io", "type endless struct{}\nfunc (endless) Read(p []byte) (int, error) { return len(p), nil }", "io.ReadAll(endless{})", vm.CrashBytes, ""},
		{"copy never ends", "io", "type endless struct{}\nfunc (endless) Read(p []byte) (int, error) { return len(p), nil }", "io.Copy(w, endless{})", vm.CrashSteps, ""},
		{"lying reader", "io", "type liar struct{}\nfunc (liar) Read(p []byte) (int, error) { return 1 << 30, nil }", "io.ReadAll(liar{})", vm.CrashPanic, "out of range"},
		{"panic while panicking", "", "", "\tdefer func() { panic(\"second\") }()\n\tpanic(\"first\")", vm.CrashPanic, "second"},
		{"error whose text panics", "", "type e struct{}\nfunc (e) Error() string { panic(\"in text\") }", "panic(e{})", vm.CrashPanic, ""},
		{"unlock of what is unlocked", "sync", "", "defer func() { recover() }(); var m sync.Mutex; m.Unlock()", vm.CrashDeadlock, "unlock of unlocked"},
		{"defer bomb", "", "", `for { defer func() {}() }`, vm.CrashBytes, ""},
		{"closure bomb", "", "", `var f func(); for { g := f; f = func() { _ = g } }`, vm.CrashBytes, ""},
		{"header bomb", "strconv", "", `for i := 0; ; i++ { w.Header().Set(strconv.Itoa(i), "x") }`, vm.CrashSteps, ""},
		{"write bomb", "", "", `b := make([]byte, 1<<16); for { w.Write(b) }`, vm.CrashSteps, ""},
		{"log bomb", "log", "", `for { log.Print("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx") }`, vm.CrashBytes, ""},
		{"panic", "", "", "\tpanic(\"boom\")", vm.CrashPanic, "fix.go:10:7: panic: boom"},
		{"nil map", "", "", "\tvar m map[string]int\n\tm[\"a\"] = 1", vm.CrashPanic, "fix.go:11:3: panic: assignment to entry in nil map"},
		{"index", "", "", "\ts := []int{}\n\t_ = s[len(r.Method)]", vm.CrashPanic, "index out of range [4] with length 0"},
		{"in a stub", "strings slices", "", "\t_ = slices.Max([]int{})", vm.CrashPanic, "fix.go:11:16: panic: slices.Max: empty list"},
		{"panic of the host", "strings", "", "\t_ = strings.Repeat(\"x\", -len(r.Method))", vm.CrashPanic, "negative Repeat count"},
		{"deadlock", "sync", "", "var m sync.Mutex; m.Lock(); m.Lock()", vm.CrashDeadlock, "deadlock"},
		{"deadlock that recovers", "sync", "", "defer func() { recover() }(); var m sync.Mutex; m.Lock(); m.Lock()", vm.CrashDeadlock, "deadlock"},
		{"spent inside the host", "github.com/gorilla/mux", "", `m := mux.NewRouter(); m.HandleFunc("/invoices/{id}", func(http.ResponseWriter, *http.Request) { for {} }); defer func() { recover() }(); m.ServeHTTP(w, r)`, vm.CrashSteps, ""},
		{"package variable", "", "var x = func() int { for {} }()", "_ = x", vm.CrashSteps, ""},
	}
	checker := check.New()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := hostile(test.imports, test.declarations, test.body)
			text = strings.ReplaceAll(text, "\t\"strings\"\n", onlyIf(strings.Contains(test.body, "strings."), "\t\"strings\"\n"))
			crash, _ := crashOf(t, build(t, checker, "fix.go", text, handle()), vm.DefaultBudget())
			if crash == nil {
				t.Fatalf("ran to its end; want a crash of the kind %q", test.want)
			}
			if crash.Kind != test.want || !strings.Contains(crash.Error(), test.says) {
				t.Errorf("crashed with %q: %v; want %q, saying %q", crash.Kind, crash, test.want, test.says)
			}
			if crash.Try == "" {
				t.Error("the crash says nothing to try")
			}
		})
	}
}

func onlyIf(wanted bool, text string) string {
	if wanted {
		return text
	}
	return ""
}

// TestDeadMachineStaysDead: a budget that is spent cannot be spent again.
func TestDeadMachineStaysDead(t *testing.T) {
	program := build(t, check.New(), "fix.go", hostile("", "var n = 0", "n++; if n == 1 { for {} }"), handle())
	machine := program.Machine(vm.DefaultBudget())
	for range 2 {
		func() {
			defer func() {
				if crash, ok := recover().(*vm.Crash); !ok || crash.Kind != vm.CrashSteps {
					t.Errorf("recovered %v; want the crash of the first run", crash)
				}
			}()
			machine.Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
		}()
	}
}
