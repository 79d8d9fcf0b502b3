package assets

import "embed"

//go:embed fonts/*.ttf fonts/OFL.txt
var fonts embed.FS

// Font gives the bytes of a TrueType font by its name without ending, such as
// "Inter-Medium" or "Figures-Regular"; fonts/README.md has the list. It gives
// nil if there is none of that name.
func Font(name string) []byte { return read(fonts, "fonts/"+name+".ttf") }

// FontNames lists the names that Font knows.
func FontNames() []string { return names(fonts, "fonts", ".ttf") }

// FontLicence is the SIL Open Font License, under which the fonts are.
func FontLicence() []byte { return read(fonts, "fonts/OFL.txt") }
