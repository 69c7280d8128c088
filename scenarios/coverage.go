package scenarios

import (
	_ "embed"
	"slices"
	"strings"

	"authlab/lab"
	"authlab/lab/pattern"
)

//go:embed curriculum.tsv
var curriculum string

// Row is a topic of the curriculum: its modes are the kinds of step that have to
// practise it, and none for one that a lesson is enough for.
type Row struct {
	ID, Title string
	Modes     []lab.StepKind
	Clauses   []string
}

// Group is the letter a row's id starts with.
func (r Row) Group() string { return r.ID[:1] }

// Curriculum lists every row, in order.
func Curriculum() []Row {
	var rows []Row
	for _, line := range strings.Split(strings.TrimSpace(curriculum), "\n")[1:] {
		cells := strings.Split(line, "\t") // a test holds each line to four
		row := Row{ID: cells[0], Title: cells[1]}
		for _, letter := range cells[2] {
			row.Modes = append(row.Modes, modeOf(letter))
		}
		if cells[3] != "" {
			row.Clauses = strings.Split(cells[3], "; ")
		}
		rows = append(rows, row)
	}
	return rows
}

func modeOf(letter rune) lab.StepKind {
	return map[rune]lab.StepKind{'P': lab.StepPredict, 'C': lab.StepCraft, 'F': lab.StepFix, 'D': lab.StepDiagnose}[letter]
}

// Taught is what teaches rows and explains clauses: a lesson, or a scenario.
type Taught struct {
	ID              string
	Rows, Standards []string
}

// Coverage is how much of the curriculum there is.
type Coverage struct {
	Rows    []CoveredRow `json:"rows"`
	Groups  []Count      `json:"groups"`       // rows that are complete
	Modes   []Count      `json:"modes"`        // steps of scenarios, and modes of rows that want them
	Clauses []Named      `json:"clauses"`      // every clause named anywhere
	API     []Named      `json:"owasp_api"`    // the OWASP API Security Top 10 of 2023
	ASVS    []Named      `json:"asvs"`         // ids named, and those the rows want
	Unknown []string     `json:"unknown_rows"` // named, and not in the curriculum
}

// CoveredRow is a row beside who practises or teaches it.
type CoveredRow struct {
	Row      string        `json:"row"`
	Title    string        `json:"title"`
	Modes    []CoveredMode `json:"modes"`
	Lessons  []string      `json:"lessons"`
	Complete bool          `json:"complete"`
}

// CoveredMode is a mode of a row, and the scenarios that have a step of the kind.
type CoveredMode struct {
	Mode      lab.StepKind `json:"mode"`
	Scenarios []string     `json:"scenarios"`
}

// Count is how many of how many there are.
type Count struct {
	Name string `json:"name"`
	Have int    `json:"have"`
	Want int    `json:"want"`
}

// Named is a clause, and who names it.
type Named struct {
	Name string   `json:"name"`
	By   []string `json:"by"`
}

// Cover counts what the scenarios of a pack, and lessons, cover of the rows.
func Cover(rows []Row, pack *Pack, lessons []Taught) Coverage {
	c := coverer{rows: rows, pack: pack, lessons: lessons}
	coverage := Coverage{Rows: c.covered(), Unknown: c.unknown()}
	coverage.Groups, coverage.Modes = c.groups(coverage.Rows), c.modes(coverage.Rows)
	coverage.Clauses = c.named(nil, func(string) bool { return true })
	coverage.API = c.named(apiTop10(), func(clause string) bool { return apiItem().MatchString(clause) })
	coverage.ASVS = c.named(c.wanted("ASVS "), func(clause string) bool { return strings.HasPrefix(clause, "ASVS ") })
	return coverage
}

var apiItem = pattern.Late(`^API\d+:2023$`)

func apiTop10() []string {
	return []string{
		"API1:2023", "API2:2023", "API3:2023", "API4:2023", "API5:2023",
		"API6:2023", "API7:2023", "API8:2023", "API9:2023", "API10:2023",
	}
}

// coverer counts.
type coverer struct {
	rows    []Row
	pack    *Pack
	lessons []Taught
}

