package tuitest

import (
	"context"
	"reflect"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Driver plays a model as Bubble Tea would, inside a synctest bubble: commands
// run in goroutines, and Settle waits until none of them has anything to say any
// more. Nothing sleeps.
type Driver struct {
	model    tea.Model
	messages chan tea.Msg
	quit     bool
}

// Drive starts a model in a terminal of a size.
func Drive(model tea.Model, w, h int) *Driver {
	d := Live(model, w, h)
	d.Settle()
	return d
}

// Live starts a model as Drive does, and waits for nothing. It is for models whose
// parts work in real time, which no bubble can hold: see Await.
func Live(model tea.Model, w, h int) *Driver {
	d := &Driver{model: model, messages: make(chan tea.Msg, 1024)}
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
	d.run(model.Init())
	return d
}

// Await handles what commands bring until the condition holds. It reports false
// where the context ended first.
func (d *Driver) Await(ctx context.Context, until func() bool) bool {
	for !until() {
		select {
		case msg := <-d.messages:
			d.handle(msg)
		case <-ctx.Done():
			return false
		}
	}
	return true
}

// Send hands the model a message, and does not wait for what comes of it.
func (d *Driver) Send(msg tea.Msg) {
	if d.quit {
		return
	}
	var command tea.Cmd
	d.model, command = d.model.Update(msg)
	d.run(command)
}

// Press presses keys by name, and waits after each until all is settled.
func (d *Driver) Press(keys ...string) {
	for _, key := range keys {
		d.Send(Key(key))
		d.Settle()
	}
}

// Type presses a key for each letter.
func (d *Driver) Type(text string) {
	for _, r := range text {
		d.Send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	d.Settle()
}

// Settle handles what commands bring until they bring nothing more.
func (d *Driver) Settle() {
	for {
		synctest.Wait()
		select {
		case msg := <-d.messages:
			d.handle(msg)
		default:
			return
		}
	}
}

// Pass lets time pass on the bubble's clock, which costs none.
func (d *Driver) Pass(span time.Duration) {
	<-time.After(span)
	d.Settle()
}

// Quit reports whether the program has ended.
func (d *Driver) Quit() bool { return d.quit }

// Screen is what the terminal shows, without colours.
func (d *Driver) Screen() string { return ansi.Strip(d.model.View().Content) }

func (d *Driver) handle(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.QuitMsg:
		d.quit = true
	case tea.BatchMsg:
		for _, command := range msg {
			d.run(command)
		}
	default:
		d.Send(msg)
	}
}

func (d *Driver) run(command tea.Cmd) {
	if command == nil {
		return
	}
	go func() {
		msg := command()
		if sequence, is := inSequence(msg); is {
			d.inOrder(sequence)
			return
		}
		d.messages <- msg
	}()
}

func (d *Driver) inOrder(commands []tea.Cmd) {
	for _, command := range commands {
		if command == nil {
			continue
		}
		msg := command()
		if sequence, is := inSequence(msg); is {
			d.inOrder(sequence)
			continue
		}
		d.messages <- msg
	}
}

// inSequence unpacks what tea.Sequence makes, whose type has no name outside.
func inSequence(msg tea.Msg) ([]tea.Cmd, bool) {
	if _, batch := msg.(tea.BatchMsg); batch || msg == nil {
		return nil, false
	}
	value := reflect.ValueOf(msg)
	commands := reflect.TypeFor[[]tea.Cmd]()
	if !value.Type().ConvertibleTo(commands) {
		return nil, false
	}
	return value.Convert(commands).Interface().([]tea.Cmd), true
}
