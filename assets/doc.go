// Package assets holds what the program carries inside itself: fonts, icons
// and the application's mark. It embeds files and hands out their bytes; it
// knows nothing of what they are for.
package assets
