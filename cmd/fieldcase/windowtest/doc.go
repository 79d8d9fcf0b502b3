// Package windowtest has the tests that use the program as a person does: the built program, in a real window on a
// screen of its own, moved by keys alone. They look at the pixels of the screen and, through package casefile, at what
// the case file holds. Their files carry the build tag window; make test-window runs them.
//
// Tests that measure time run alone, one after the other; those that wait for what they typed run beside each other.
//
// Pictures of failed tests, and those that are meant to be looked at, are left in out/window.
package windowtest
