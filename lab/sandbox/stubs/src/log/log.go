//go:build lesson

// Package log writes lines a learner sees beside the verdict.
package log

import "fmt"

// line keeps one line of output, as far as the budget for it reaches.
func line(text string)

func Printf(format string, v ...any) { line(fmt.Sprintf(format, v...)) }
func Println(v ...any)               { line(fmt.Sprintln(v...)) }
func Print(v ...any)                 { line(fmt.Sprint(v...)) }

func Panicf(format string, v ...any) {
	text := fmt.Sprintf(format, v...)
	line(text)
	panic(text)
}

func Panic(v ...any) {
	text := fmt.Sprint(v...)
	line(text)
	panic(text)
}

func Panicln(v ...any) {
	text := fmt.Sprintln(v...)
	line(text)
	panic(text)
}
