package vmtest

import (
	"fmt"
	"strings"
)

// bombs would go off before they run: in the parser, the type checker or the
// compiler.
func bombs() []Hostile {
	refused := func(name, declarations, body string) Hostile {
		return Hostile{Name: name, Declarations: declarations, Body: body, Ends: Refused}
	}
	return []Hostile{
		refused("parentheses", "var x = "+nested("(", 5000)+"1"+nested(")", 5000), ""),
		refused("blocks", "", nested("{", 5000)+nested("}", 5000)),
		refused("pointers", "var x "+nested("*", 5000)+"int", ""),
		refused("slices", "var x "+nested("[]", 5000)+"int", ""),
		refused("functions in functions", "", nested("func() { ", 3000)+nested(" }()", 3000)),
		refused("negations", "var x = "+nested("- ", 5000)+"1", ""),
		refused("a constant that doubles", doubling(), "_ = len(c60)"),
		refused("a number that doubles", "const c0 = 1 << 500\n"+squaring(12), "_ = c12 > 0"),
		refused("a type within itself", "type t struct{ t }", ""),
		refused("a type that grows as it is instantiated", "type t[T any] struct{ next *t[t[T]] }\nvar x t[int]", ""),
		refused("a function that grows as it is instantiated", "func f[T any](n int, v T) { if n > 0 { f(n-1, [2]T{v, v}) } }", "f(9, 1)"),
		refused("types that double", chain("type T%[2]d struct{ a, b T%[1]d }\n", 60), "var x *T60; _ = x"),
		refused("types that double, compared", chain("type T%[2]d struct{ a, b T%[1]d }\n", 60), "var x *T60; if r == nil { _ = *x == *x }"),
		refused("other names that double", chain("type T%[2]d = struct{ a, b T%[1]d }\n", 60), "var x *T60 = 1; _ = x"),
		refused("instances that double", "type P[A, B any] struct{ a A; b B }\n"+chain("type T%[2]d = P[T%[1]d, T%[1]d]\n", 60), "var x T60; _ = x"),
		refused("instances that double inside", "type P[A any] struct{ a, b A }\n"+chain("type T%[2]d P[T%[1]d]\n", 60), "var x *T60; _ = x"),
		refused("functions that double", chain("type T%[2]d func(T%[1]d) T%[1]d\n", 60), "var x T60; _ = x"),
		refused("interfaces that double", chain("type T%[2]d = interface{ M(T%[1]d) T%[1]d }\n", 60), "var x T60; _ = x"),
		refused("results that double", "type P[A, B any] struct{ a A; b B }\nfunc pair[A any](a A) P[A, A] { return P[A, A]{a, a} }",
			"x0 := 1\n"+chain("x%[2]d := pair(x%[1]d)\n", 60)+"_ = x60"),
		refused("results that double by a method", "type P[A, B any] struct{ a A; b B }\nfunc (p P[A, B]) both() P[P[A, B], P[A, B]] { return P[P[A, B], P[A, B]]{p, p} }",
			"x0 := P[int, int]{}\n"+chain("x%[2]d := x%[1]d.both()\n", 60)+"_ = x60"),
		refused("functions of functions", "var x "+nested("func() ", 4000)+"int", ""),
		refused("channels of channels", "var x "+nested("chan ", 5000)+"int", ""),
		refused("maps of maps", "var x "+nested("map[int]", 4000)+"int", ""),
		refused("an initialisation loop", "var a = b\nvar b = a", "_ = a"),
		refused("a constant that needs itself", "const a = b\nconst b = a", "_ = a"),
		refused("too much text", strings.Repeat("// nothing\n", 4000), ""),
		refused("a linked function", "//go:linkname secret runtime.secret\nfunc secret()", "secret()"),
		refused("C", "import \"C\"", ""),
		refused("unsafe", "import \"unsafe\"\nvar p unsafe.Pointer", ""),
		refused("reflect", "import \"reflect\"", "_ = reflect.TypeOf(r)"),
		refused("files", "import \"os\"", "os.ReadFile(\"/etc/passwd\")"),
		refused("programs", "import \"os/exec\"", "exec.Command(\"sh\").Run()"),
		refused("network", "", "http.Get(\"http://localhost\")"),
		refused("sockets", "import \"net\"", "net.Dial(\"tcp\", \"localhost:80\")"),
		refused("signals", "import \"syscall\"", "syscall.Kill(1, 9)"),
		refused("another line", "//line /etc/passwd:1", "x"),
	}
}

func nested(text string, times int) string { return strings.Repeat(text, times) }

// chain starts with T0 and repeats a line for each next one, which names the one
// before it.
func chain(line string, times int) string {
	text := ""
	if strings.Contains(line, "T%[2]d") {
		text = "type T0 = int\n"
	}
	for i := range times {
		text += fmt.Sprintf(line, i, i+1)
	}
	return text
}

func doubling() string {
	text := "const c0 = \"xxxxxxxxxxxxxxxx\"\n"
	for i := range 60 {
		text += fmt.Sprintf("const c%d = c%d + c%d\n", i+1, i, i)
	}
	return text
}

func squaring(times int) string {
	text := ""
	for i := range times {
		text += fmt.Sprintf("const c%d = c%d * c%d\n", i+1, i, i)
	}
	return text
}
