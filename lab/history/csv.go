package history

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"authlab/lab"
)

// columns are those of a CSV file, in their order.
func columns() []string {
	return []string{"version", "pack", "id", "scenario", "step", "kind", "at", "right", "record"}
}

func writeCSV(w io.Writer, h History) error {
	out := csv.NewWriter(w)
	_ = out.Write(columns()) // out remembers
	for _, attempt := range h.Attempts {
		one := rowOf(attempt)
		record, err := json.Marshal(one.Record)
		if err != nil {
			return err
		}
		_ = out.Write([]string{
			strconv.Itoa(Version), h.Pack, one.ID, one.Scenario, one.Step, string(one.Kind),
			one.At.Format(time.RFC3339Nano), strconv.FormatBool(one.Right), string(record),
		})
	}
	out.Flush()
	return out.Error()
}

func readCSV(name string, data []byte) (History, error) {
	in := csv.NewReader(bytes.NewReader(data))
	in.FieldsPerRecord = len(columns())
	head, err := in.Read()
	if err != nil || !slices.Equal(head, columns()) {
		return History{}, mistake(name, 1, errors.New("this is no history of authlab"))
	}
	var h History
	for {
		fields, err := in.Read()
		if errors.Is(err, io.EOF) {
			return h, nil
		}
		if broken := (*csv.ParseError)(nil); errors.As(err, &broken) {
			return History{}, mistake(name, broken.StartLine, broken.Err)
		}
		if err == nil {
			err = h.take(fields)
		}
		if err != nil {
			line, _ := in.FieldPos(0)
			return History{}, mistake(name, line, err)
		}
	}
}

// take reads the fields of one attempt. A file is of one pack.
func (h *History) take(fields []string) error {
	version, err := strconv.Atoi(fields[0])
	if err != nil {
		return fmt.Errorf("%.40q is no version", fields[0])
	}
	if err := knownVersion(version); err != nil {
		return err
	}
	if len(h.Attempts) > 0 && fields[1] != h.Pack {
		return fmt.Errorf("attempts at two packs, %.40q and %.40q", h.Pack, fields[1])
	}
	one := row{ID: fields[2], Scenario: fields[3], Step: fields[4], Kind: lab.AttemptKind(fields[5])}
	if one.At, err = time.Parse(time.RFC3339Nano, fields[6]); err != nil {
		return fmt.Errorf("%.40q is no time", fields[6])
	}
	if one.Right, err = strconv.ParseBool(fields[7]); err != nil {
		return fmt.Errorf("%.40q is neither true nor false", fields[7])
	}
	record := json.NewDecoder(strings.NewReader(fields[8]))
	record.DisallowUnknownFields()
	if err := record.Decode(&one.Record); err != nil {
		return err
	}
	if record.More() {
		return errors.New("something follows the end of the record")
	}
	attempt, err := one.attempt()
	if err != nil {
		return err
	}
	h.Pack, h.Attempts = fields[1], append(h.Attempts, attempt)
	return nil
}
