package widget

// mostUndo is how many changes can be taken back.
const mostUndo = 200

// history is what undo and redo go through.
type history struct {
	past, future []moment
	typing       bool // the last change was typing: more of it is the same change
}

// moment is a text with its cursor. The lines are shared, never changed.
type moment struct {
	lines  []string
	cursor spot
}

func (e *Editor) now() moment { return moment{e.lines, e.cursor} }

// remember keeps the text as it is, for undo. A run of typing is one change.
func (e *Editor) remember(typing bool) {
	h := &e.history
	if !typing || !h.typing || len(h.past) == 0 {
		h.past = append(h.past, e.now())
		if len(h.past) > mostUndo {
			h.past = h.past[1:]
		}
	}
	h.future = nil
	h.typing = typing
}

// Undo takes the last change back.
func (e *Editor) Undo() {
	h := &e.history
	if len(h.past) == 0 {
		e.notice = "nothing to undo"
		return
	}
	h.future = append(h.future, e.now())
	e.restore(h.past[len(h.past)-1])
	h.past = h.past[:len(h.past)-1]
}

// Redo makes the change again that was taken back last.
func (e *Editor) Redo() {
	h := &e.history
	if len(h.future) == 0 {
		e.notice = "nothing to redo"
		return
	}
	h.past = append(h.past, e.now())
	e.restore(h.future[len(h.future)-1])
	h.future = h.future[:len(h.future)-1]
}

func (e *Editor) restore(m moment) {
	e.lines, e.spans, e.selecting, e.changed = m.lines, nil, false, true
	e.history.typing = false
	e.place(m.cursor)
}
