package vmtest

// failing programs panic, wait for themselves or ask for what the bench does not run.
func failing() []Hostile {
	return []Hostile{
		{"long regexp", "regexp strings", "", `regexp.MustCompile(strings.Repeat("a", 2000))`, "unsupported", "regular expression"},
		{"regexp of many states", "regexp strings", "", `regexp.MustCompile(strings.Repeat("(.{99}){9}", 90))`, "unsupported", "regular expression"},
		{"regexp over much text", "regexp strings", "", `regexp.MatchString("a*a*b", strings.Repeat("a", 1<<20))`, "unsupported", "too long"},
		{"regexp never compiled", "regexp", "", "var re regexp.Regexp; re.MatchString(``)", "unsupported", "not compiled"},
		{"lying reader", "io", "type liar struct{}\nfunc (liar) Read(p []byte) (int, error) { return 1 << 30, nil }", "io.ReadAll(liar{})", "panic", "out of range"},
		{"panic while panicking", "", "", "\tdefer func() { panic(\"second\") }()\n\tpanic(\"first\")", "panic", "second"},
		{"error whose text panics", "", "type e struct{}\nfunc (e) Error() string { panic(\"in text\") }", "panic(e{})", "panic", ""},
		{"unlock of what is unlocked", "sync", "", "defer func() { recover() }(); var m sync.Mutex; m.Unlock()", "deadlock", "unlock of unlocked"},
		{"panic", "", "", "\tpanic(\"boom\")", "panic", "fix.go:10:7: panic: boom"},
		{"nil map", "", "", "\tvar m map[string]int\n\tm[\"a\"] = 1", "panic", "fix.go:11:3: panic: assignment to entry in nil map"},
		{"index", "", "", "\ts := []int{}\n\t_ = s[len(r.Method)]", "panic", "with length 0"},
		{"in a stub", "strings slices", "", "\t_ = slices.Max([]int{})", "panic", "fix.go:11:16: panic: slices.Max: empty list"},
		{"panic of the host", "strings", "", "\t_ = strings.Repeat(\"x\", -len(r.Method))", "panic", "negative Repeat count"},
		{"deadlock", "sync", "", "var m sync.Mutex; m.Lock(); m.Lock()", "deadlock", "deadlock"},
		{"deadlock that recovers", "sync", "", "defer func() { recover() }(); var m sync.Mutex; m.Lock(); m.Lock()", "deadlock", "deadlock"},
		{"type assertion", "", "", "\tvar v any = 1\n\t_ = v.(string)", "panic", "interface {} is int, not string"},
		{"division", "", "", "\tn := len(r.Method)\n\t_ = 1 / (n - n)", "panic", "divide by zero"},
		{"conversion of a short slice", "", "", "\ts := []int{1}\n\t_ = [4]int(s)", "panic", "cannot convert slice"},
		{"negative make", "", "", "\tn := -len(r.Method)\n\t_ = make([]int, n)", "panic", "len out of range"},
		{"closed twice", "", "", "\tc := make(chan int)\n\tclose(c)\n\tclose(c)", "panic", "close of closed channel"},
		{"decoding a recursive type", "encoding/json", "type n struct{ Next *n }", "\tvar v n\n\tjson.Unmarshal([]byte(`{}`), &v)", "unsupported", "holds itself"},
		{"an address in a format", "fmt", "", "\tfmt.Fprintf(w, \"%p\", r)", "unsupported", "another one in each run"},
		{"abort", "", "", "\tpanic(http.ErrAbortHandler)", "panic", "abort Handler"},
		{"writing into the host", "time", "", "\t*time.UTC = time.Location{}", "unsupported", "into the host"},
		{"writing into the host's pattern", "regexp", "", "\ta, b := regexp.MustCompile(`a`), regexp.MustCompile(`b`)\n\t*a = *b", "unsupported", "into the host"},
		{"reading out of the host", "encoding/base64", "", "\tcopied := *base64.StdEncoding\n\t_ = copied", "unsupported", "into the host"},
		{"a host's pointer to a pointer", "net/url", "", "\tu := url.User(`a`)\n\tp := &u\n\t**p = url.Userinfo{}", "unsupported", "into the host"},
		{"a mux made of nothing", "time", "", "\tm := new(http.ServeMux)\n\tm.ServeHTTP(w, r)\n\tvar t time.Location\n\t_ = t.String()\n\tpanic(1)", "panic", ""},
		{"an encoder of nothing", "encoding/json", "", "\tvar d json.Decoder\n\td.Decode(nil)", "panic", ""},
	}
}
