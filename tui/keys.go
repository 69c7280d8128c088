package tui

// The actions of bindings.
const (
	actBack     = "back"
	actQuit     = "quit"
	actOpen     = "open"
	actResults  = "results"
	actNext     = "next step"
	actPrevious = "previous step"
	actPane     = "next pane"
	actPaneBack = "previous pane"
	actHint     = "hint"
	actSolution = "solution"
	actSend     = "send"
	actKeyring  = "keyring"
	actCopy     = "copy"
	actJudge    = "judge"
	actPick     = "pick"
	actType     = "type"
	actReset    = "reset"
	actUse      = "use"
	actUp       = "up"
	actDown     = "down"
	actLeft     = "left"
	actRight    = "right"
	actUpRow    = "row up"
	actDownRow  = "row down"
	actPageUp   = "page up"
	actPageDown = "page down"
	actTop      = "top"
	actBottom   = "bottom"
)

// scrollKeys are the bindings of whatever is longer than its pane.
func scrollKeys() []binding {
	return []binding{
		{Keys: on("up", "k"), Label: "up", Help: "scroll up", Action: actUp},
		{Keys: on("down", "j"), Label: "down", Help: "scroll down", Action: actDown},
		{Keys: on("pgup"), Help: "a page up", Action: actPageUp},
		{Keys: on("pgdown", "space"), Help: "a page down", Action: actPageDown},
		{Keys: on("home", "g"), Help: "to the top", Action: actTop},
		{Keys: on("end", "G"), Help: "to the bottom", Action: actBottom},
	}
}

// scrolled is where an action takes an offset into content that has lines lines
// and shows height of them.
func scrolled(offset int, action string, lines, height int) int {
	switch action {
	case actUp:
		offset--
	case actDown:
		offset++
	case actPageUp:
		offset -= height - 1
	case actPageDown:
		offset += height - 1
	case actTop:
		offset = 0
	case actBottom:
		offset = lines
	}
	return max(0, min(offset, lines-height))
}
