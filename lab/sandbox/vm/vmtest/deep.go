package vmtest

// deep programs call, or nest, without an end.
func deep() []Hostile {
	return []Hostile{
		{"recursion", "", "func f(n int) int { return f(n+1) + 1 }", "f(0)", "depth", "too deep"},
		{"recursion that recovers", "", "func f() { defer func() { recover(); f() }(); f() }", "f()", "depth", ""},
		{"cyclic json", "encoding/json", "", `l := []any{nil}; l[0] = l; json.Marshal(l)`, "depth", "nested"},
		{"cyclic print", "fmt", "", `l := []any{nil}; l[0] = l; _ = fmt.Sprint(l)`, "depth", ""},
		{"cyclic method", "fmt", "type T struct{}\nfunc (t T) String() string { return fmt.Sprint(t) }", `_ = fmt.Sprint(T{})`, "depth", ""},
		{"nested comparison", "", "type n struct{ v any }", `var a, b any; for range 5000 { a, b = n{a}, n{b} }; _ = a == b`, "depth", "nested"},
		{"mutual recursion", "", "func a(n int) { b(n) }\nfunc b(n int) { a(n) }", "a(1)", "depth", ""},
		{"recursion through an interface", "", "type t struct{}\ntype d interface{ f(d) }\nfunc (t) f(x d) { x.f(x) }", "t{}.f(t{})", "depth", ""},
		{"recursion through a closure", "", "", "var f func(); f = func() { f() }; f()", "depth", ""},
		{"recursion through defer", "", "func f() { defer f() }", "f()", "depth", ""},
		{"recursion through a sort", "slices", "func f() { slices.SortFunc([]int{2, 1}, func(a, b int) int { f(); return 0 }) }", "f()", "depth", ""},
		{"recursion through a handler", "", "var h http.HandlerFunc", "h = func(w http.ResponseWriter, r *http.Request) { h.ServeHTTP(w, r) }; h(w, r)", "depth", ""},
		{"recursion through an iterator", "iter", "func f() iter.Seq[int] { return func(yield func(int) bool) { for x := range f() { yield(x) } } }", "for range f() {}", "depth", ""},
		{"json nested deep", "encoding/json strings", "", `var v any; s := strings.Repeat("[", 9000) + strings.Repeat("]", 9000); for { json.Unmarshal([]byte(s), &v) }`, "depth", ""},
		{"contexts nested without an end", "context", "type k int\ntype own struct{ context.Context }\nfunc (o own) Value(key any) any { return o.Context.Value(key) }", "var c context.Context = r.Context(); for range 100000 { c = own{c} }; _ = c.Value(k(1))", "depth", ""},
		{"error text that nests", "errors fmt", "type e struct{ in error }\nfunc (x e) Error() string { return fmt.Sprint(\"e:\", x.in) }", `var err error = errors.New("x"); for range 100000 { err = e{err} }; _ = err.Error()`, "depth", ""},
		{"generic that calls itself", "", "func f[T any](v T, n int) int { return f(v, n+1) }", "f(0, 0)", "depth", ""},
		{"method value that calls itself", "", "type t struct{ f func() }\nfunc (x *t) call() { x.f() }", "x := &t{}; x.f = x.call; x.f()", "depth", ""},
		{"panic within panic", "", "func f() { defer func() { f() }(); panic(1) }", "f()", "depth", ""},
		{"printing what holds itself", "fmt", "type n struct{ Any any }", `v := &n{}; v.Any = []any{v}; m := map[string]any{}; m["m"] = m; _ = fmt.Sprint(m)`, "depth", ""},
		{"json that holds itself by a map", "encoding/json", "", `m := map[string]any{}; m["m"] = m; json.Marshal(m)`, "depth", ""},
	}
}
