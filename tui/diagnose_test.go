package tui

import "testing"

func TestAuditRows(t *testing.T) {
	tests := []struct{ log, row string }{
		{`{"who":"sue","method":"POST","path":"/refunds","status":403,"checkpoint":"authorization","gate":"function","reason":"may not"}`, "sue · POST /refunds · 403 · authorization · function · may not"},
		{`{"who":"ana","method":"GET","path":"/whoami","status":200,"checkpoint":"","gate":"handler","reason":"200 OK"}`, "ana · GET /whoami · 200 · handler"},
		{`{"who":"ana","status":200,"gate":"handler"}`, "ana · 200 · handler"},
		{"a line of another form", "a line of another form"},
	}
	for _, test := range tests {
		if row, _ := auditRow(test.log); row != test.row {
			t.Errorf("%s is shown as %q, want %q", test.log, row, test.row)
		}
	}
}
