package main

import (
	"io"
	"os"
	osuser "os/user"
	"runtime/debug"
	"strings"
	"unicode"

	"fieldcase/app/casefile"
)

// world is what the command line takes from outside.
type world struct {
	casefile.Env
	in       io.Reader
	out, err io.Writer
	terminal bool // err is a terminal, so that progress may be drawn on it

	secret string                              // passphrase of the environment, "" without
	ask    func(prompt string) (string, error) // asks for a passphrase; nil: there is nobody to ask
}

// user returns who is working: FIELDCASE_USER and FIELDCASE_INITIALS, else the user of the system.
func user() casefile.User {
	name := os.Getenv("FIELDCASE_USER")
	if name == "" {
		name = systemUser()
	}
	short := os.Getenv("FIELDCASE_INITIALS")
	if short == "" {
		short = initials(name)
	}
	return casefile.User{Name: name, Initials: short}
}

func systemUser() string {
	u, err := osuser.Current()
	switch {
	case err != nil:
		return "unknown"
	case u.Name != "":
		return strings.TrimRight(u.Name, ",")
	default:
		return u.Username
	}
}

// initials returns the first letters of the first and the last word of a name.
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) > 2 {
		words = []string{words[0], words[len(words)-1]}
	}
	var out strings.Builder
	for _, w := range words {
		out.WriteRune(unicode.ToUpper([]rune(w)[0]))
	}
	return out.String()
}

// isTerminal reports whether the file is a terminal, where a line can be written again and again.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// programVersion returns the version the program was built as, else the one that is being made, with the commit it was
// built from where that is known.
func programVersion() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return comingVersion
	}
	return unreleased(info.Settings)
}

// comingVersion is the version that is being made.
const comingVersion = "0.1.0-dev"

// unreleased is the version of a program that was built from a commit, not for a release.
func unreleased(settings []debug.BuildSetting) string {
	name := comingVersion
	for _, s := range settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			name += "+" + s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			name += ".changed"
		}
	}
	return name
}
