// Package desktop is the window of Fieldcase: rail, top bar and status bar around one page, the commands with their
// keys and the menu, opening and closing of cases, and what every page asks of the window (page.Host). Pages lie in
// packages of their own and know neither this package nor one another.
package desktop
