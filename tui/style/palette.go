package style

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// palette holds the few colours there are: three greys of growing presence, one
// accent, and four that carry a meaning.
type palette struct {
	text, muted, line, raised, selected color.Color
	accent, blue, green, amber, red     color.Color
}

func night() palette {
	return palette{
		text:     lipgloss.Color("#DCDFEA"),
		muted:    lipgloss.Color("#9197AF"),
		line:     lipgloss.Color("#4A5068"),
		raised:   lipgloss.Color("#303042"),
		selected: lipgloss.Color("#3F4670"),
		accent:   lipgloss.Color("#B69CFF"),
		blue:     lipgloss.Color("#7CC7F2"),
		green:    lipgloss.Color("#86D6A8"),
		amber:    lipgloss.Color("#EFBE6B"),
		red:      lipgloss.Color("#FF8A8A"),
	}
}

func light() palette {
	return palette{
		text:     lipgloss.Color("#22252F"),
		muted:    lipgloss.Color("#676D80"),
		line:     lipgloss.Color("#B4B9C8"),
		raised:   lipgloss.Color("#E9EAF2"),
		selected: lipgloss.Color("#D3D8F5"),
		accent:   lipgloss.Color("#6541C9"),
		blue:     lipgloss.Color("#1B6A9C"),
		green:    lipgloss.Color("#1D7A4B"),
		amber:    lipgloss.Color("#8F5A00"),
		red:      lipgloss.Color("#B3262E"),
	}
}

// few are palettes of the sixteen colours that a terminal names itself. What they
// look like is its own choice, so only the safe ones are taken: no dark blue on
// black, no yellow on white.
func few(dark bool) palette {
	if dark {
		return palette{
			text: lipgloss.BrightWhite, muted: lipgloss.White, line: lipgloss.BrightBlack,
			raised: lipgloss.Blue, selected: lipgloss.Blue,
			accent: lipgloss.BrightMagenta, blue: lipgloss.BrightCyan,
			green: lipgloss.BrightGreen, amber: lipgloss.BrightYellow, red: lipgloss.BrightRed,
		}
	}
	return palette{
		text: lipgloss.Black, muted: lipgloss.BrightBlack, line: lipgloss.White,
		raised: lipgloss.White, selected: lipgloss.BrightCyan,
		accent: lipgloss.Magenta, blue: lipgloss.Blue,
		green: lipgloss.Green, amber: lipgloss.Magenta, red: lipgloss.Red,
	}
}
