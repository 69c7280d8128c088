package tui

import "testing"

// A number takes a key at once, a letter goes to the next person it begins.
func TestTheKeyringIsQuick(t *testing.T) {
	play120(t, func(s *table) {
		s.atCraft()
		s.Press("ctrl+k")
		s.sees("▸ 2 Ana · with bearer", "proves what its issuer signed", "for ana")
		s.Press("s")
		s.sees("▸ 5 Sue")
		s.Press("b")
		s.sees("▸ 4 Ben")
		s.Press("x")
		s.sees("▸ 4 Ben")
		s.Press("3")
		s.sees("the request goes out as Ana", "Cookie: session=5f0ad2c1")
	})
}
