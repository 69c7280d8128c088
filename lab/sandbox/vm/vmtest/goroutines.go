package vmtest

// Goroutines are hostile programs that go wrong whatever goroutine goes on when.
func Goroutines() []Hostile {
	return []Hostile{
		{"no one sends", "", "", "\tc := make(chan int)\n\t<-c", "deadlock", "one waits to receive at fix.go:11:2"},
		{"no one receives", "", "", "\tc := make(chan int)\n\tc <- 1", "deadlock", "to send at fix.go:11:4"},
		{"nil channel", "", "", "\tvar c chan int\n\tselect { case c <- 1: case <-c: }", "deadlock", "in a select"},
		{"empty select", "", "", "\tselect {}", "deadlock", "in a select"},
		{"two that wait for each other", "", "", "\ta, b := make(chan int), make(chan int)\n\tgo func() { a <- <-b }()\n\tb <- <-a", "deadlock", "fix.go:11:"},
		{"a lock never freed", "sync", "", "\tvar m sync.Mutex\n\tdone := make(chan bool)\n\tgo func() { m.Lock(); done <- true }()\n\t<-done\n\tm.Lock()", "deadlock", "for a lock"},
		{"a group never done", "sync", "", "\tvar wg sync.WaitGroup\n\twg.Add(2)\n\tgo wg.Done()\n\twg.Wait()", "deadlock", "for a WaitGroup"},
		{"range without close", "", "", "\tc := make(chan int, 1)\n\tc <- 1\n\tfor range c {}", "deadlock", "to receive"},
		{"deadlock that recovers", "", "", "\tdefer func() { recover() }()\n\tselect {}", "deadlock", ""},
		{"panic in a goroutine", "", "", "\tgo func() {\n\t\tpanic(\"lost\")\n\t}()\n\tselect {}", "panic", "fix.go:11:8: panic: lost"},
		{"panic after the answer", "", "", "\tgo panic(\"late\")", "panic", "late"},
		{"panic nobody above recovers", "", "", "\tdefer func() { recover() }()\n\tdone := make(chan bool)\n\tgo func() { panic(\"lost\") }()\n\t<-done", "panic", "lost"},
		{"nil function", "", "", "\tvar f func()\n\tgo f()", "panic", "nil"},
		{"endless goroutine", "", "", "\tgo func() { for {} }()", "steps", "too long"},
		{"endless goroutine that recovers", "", "", "\tgo func() { for { func() { defer func() { recover() }(); for {} }() } }()\n\tselect {}", "steps", "too long"},
		{"two that run on", "", "", "\tc := make(chan int)\n\tgo func() { for { c <- 1 } }()\n\tfor range c {}", "steps", "too long"},
		{"goroutine bomb", "", "", "\tfor { go func() { select {} }() }", "bytes", "goroutines"},
		{"goroutine that forks", "", "\nvar f func()", "\tf = func() { go f(); go f() }\n\tf()", "bytes", "goroutines"},
		{"memory by many", "", "", "\tfor range 100 { go func() { var s []int; for { s = append(s, s...); s = append(s, 1) } }() }\n\tselect {}", "bytes", "memory"},
		{"deep by many", "", "func f(n int, c chan int) { if n == 0 { <-c }; f(n-1, c) }", "\tc := make(chan int)\n\tfor range 200 { go f(100, c) }\n\tclose(c)", "depth", "too deep"},
		{"channel bomb", "", "", "\tfor { _ = make(chan int, 1<<16) }", "bytes", "memory"},
		{"huge channel", "", "", "\t_ = make(chan int, len(r.Method)<<36)", "bytes", "memory"},
		{"waiters in a loop", "", "", "\tnever, c := make(chan int), make(chan int)\n\tgo func() { for { c <- 1 } }()\n\tfor { select { case <-never: case <-c: } }", "steps", ""},
		{"goroutine in a package variable", "", "var x = func() int { go func() { for {} }(); return 1 }()", "_ = x", "steps", ""},
		{"inside a host's call", "github.com/gorilla/mux", "", "\tm := mux.NewRouter()\n\tm.HandleFunc(\"/invoices/{id}\", func(http.ResponseWriter, *http.Request) { select {} })\n\tgo func() { panic(\"beside\") }()\n\tm.ServeHTTP(w, r)", "panic", "beside"},
		{"negative group", "sync", "", "\tvar wg sync.WaitGroup\n\twg.Done()", "panic", "negative WaitGroup counter"},
	}
}
