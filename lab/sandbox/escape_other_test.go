//go:build !linux

package sandbox

// standInFor finds nothing: there are no walls to get out of here.
func standInFor(string) (func(), bool) { return nil, false }
