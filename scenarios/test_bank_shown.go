package scenarios

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
)

// shown compares what a question shows with what the API answers to such a request,
// and writes into its log.
func (t *bankTester) shown(ctx context.Context, where string, question *lab.Question) error {
	text := paragraphs(question.Prose()...)
	requests, err := ReadShown(text)
	if err != nil {
		t.findError(where, question.ID, err)
		return nil
	}
	for _, request := range requests {
		err := t.withTarget(func(target lab.Target) error {
			t.findError(where, question.ID, request.Compare(ctx, target))
			return ctx.Err()
		})
		if err != nil {
			return err
		}
	}
	return t.withTarget(func(target lab.Target) error {
		_, err := target.Expand(text)
		t.findError(where, question.ID, err)
		t.findError(where, question.ID, compareLog(ctx, target, question))
		return ctx.Err()
	})
}

func (t *bankTester) withTarget(use func(lab.Target) error) error {
	target, err := t.Target()
	if err != nil {
		return err
	}
	return errors.Join(use(target), target.Close())
}

// findError reports an error as a finding, where there is one.
func (t *bankTester) findError(where, question string, err error) {
	var mistake *lab.Mistake
	switch {
	case errors.As(err, &mistake):
		t.find(where, question+": "+mistake.What, mistake.Try)
	case err != nil:
		t.find(where, question+": "+err.Error(), "names, people and credentials that the world has")
	}
}

var logFence = pattern.Late("(?ms)^```json\n(.*?)^```$")

// compareLog sends what left a question's log, in order, and compares: each line that
// is shown has members of the one that was written.
func compareLog(ctx context.Context, target lab.Target, question *lab.Question) error {
	text, err := target.Expand(question.Ask)
	if err != nil || len(question.Sends) == 0 {
		return nil // the names are told before
	}
	shown, err := readLog(text)
	if err != nil {
		return err
	}
	if len(shown) != len(question.Sends) {
		return &lab.Mistake{What: fmt.Sprintf("%d lines of the log are shown for %d requests", len(shown), len(question.Sends)), Try: "a line for each of sends, in a fence that starts with ```json"}
	}
	for i, sent := range question.Sends {
		request, err := lab.BuildRequest(target, sent)
		if err != nil {
			return err
		}
		exchange, err := target.Send(ctx, request)
		if err != nil {
			return err
		}
		if err := compareLine(shown[i], exchange.Log, i+1); err != nil {
			return err
		}
	}
	return nil
}

// readLog reads the lines of a log that a text shows.
func readLog(text string) ([]map[string]any, error) {
	var lines []map[string]any
	for _, fence := range logFence().FindAllStringSubmatch(text, -1) {
		for decoder := json.NewDecoder(strings.NewReader(fence[1])); decoder.More(); {
			var line map[string]any
			if err := decoder.Decode(&line); err != nil {
				return nil, &lab.Mistake{What: fmt.Sprintf("the log shown is not JSON (%v)", err), Try: "an object for each line"}
			}
			lines = append(lines, line)
		}
	}
	return lines, nil
}

func compareLine(shown map[string]any, text string, number int) error {
	var written map[string]any
	if err := json.Unmarshal([]byte(text), &written); err != nil {
		return fmt.Errorf("the log's line %d is not JSON: %w", number, err)
	}
	for _, name := range slices.Sorted(maps.Keys(shown)) {
		if !reflect.DeepEqual(shown[name], written[name]) {
			return &lab.Mistake{
				What: fmt.Sprintf("line %d of the log shows %s as %v, the API writes %v", number, name, shown[name], written[name]),
				Try:  "showing what it writes",
			}
		}
	}
	return nil
}
