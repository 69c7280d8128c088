// Package history writes a learner's attempts to a file, reads them on another
// machine, and brings histories together: without a server, without loss, and
// without counting anything twice.
package history

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"authlab/lab"
)

// Version is that of the files. A reader refuses those of a later one: what it does
// not know it would lose.
const Version = 1

// History is what one file holds: attempts at the scenarios of one pack, of whoever
// reads the file.
type History struct {
	Pack     string
	Attempts []lab.Attempt
}

// Format is how a file is written.
type Format string

const (
	JSON Format = "json"
	CSV  Format = "csv" // for spreadsheets; what belongs to the kind of step is JSON in its last column
)

// Write writes a history. Reading it again gives the same.
func Write(w io.Writer, format Format, h History) error {
	switch format {
	case JSON:
		return writeJSON(w, h)
	case CSV:
		return writeCSV(w, h)
	}
	return &lab.Mistake{Where: "--format", What: fmt.Sprintf("%q is no format", format), Try: "json or csv"}
}

// most is how large a file may be, in octets: ten years of answers are far smaller.
const most = 256 << 20

// Read reads a history in either format; name stands in its mistakes. Nothing is
// returned of a file with anything wrong in it.
func Read(name string, r io.Reader) (History, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err != nil {
		return History{}, err
	}
	if len(data) > most {
		return History{}, &lab.Mistake{Where: name, What: "the file is larger than 256 MB", Try: "a file that progress export wrote"}
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) // spreadsheets like to write one
	read := readCSV
	if first := bytes.TrimSpace(data); len(first) > 0 && first[0] == '{' {
		read = readJSON
	}
	return read(name, data)
}

// row is an attempt as files have it: without a learner, and in universal time.
type row struct {
	ID       string          `json:"id"`
	Scenario string          `json:"scenario"`
	Step     string          `json:"step"`
	Kind     lab.AttemptKind `json:"kind"`
	At       time.Time       `json:"at"`
	Right    bool            `json:"right"`
	Record   lab.Record      `json:"record"`
}

func rowOf(a lab.Attempt) row {
	return row{a.ID, a.Scenario, a.Step, a.Kind, a.At.UTC(), a.Right, a.Record}
}

// attempt is what a row says, or why it says nothing that can be.
func (r row) attempt() (lab.Attempt, error) {
	for _, text := range []struct {
		name, value string
		may         bool // be empty
	}{{"id", r.ID, false}, {"scenario", r.Scenario, false}, {"step", r.Step, true}} {
		if err := named(text.name, text.value); err != nil && (!text.may || text.value != "") {
			return lab.Attempt{}, err
		}
	}
	if !r.Kind.Known() {
		return lab.Attempt{}, fmt.Errorf("%q is no kind of attempt", r.Kind)
	}
	if year := r.At.Year(); year < 1970 || year > 9999 {
		return lab.Attempt{}, fmt.Errorf("the year %d cannot be", year)
	}
	return lab.Attempt{ID: r.ID, Scenario: r.Scenario, Step: r.Step, Kind: r.Kind, At: r.At, Right: r.Right, Record: r.Record}, possible(r.Record)
}

// named refuses names that nothing of ours has.
func named(what, name string) error {
	const longest = 200
	switch {
	case name == "":
		return fmt.Errorf("an attempt has no %s", what)
	case len(name) > longest, !utf8.ValidString(name), strings.ContainsFunc(name, unicode.IsControl):
		return fmt.Errorf("%.40q cannot be the %s of an attempt", name, what)
	}
	return nil
}

// possible refuses what no game could have stored, so that no fold has to look.
func possible(record lab.Record) error {
	var statuses []int
	if said := record.Prediction; said != nil {
		statuses = append(statuses, said.Status, said.GotStatus)
		if said.Confidence < 0 || said.Confidence > 1 {
			return fmt.Errorf("a confidence of %v", float64(said.Confidence))
		}
	}
	if made := record.Stamped; made != nil {
		statuses = append(statuses, made.Said.Status, made.Was.Status)
		if !made.Was.Gate.Known() || made.Said.Gate != "" && !made.Said.Gate.Known() {
			return fmt.Errorf("a stamp at %.40q and %.40q: there is no such gate", made.Said.Gate, made.Was.Gate)
		}
		if made.Slip != lab.NoSlip && !slices.Contains(lab.Slips(), made.Slip) {
			return fmt.Errorf("%.40q is nothing that can be wrong with a stamp", made.Slip)
		}
		if made.Took < 0 || made.Took > 24*time.Hour {
			return fmt.Errorf("a stamp took %v", made.Took)
		}
	}
	if in := record.Drilled; in != nil {
		if !in.Mode.Known() || in.Limit < 0 || in.Limit > 24*time.Hour {
			return fmt.Errorf("a drill of the mode %.40q within %v", in.Mode, in.Limit)
		}
	}
	if spoken := record.Spoken; spoken != nil {
		wrong := func(point int) bool { return point < 0 || point >= spoken.Points }
		if spoken.Rating < 0 || spoken.Rating > lab.Easy || spoken.Points < 0 || slices.ContainsFunc(spoken.Ticked, wrong) {
			return fmt.Errorf("an answer rated %d with the points %v of %d", spoken.Rating, spoken.Ticked, spoken.Points)
		}
	}
	if planned := record.Interview; planned != nil {
		if slices.ContainsFunc(planned.Asked, func(a lab.Asked) bool { return a.FollowUps < 0 || a.FollowUps > 100 }) {
			return errors.New("an interview with follow-ups without an end")
		}
	}
	for _, status := range statuses {
		if status < 100 || status > 599 {
			return fmt.Errorf("%d is no status", status)
		}
	}
	return nil
}
