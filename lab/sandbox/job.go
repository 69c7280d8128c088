package sandbox

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"

	"authlab/lab"
	"authlab/mockapi/world"
)

// task is what a worker is started for.
type task string

const (
	taskAnswer task = "answer" // compile the code and answer requests with it
	taskLayers task = "layers" // try the locks
)

// job crosses to the worker on its standard input: first what the code is and where
// it runs, then, as a value of its own, what it is asked, which is most of it and is
// read while the code is compiled. It never holds an expected answer: code that got
// out of the evaluator would find nothing to copy.
type job struct {
	Nonce       string          `json:"nonce"`
	Task        task            `json:"task"`
	Source      lab.Source      `json:"source"`
	Replacement lab.Replacement `json:"replacement"`
	Worlds      []origin        `json:"worlds"`
	Asks        []ask           `json:"-"`
	KeepWorld   bool            `json:"keep_world"` // report the changed world too
	Seed        uint64          `json:"seed"`       // of all that Go leaves to chance, such as the order of a map
}

// written is the job as it crosses.
func (j job) written() ([]byte, error) {
	var out bytes.Buffer
	lines := json.NewEncoder(&out)
	err := errors.Join(lines.Encode(j), lines.Encode(j.Asks))
	if err == nil && out.Len() > jobLimit {
		err = fmt.Errorf("the job has %d bytes, and a worker takes %d", out.Len(), jobLimit)
	}
	return out.Bytes(), err
}

// origin is where a worker gets a world from: the spec it grows from with the
// public half of its key, or a snapshot where it has a history; and the tokens
// that were signed in it, which whoever asks verifies itself.
type origin struct {
	Spec     lab.WorldSpec     `json:"spec"`
	Public   ed25519.PublicKey `json:"public,omitempty"`
	Snapshot []byte            `json:"snapshot,omitempty"`
	Signed   [][]byte          `json:"signed,omitempty"`
}

// world grows the world, or brings it back.
func (o origin) world() (*world.World, error) {
	grown, err := o.grow()
	if err != nil {
		return nil, err
	}
	grown.Hold(o.Signed)
	return grown, nil
}

func (o origin) grow() (*world.World, error) {
	if o.Snapshot != nil {
		return world.Restore(o.Snapshot)
	}
	grown := world.New(o.Spec)
	grown.Know(o.Public)
	return grown, nil
}

// ask is one request to one of the job's worlds.
type ask struct {
	World   int         `json:"world"`
	Request lab.Request `json:"request"`
}

// report is one line of what a worker tells on its report file. Every line
// carries the job's nonce, which the code under judgement never sees.
type report struct {
	Nonce       string           `json:"nonce"`
	Layers      []Layer          `json:"layers,omitempty"`
	Diagnostics []lab.Diagnostic `json:"diagnostics,omitempty"`
	Ask         int              `json:"ask"`
	Exchange    *lab.Exchange    `json:"exchange,omitempty"`
	World       []byte           `json:"world,omitempty"`
	Stopped     string           `json:"stopped,omitempty"` // why it asked the code no further
	Failure     string           `json:"failure,omitempty"` // the worker's own, not the code's
	Done        bool             `json:"done,omitempty"`
}