func (c coverer) covered() []CoveredRow {
	var all []CoveredRow
	for _, row := range c.rows {
		one := CoveredRow{Row: row.ID, Title: row.Title, Modes: []CoveredMode{}, Lessons: c.lessonsOn(row.ID)}
		practised := c.scenariosOn(row.ID, "")
		one.Complete = len(row.Modes) > 0 || len(practised)+len(one.Lessons) > 0
		for _, mode := range row.Modes {
			by := c.scenariosOn(row.ID, mode)
			one.Modes = append(one.Modes, CoveredMode{mode, by})
			one.Complete = one.Complete && len(by) > 0
		}
		if len(row.Modes) == 0 && len(practised) > 0 {
			one.Modes = append(one.Modes, CoveredMode{"", practised})
		}
		all = append(all, one)
	}
	return all
}

func (c coverer) lessonsOn(row string) []string {
	on := []string{}
	for _, lesson := range c.lessons {
		if slices.Contains(lesson.Rows, row) {
			on = append(on, lesson.ID)
		}
	}
	return on
}

// scenariosOn lists those that name a row and have a step of a kind; of any kind
// where it is empty.
func (c coverer) scenariosOn(row string, kind lab.StepKind) []string {
	on := []string{}
	for _, scenario := range c.pack.Scenarios {
		has := func(step lab.Step) bool { return kind == "" || step.Kind == kind }
		if slices.Contains(scenario.Rows, row) && slices.ContainsFunc(scenario.Steps, has) {
			on = append(on, scenario.ID)
		}
	}
	return on
}

func (c coverer) groups(rows []CoveredRow) []Count {
	var groups []Count
	for i, row := range rows {
		name := c.rows[i].Group()
		at := slices.IndexFunc(groups, func(g Count) bool { return g.Name == name })
		if at < 0 {
			at, groups = len(groups), append(groups, Count{Name: name})
		}
		groups[at].Want++
		if row.Complete {
			groups[at].Have++
		}
	}
	return groups
}

func (c coverer) modes(rows []CoveredRow) []Count {
	var counts []Count
	for _, kind := range []lab.StepKind{lab.StepPredict, lab.StepCraft, lab.StepFix, lab.StepDiagnose} {
		count := Count{Name: string(kind)}
		for _, row := range rows {
			for _, mode := range row.Modes {
				if mode.Mode != kind {
					continue
				}
				count.Want++
				if len(mode.Scenarios) > 0 {
					count.Have++
				}
			}
		}
		counts = append(counts, count)
	}
	return counts
}

// taught lists the scenarios and the lessons alike.
func (c coverer) taught() []Taught {
	var all []Taught
	for _, scenario := range c.pack.Scenarios {
		all = append(all, Taught{scenario.ID, scenario.Rows, scenario.Standards})
	}
	return append(all, c.lessons...)
}

// named lists the clauses that are to be there, and all others that are named and
// fit, in order.
func (c coverer) named(wanted []string, fits func(string) bool) []Named {
	by := map[string][]string{}
	names := slices.Clone(wanted)
	for _, one := range c.taught() {
		for _, clause := range one.Standards {
			if fits(clause) {
				by[clause] = append(by[clause], one.ID)
				names = append(names, clause)
			}
		}
	}
	var all []Named
	for _, name := range inOrderOfNumbers(names) {
		all = append(all, Named{name, append([]string{}, by[name]...)})
	}
	return all
}

// wanted are the clauses of the rows that start with a word.
func (c coverer) wanted(word string) []string {
	var all []string
	for _, row := range c.rows {
		for _, clause := range row.Clauses {
			if strings.HasPrefix(clause, word) {
				all = append(all, clause)
			}
		}
	}
	return all
}

func (c coverer) unknown() []string {
	unknown := []string{}
	for _, one := range c.taught() {
		for _, id := range one.Rows {
			known := func(row Row) bool { return row.ID == id }
			if !slices.ContainsFunc(c.rows, known) && !slices.Contains(unknown, id) {
				unknown = append(unknown, id)
			}
		}
	}
	return unknown
}

var digits = pattern.Late(`\d+`)

// inOrderOfNumbers sorts names so that API10 comes after API2, and drops doubles.
func inOrderOfNumbers(names []string) []string {
	key := func(name string) string {
		return digits().ReplaceAllStringFunc(name, func(number string) string {
			return strings.Repeat("0", max(0, 8-len(number))) + number
		})
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(key(a), key(b)) })
	return slices.Compact(names)
}
