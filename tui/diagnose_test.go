package tui

import "testing"

func TestAuditRows(t *testing.T) {
	tests := []struct{ log, row string }{
		{`{"who":"sue","status":403,"checkpoint":"authorization","gate":"function","reason":"may not"}`, "sue · 403 · authorization · function · may not"},
		{`{"who":"ana","status":200,"checkpoint":"","gate":"handler","reason":"200"}`, "ana · 200 · handler · 200"},
		{"a line of another form", "a line of another form"},
	}
	for _, test := range tests {
		if row, _ := auditRow(test.log); row != test.row {
			t.Errorf("%s is shown as %q, want %q", test.log, row, test.row)
		}
	}
}
