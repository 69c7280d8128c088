package report

import (
	"fmt"
	"strings"

	"authlab/lab"
)

// Markdown is a page of tables.
func Markdown(progress lab.Progress) []byte {
	page := []string{
		"# authlab results", "",
		fmt.Sprintf("%d of %d points.", progress.Score, progress.Max), "",
	}
	page = append(page, scenarioTable(progress)...)
	page = append(page, matrixTable("What was said against what came", progress.Matrix)...)
	if progress.Stamps.Total() > 0 {
		page = append(page, matrixTable("What was stamped against what came", progress.Stamps)...)
	}
	page = append(page, calibrationTable(progress.Insight)...)
	page = append(page, missedTable(progress.Insight)...)
	page = append(page, accuracyTable("By gate, and how long a stamp takes", "gate", progress.Insight.Gates)...)
	page = append(page, accuracyTable("By topic, and how long a stamp takes", "topic", progress.Insight.Topics)...)
	page = append(page, accuracyTable("Interviews by topic, in key points", "topic", progress.Insight.Spoken)...)
	page = append(page, blitzTable(progress.Insight.Blitzes)...)
	page = append(page, weekTable(progress.Insight.Weeks)...)
	page = append(page, mixUpTable(progress.Insight.Weeks)...)
	page = append(page, forgettingTable(progress.Memory)...)
	page = append(page, dueList(progress.Memory)...)
	page = append(page, badgeList(progress.Badges)...)
	return []byte(strings.Join(page, "\n") + "\n")
}

func scenarioTable(progress lab.Progress) []string {
	rows := []string{"## Scenarios", "", "| scenario | steps | points | time |", "|---|---|---|---|"}
	for _, one := range progress.Scenarios {
		if one.Started {
			rows = append(rows, fmt.Sprintf("| %s %s | %d of %d | %d of %d | %s |",
				one.Scenario.ID, cell(one.Scenario.Title), one.Done, len(one.Steps), one.Score, one.Max, Minutes(one)))
		}
	}
	return append(rows, "")
}

func matrixTable(title string, matrix lab.Matrix) []string {
	head, rule := "| said, got |", "|---|"
	for _, got := range matrix.Statuses {
		head += fmt.Sprintf(" %d |", got)
		rule += "---|"
	}
	rows := []string{"## " + title, "", head, rule}
	for i, said := range matrix.Statuses {
		row := fmt.Sprintf("| **%d** |", said)
		for j := range matrix.Statuses {
			row += fmt.Sprintf(" %d |", matrix.Cells[i][j])
		}
		rows = append(rows, row)
	}
	return append(rows, "")
}

func calibrationTable(insight lab.Insight) []string {
	rows := []string{"## How sure, and how often right", "", "| confidence | said | right |", "|---|---|---|"}
	for _, one := range insight.Calibration {
		rows = append(rows, fmt.Sprintf("| %s (%.0f %%) | %d | %s |", one.Confidence, float64(one.Confidence)*100, one.Said, share(one)))
	}
	return append(rows, "")
}

func share(one lab.Calibration) string {
	if one.Said == 0 {
		return "–"
	}
	return fmt.Sprintf("%.0f %%", one.Share()*100)
}

func missedTable(insight lab.Insight) []string {
	if len(insight.Missed) == 0 {
		return nil
	}
	rows := []string{"## Gates missed most", "", "| gate | missed | came |", "|---|---|---|"}
	for _, one := range insight.Missed {
		rows = append(rows, fmt.Sprintf("| %s | %d | %d |", one.Gate, one.Missed, one.Came))
	}
	return rows
}

func accuracyTable(title, about string, all []lab.Accuracy) []string {
	if len(all) == 0 {
		return nil
	}
	rows := []string{"", "## " + title, "", fmt.Sprintf("| %s | right | asked | seconds |", about), "|---|---|---|---|"}
	for _, one := range all {
		seconds := "–"
		if one.Typical > 0 {
			seconds = fmt.Sprintf("%.0f", one.Typical.Seconds())
		}
		rows = append(rows, fmt.Sprintf("| %s | %d | %d | %s |", cell(one.About), one.Right, one.Asked, seconds))
	}
	return rows
}

