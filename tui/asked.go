package tui

import tea "charm.land/bubbletea/v2"

// asked is something to open, and the screen that asked for it. Where another one lies
// over that by now it is not opened: keys that were on their way ask for more than one.
type asked struct {
	by   screen
	what tea.Msg
}

// askedBy has what a command opens say who asked for it.
func askedBy(by screen, command tea.Cmd) tea.Cmd {
	if command == nil {
		return nil
	}
	return func() tea.Msg {
		msg := command()
		if all, several := msg.(tea.BatchMsg); several {
			for i := range all {
				all[i] = askedBy(by, all[i])
			}
			return all
		}
		if opens(msg) {
			return asked{by, msg}
		}
		return msg
	}
}

// opens reports whether a message puts a screen over the others, or in their place.
func opens(msg tea.Msg) bool {
	switch msg.(type) {
	case openScenario, openLesson, openResults, openSheet, openKeyring, openExchanges, openSnippets, openDrill, openDrills, openShift, openInterview, openTalk, openReport, openMenu, openTokenBench, openSettings, openSignIn, copied, goOn:
		return true
	}
	return false
}
