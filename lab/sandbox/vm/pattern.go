package vm

import (
	"regexp"
	"regexp/syntax"
)

const (
	maxPattern = 1_000    // bytes of a regular expression
	maxStates  = 5_000    // of the automaton it becomes, near enough
	maxMatched = 64 << 10 // bytes of text to look for it in
)

// efforts charge for the work of functions that can work long on little,
// before it is done.
func efforts() map[string]func(m *Machine, args []value) {
	once := func(m *Machine, args []value) { m.matching(args, false) }
	every := func(m *Machine, args []value) { m.matching(args, true) }
	compiling := func(m *Machine, args []value) { m.states(args[0].(string)) }
	all := map[string]func(m *Machine, args []value){
		"regexp.Compile": compiling, "regexp.MustCompile": compiling,
		"regexp.MatchString": func(m *Machine, args []value) {
			m.search(m.states(args[0].(string)), args[1].(string), false)
		},
		"(*regexp.Regexp).ReplaceAllString":        replacing,
		"(*regexp.Regexp).ReplaceAllLiteralString": replacing,
	}
	for _, name := range []string{"MatchString", "FindString", "FindStringIndex", "FindStringSubmatch", "FindStringSubmatchIndex"} {
		all["(*regexp.Regexp)."+name] = once
	}
	for _, name := range []string{"FindAllString", "FindAllStringIndex", "FindAllStringSubmatch", "ReplaceAllStringFunc", "Split"} {
		all["(*regexp.Regexp)."+name] = every
	}
	return all
}

// replacing charges for the search and for the text it makes: each place that
// matches, and there is at most one more than bytes, gets the replacement.
func replacing(m *Machine, args []value) {
	m.matching(args, true)
	m.text((len(args[1].(string)) + 1) * (len(args[2].(string)) + 1))
}

// matching charges for a method of a Regexp, whose first argument is the text.
func (m *Machine) matching(args []value, every bool) {
	compiled, ok := args[0].(*regexp.Regexp)
	if !ok {
		m.unsupported("a regexp.Regexp that was not compiled")
	}
	m.search(m.states(compiled.String()), args[1].(string), every)
}

// search charges as if every state were alive at every byte, which is the worst
// there is; searching on after each match may start over at every byte.
func (m *Machine) search(states int, text string, every bool) {
	if len(text) > maxMatched {
		m.abort(CrashUnsupported, "the text is too long to match on the bench", "matching a shorter part of it")
	}
	work := int64(states) * int64(len(text)+1) / 8
	if every {
		work *= int64(len(text)/8 + 1)
	}
	m.step(work)
}

// states is about how many states an expression's automaton has, and charges
// for making it. An expression that has too many ends the run.
func (m *Machine) states(pattern string) int {
	count := 1
	if len(pattern) <= maxPattern {
		if parsed, err := syntax.Parse(pattern, syntax.Perl); err == nil {
			count = statesOf(parsed)
		}
	}
	if len(pattern) > maxPattern || count > maxStates {
		m.abort(CrashUnsupported, "the regular expression is too large for the bench", "a shorter one, with fewer repetitions")
	}
	m.step(int64(len(pattern) + count))
	return count
}

func statesOf(one *syntax.Regexp) int {
	count := 1
	if one.Op == syntax.OpLiteral {
		count = len(one.Rune)
	}
	for _, sub := range one.Sub {
		count += statesOf(sub)
	}
	if one.Op == syntax.OpRepeat {
		count *= max(one.Min, one.Max, 1)
	}
	return count
}