func blitzTable(blitzes []lab.BlitzRecord) []string {
	if len(blitzes) == 0 {
		return nil
	}
	rows := []string{"", "## Blitz, the best", "", "| blitz | points | right | asked | on | played |", "|---|---|---|---|---|---|"}
	for _, one := range blitzes {
		rows = append(rows, fmt.Sprintf("| %s | %d | %d | %d | %s | %d |", one, one.Points, one.Right, one.Asked, one.At.Format("2006-01-02"), one.Played))
	}
	return rows
}

func weekTable(weeks []lab.Week) []string {
	if len(weeks) == 0 {
		return nil
	}
	rows := []string{"", "## Week by week", "", "| week from | right | asked | 401 and 403 mixed up |", "|---|---|---|---|"}
	for _, one := range weeks {
		rows = append(rows, fmt.Sprintf("| %s | %d | %d | %d |", one.From.Format("2006-01-02"), one.Right, one.Asked, one.Mixed()))
	}
	return rows
}

// mixUpTable is what was mixed up in each of the last weeks: more would be too wide.
func mixUpTable(weeks []lab.Week) []string {
	const most = 8
	weeks = weeks[max(0, len(weeks)-most):]
	mixUps := lab.MixUps(weeks)
	if len(mixUps) == 0 {
		return nil
	}
	head, rule := "| said, got |", "|---|"
	for _, week := range weeks {
		head += " " + week.From.Format("2006-01-02") + " |"
		rule += "---|"
	}
	rows := []string{"", "## Mixed up, week by week", "", head, rule}
	for _, one := range mixUps {
		row := fmt.Sprintf("| **%d**, %d |", one.Said, one.Got)
		for _, n := range one.Counts {
			row += fmt.Sprintf(" %d |", n)
		}
		rows = append(rows, row)
	}
	return rows
}

// forgettingTable is what is still known, and what comes due, on each day of a week and
// the weeks after.
func forgettingTable(memory lab.Memory) []string {
	if len(memory.Cards) == 0 {
		return nil
	}
	rows := []string{"", "## Still known, if you practise nothing", "", "| day | still known | due by then |", "|---|---|---|"}
	due := 0
	for day, coming := range memory.Ahead(len(memory.Curve)) {
		due += coming
		if day <= 7 || day%7 == 0 {
			rows = append(rows, fmt.Sprintf("| %s | %.0f %% | %d |", memory.At.AddDate(0, 0, day).Format("2006-01-02"), 100*memory.Curve[day], due))
		}
	}
	return rows
}

func dueList(memory lab.Memory) []string {
	due := memory.Due()
	if len(due) == 0 {
		return nil
	}
	rows := []string{"", "## Due today", ""}
	for _, card := range due {
		rows = append(rows, fmt.Sprintf("- %s %s, still known with %.0f %%", card.Kind, card.Name, 100*card.Recall))
	}
	return rows
}

func badgeList(badges []lab.Badge) []string {
	if len(badges) == 0 { // it is about one scenario
		return nil
	}
	rows := []string{"", "## Rank: " + lab.Rank(badges), ""}
	for _, badge := range badges {
		tail := fmt.Sprintf("%d of %d", badge.Have, badge.Want)
		if badge.Earned() {
			tail = "earned on " + badge.At.Format("2006-01-02")
		}
		rows = append(rows, fmt.Sprintf("- **%s**, for %s: %s", badge.Name, badge.For, tail))
	}
	return rows
}

// cell keeps a text inside its cell of a table.
func cell(text string) string {
	return strings.NewReplacer("|", "\\|", "\n", " ").Replace(text)
}

// Minutes is about how long a scenario took, in words.
func Minutes(one lab.ScenarioProgress) string {
	switch minutes := int(one.Spent.Minutes() + 0.5); minutes {
	case 0:
		return "under a minute"
	case 1:
		return "1 minute"
	default:
		return fmt.Sprintf("%d minutes", minutes)
	}
}
