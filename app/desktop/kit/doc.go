// Package kit holds the widgets every page is built of: text, icons, buttons,
// chips, rows, pictures and the layouts that place them. They know nothing of
// audits; a page hands them words and takes their callbacks.
//
// # Look
//
// Colours are [Token]s, resolved at each refresh; texts have one of the
// [Style]s; icons are Lucide's, drawn in a token's colour. Nothing in the
// package uses a colour, a text size or a font of its own.
//
// # Keyboard
//
// Whatever can be tapped can be focused and pressed with Enter or Space. The
// ring of 2 px that shows the focus lies outside a button and inside a row.
//
// # Threads
//
// Everything here belongs to the desktop's one goroutine. The package starts
// none; what has to happen later is asked of the scheduler it is given.
package kit
