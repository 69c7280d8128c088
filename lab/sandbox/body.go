package sandbox

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
)

// bodyOutcome is how the body of an answer compares with that of the API.
type bodyOutcome int

const (
	bodySame bodyOutcome = iota
	bodyMore
	bodyDifferent
)

// compareBodies compares two bodies as JSON where both are, and else as text.
func compareBodies(want, got string) bodyOutcome {
	if want == got {
		return bodySame
	}
	var wanted, given any
	switch {
	case json.Unmarshal([]byte(want), &wanted) != nil:
		return compareLines(want, got)
	case json.Unmarshal([]byte(got), &given) != nil:
		return bodyDifferent
	case reflect.DeepEqual(wanted, given):
		return bodySame
	case holdsMore(wanted, given):
		return bodyMore
	}
	return bodyDifferent
}

// compareLines compares texts, such as comma-separated values, by their lines.
func compareLines(want, got string) bodyOutcome {
	wanted := strings.Split(want, "\n")
	for line := range strings.SplitSeq(got, "\n") {
		if line != "" && !slices.Contains(wanted, line) {
			return bodyMore
		}
	}
	return bodyDifferent
}

// holdsMore reports whether given has a field or an element that wanted lacks, or
// counts more of them.
func holdsMore(wanted, given any) bool {
	switch given := given.(type) {
	case map[string]any:
		wanted, _ := wanted.(map[string]any)
		for name, value := range given {
			expected, known := wanted[name]
			if !known || holdsMore(expected, value) || name == "count" && countsMore(expected, value) {
				return true
			}
		}
	case []any:
		wanted, _ := wanted.([]any)
		for _, element := range given {
			expected, known := counterpart(wanted, element)
			if !known || holdsMore(expected, element) {
				return true
			}
		}
	}
	return false
}

func countsMore(wanted, given any) bool {
	expected, isNumber := wanted.(float64)
	count, isCount := given.(float64)
	return isNumber && isCount && count > expected
}

// counterpart finds the record with the same id; of what is no record, the same
// value.
func counterpart(list []any, element any) (any, bool) {
	id, isRecord := idOf(element)
	for _, one := range list {
		other, _ := idOf(one)
		if isRecord && other == id || reflect.DeepEqual(one, element) {
			return one, true
		}
	}
	return nil, false
}

func idOf(value any) (id string, isRecord bool) {
	record, _ := value.(map[string]any)
	id, isRecord = record["id"].(string)
	return id, isRecord
}

// figures lists the numbers of a JSON body that are telling: three digits and
// more.
func figures(body string) []string {
	var value any
	if json.Unmarshal([]byte(body), &value) != nil {
		return nil
	}
	record, _ := value.(map[string]any)
	var found []string
	for _, field := range record {
		if number, ok := field.(float64); ok && number >= 100 {
			text, _ := json.Marshal(number) // a float64 that came from JSON goes back to it
			found = append(found, string(text))
		}
	}
	slices.Sort(found)
	return found
}
