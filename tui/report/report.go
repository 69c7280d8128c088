// Package report writes down how a learner stands, for others to read: as
// Markdown, as JSON and as a picture.
package report

import "authlab/lab"

// File is a report in one form.
type File struct {
	Name string // authlab-results.md
	Data []byte
}

// Files is the report in every form there is.
func Files(progress lab.Progress) ([]File, error) {
	object, err := JSON(progress)
	if err != nil {
		return nil, err
	}
	picture, err := PNG(progress)
	if err != nil {
		return nil, err
	}
	return []File{
		{"authlab-results.md", Markdown(progress)},
		{"authlab-results.json", object},
		{"authlab-results.svg", SVG(progress)},
		{"authlab-results.png", picture},
	}, nil
}
