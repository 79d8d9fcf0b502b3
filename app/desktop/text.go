package desktop

import (
	"path/filepath"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
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

// fileName returns a name as part of a path: what file systems do not take is replaced, everything else, letters of any
// script, stays.
func fileName(name string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r) {
			return '-'
		}
		return r
	}, name)
	clean = strings.Trim(clean, " .")
	if r := []rune(clean); len(r) > 80 {
		clean = strings.TrimRight(string(r[:80]), " .")
	}
	if clean == "" {
		return "Client"
	}
	return clean
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
