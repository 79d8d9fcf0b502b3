// Package task runs work in the background for the desktop and brings its
// outcome back to the screen.
//
// It is the only package of the desktop with go statements and with fyne.Do.
// Everything else in the desktop is single threaded: it runs on the UI
// goroutine, asks a [Runner] for work, and gets every callback on the UI
// goroutine again. Callbacks arrive in the order in which they became ready.
//
// There are three kinds of work:
//
//   - [Runner.Run]: something a person started and waits for, such as an
//     import. It shows in the status bar, can be cancelled, and one runs at a
//     time; the others wait in line.
//   - [Runner.Load]: a page reading what it shows. It does not show, and a
//     newer load of the same key silences the older one, so that a slow old
//     answer never replaces a new one.
//   - [Runner.Save]: writing down what a person has entered. Saves run one
//     after the other in the order they were asked for, cannot be cancelled,
//     and are waited for when the window closes.
//
// [New] gives the runner of the program. [Sync] is for tests: everything runs
// inline and time stands still until the test advances it.
package task
