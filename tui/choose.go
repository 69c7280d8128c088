package tui

import (
	"authlab/lab"

	tea "charm.land/bubbletea/v2"
)

// choose is the desk of a question, put as an interviewer would put it.
type choose struct{ picker }

func newChoose(p *play) *choose {
	return &choose{newPicker(p, len(p.step().Choose.Options))}
}

func (d *choose) load() tea.Cmd { return nil }

func (d *choose) groups(wide bool) []group {
	if wide {
		return []group{{{35, []slot{{paneStory, 1}}}, {65, []slot{{paneQuestion, 1}}}}}
	}
	return []group{one(paneStory), one(paneQuestion)}
}

func (d *choose) first(wide bool) pane { return d.picker.first(wide, paneQuestion) }

func (d *choose) work() pane { return paneQuestion }

func (d *choose) bindings() []binding { return d.picker.bindings(paneQuestion) }

func (d *choose) do(action string, _ scene) tea.Cmd { return d.picker.do(action) }

func (d *choose) update(msg tea.Msg, _ scene) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		d.jump(msg, paneQuestion)
	case lab.Attempt:
		d.answer(msg)
	}
	return nil
}

// draw says of each option that was picked what there is to say about it, and of
// all once the step is done.
func (d *choose) draw(p pane, sc scene) drawn {
	var all []choice
	for i, option := range d.prose().options {
		one := choice{text: option.Text, glyph: d.glyph(i, option.Right, sc)}
		if _, picked := d.picked[i]; picked || d.stepState().Done {
			one.below = sc.Markdown.Render(option.Why, max(sc.W-6, 8))
		}
		all = append(all, one)
	}
	question := sc.Markdown.Render(d.prose().question, sc.W)
	return choices(p, question, all, d.cursor, d.focus == p, sc)
}
