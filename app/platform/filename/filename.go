// Package filename makes names of files safe: those that a person types, and those under which files come from elsewhere.
package filename

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxName is the length in bytes to which Safe cuts: every file system in
// use takes it, with room for a suffix of our own.
const maxName = 200

// nameless is what Safe makes of a name of which nothing is left.
const nameless = "file"

// reservedNames cannot be files on Windows, whatever their extension.
var reservedNames = []string{
	"con", "prn", "aux", "nul", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
}

// Safe makes a file name of any text, such as the name under which an
// attachment came: one that stays in its folder and can be written on every
// system, hides nothing, and keeps its extension. Names that are so already
// stay as they are.
func Safe(name string) string {
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	name = strings.Map(safeRune, strings.ToValidUTF8(name, "_"))
	name = shorten(trim(name))
	stem, _, _ := strings.Cut(name, ".")
	if slices.Contains(reservedNames, strings.ToLower(strings.TrimSpace(stem))) {
		name = "_" + name
	}
	if name == "" {
		return nameless
	}
	return name
}

// trim takes off what Windows drops at the end, what hides a file or looks
// like an option at the beginning.
func trim(name string) string {
	return strings.TrimRight(strings.TrimLeft(name, " .-"), " .")
}

const (
	zeroWidthNonJoiner = '\u200c'
	zeroWidthJoiner    = '\u200d'
)

// Readable returns the name as it came, without what cannot be seen in it.
func Readable(name string) string { return strings.Map(seenRune, strings.ToValidUTF8(name, "_")) }

// safeRune replaces what some system forbids and drops what cannot be seen,
// such as marks that turn the direction of writing to disguise an extension.
func safeRune(r rune) rune {
	switch {
	case strings.ContainsRune(`<>:"|?*`, r):
		return '_'
	default:
		return seenRune(r)
	}
}

// seenRune drops what cannot be seen.
func seenRune(r rune) rune {
	switch {
	case r == zeroWidthNonJoiner || r == zeroWidthJoiner:
		return r // part of Persian and Hindi words and of emoji
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp):
		return -1
	default:
		return r
	}
}

// shorten cuts the stem, between letters, so that the name is not too long.
func shorten(name string) string {
	if len(name) <= maxName {
		return name
	}
	ext := filepath.Ext(name)
	if len(ext) > 20 {
		ext = ""
	}
	stem := name[:maxName-len(ext)]
	for !utf8.ValidString(stem) {
		stem = stem[:len(stem)-1]
	}
	return strings.TrimRight(stem, " .") + ext
}
