// Package widget draws the parts that screens are put together from.
//
// A drawing function is pure: from data, a size and a theme it makes a string of
// exactly as many lines as asked for, none wider than asked for, in cells.
package widget
