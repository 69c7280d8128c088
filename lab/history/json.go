package history

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"authlab/lab"
)

// writeJSON writes one object, each attempt on a line of its own.
func writeJSON(w io.Writer, h History) error {
	out := bufio.NewWriter(w)
	pack, err := json.Marshal(h.Pack)
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(out, "{\"authlab\": \"history\", \"version\": %d, \"pack\": %s, \"attempts\": [", Version, pack) // out remembers
	for i, attempt := range h.Attempts {
		line, err := json.Marshal(rowOf(attempt))
		if err != nil {
			return err
		}
		_, _ = out.WriteString(map[bool]string{true: "\n", false: ",\n"}[i == 0])
		_, _ = out.Write(line)
	}
	_, _ = out.WriteString("\n]}\n")
	return out.Flush()
}

// reading is a JSON file on its way in.
type reading struct {
	*json.Decoder
	name string
	data []byte
	History
	kind    string
	version int
}

func readJSON(name string, data []byte) (History, error) {
	r := &reading{Decoder: json.NewDecoder(bytes.NewReader(data)), name: name, data: data}
	r.DisallowUnknownFields()
	if err := r.object(); err != nil {
		return History{}, r.mistake(err)
	}
	if _, err := r.Token(); !errors.Is(err, io.EOF) {
		return History{}, r.mistake(errors.New("something follows the end of the history"))
	}
	if r.kind != "history" {
		return History{}, r.mistake(errors.New("this is no history of authlab"))
	}
	if err := knownVersion(r.version); err != nil {
		return History{}, r.mistake(err)
	}
	return r.History, nil
}

// object reads the members one by one: the version before anything that depends on it.
func (r *reading) object() error {
	if _, err := r.Token(); err != nil { // the brace that it begins with
		return err
	}
	for r.More() {
		name, err := r.Token()
		if err != nil {
			return err
		}
		switch name {
		case "authlab":
			err = r.Decode(&r.kind)
		case "version":
			err = r.decodeVersion()
		case "pack":
			err = r.Decode(&r.Pack)
		case "attempts":
			err = r.attempts()
		default:
			err = fmt.Errorf("a history has no %.40q", name)
		}
		if err != nil {
			return err
		}
	}
	_, err := r.Token()
	return err
}

func (r *reading) decodeVersion() error {
	if err := r.Decode(&r.version); err != nil {
		return err
	}
	return knownVersion(r.version)
}

func knownVersion(version int) error {
	if version != Version {
		return fmt.Errorf("this history is of version %d, and this authlab knows version %d", version, Version)
	}
	return nil
}

func (r *reading) attempts() error {
	if start, err := r.Token(); err != nil || start != json.Delim('[') {
		return errors.Join(err, errors.New("the attempts are no list"))
	}
	for r.More() {
		at := r.InputOffset()
		var one row
		err := r.Decode(&one)
		var attempt lab.Attempt
		if err == nil {
			attempt, err = one.attempt()
		}
		if err != nil {
			return placed{r.lineOf(at), err}
		}
		r.Attempts = append(r.Attempts, attempt)
	}
	_, err := r.Token()
	return err
}

// placed is an error with its line, from 1.
type placed struct {
	line int
	error
}

func (r *reading) lineOf(offset int64) int {
	for int(offset) < len(r.data) && bytes.ContainsRune([]byte(" \t\r\n,"), rune(r.data[offset])) {
		offset++
	}
	return 1 + bytes.Count(r.data[:offset], []byte("\n"))
}

func (r *reading) mistake(err error) error {
	at := placed{r.lineOf(r.InputOffset()), err}
	_ = errors.As(err, &at)
	return mistake(r.name, at.line, at.error)
}

// mistake says where a file is broken.
func mistake(name string, line int, err error) error {
	what := err.Error()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		what = "the file ends in the middle"
	}
	return &lab.Mistake{Where: fmt.Sprintf("%s:%d", name, line), What: what, Try: "exporting it again; nothing was imported"}
}
