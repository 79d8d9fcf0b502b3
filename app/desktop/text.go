package desktop

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/platform/filename"
	"fieldcase/app/platform/settings"
	"fieldcase/assets"
)

// shortPath returns a path as people read it: below the home folder with ~.
func shortPath(home, path string) string {
	rel, err := filepath.Rel(home, path)
	if home == "" || err != nil || strings.HasPrefix(rel, "..") {
		return path
	}
	return "~" + string(filepath.Separator) + rel
}

// fileName returns the name of a client as part of a path: every system can write it, and it is short enough to leave
// room for folders around it.
func fileName(client string) string {
	name := strings.NewReplacer("/", "-", `\\`, "-").Replace(strings.TrimSpace(client))
	if r := []rune(name); len(r) > maxFileName {
		name = string(r[:maxFileName])
	}
	if name == "" {
		return "Client"
	}
	return filename.Safe(name)
}

// maxFileName is how many letters fileName keeps.
const maxFileName = 80

// countOf returns a number with its noun: 1 finding, 3 findings.
func countOf(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func variantOf(t settings.Theme) kit.Variant {
	switch t {
	case settings.ThemeLight:
		return kit.Light
	case settings.ThemeDark:
		return kit.Dark
	case settings.ThemeSystem:
		return kit.System
	default:
		return kit.System
	}
}

func themeOf(v kit.Variant) settings.Theme {
	switch v {
	case kit.Light:
		return settings.ThemeLight
	case kit.Dark:
		return settings.ThemeDark
	case kit.System:
		return settings.ThemeSystem
	default:
		return settings.ThemeSystem
	}
}

func windowIcon() fyne.Resource { return fyne.NewStaticResource("fieldcase.png", assets.MarkPNG()) }

// explainShort tells an error in a few words, for the top bar.
func explainShort(err error) string {
	e := casefile.Explain(err)
	var invalid *casefile.InvalidError
	if errors.As(err, &invalid) && len(invalid.Problems) > 0 {
		return invalid.Problems[0].Field + " " + invalid.Problems[0].Message
	}
	return strings.ToLower(e.Title[:1]) + e.Title[1:]
}
