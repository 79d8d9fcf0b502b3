package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"fieldcase/app/desktop/kit"
)

func TestTheme_leavesNothingOfTheDefaultLook(t *testing.T) {
	test.NewTempApp(t)
	own := kit.Theme()
	defaults := map[fyne.ThemeSizeName]float32{
		theme.SizeNameInputRadius: 6, theme.SizeNameButtonRadius: 6, theme.SizeNameText: 13,
		theme.SizeNameSeparatorThickness: 1, theme.SizeNameInlineIcon: 16, theme.SizeNameDialogRadius: 10,
	}
	for name, want := range defaults {
		if got := own.Size(name); got != want {
			t.Errorf("size %s = %v, want %v", name, got, want)
		}
	}
	colours := map[fyne.ThemeColorName]kit.Token{
		theme.ColorNamePrimary: kit.Accent, theme.ColorNameFocus: kit.Accent, theme.ColorNameSeparator: kit.Line,
		theme.ColorNameInputBorder: kit.Line2, theme.ColorNameShadow: kit.Clear, theme.ColorNameError: kit.Major,
	}
	for name, want := range colours {
		if got := own.Color(name, theme.VariantLight); got != kit.Color(want) {
			t.Errorf("colour %s = %v, want that of %s", name, got, want)
		}
	}
}

func TestTheme_fontsAreOurs(t *testing.T) {
	test.NewTempApp(t)
	for style, want := range map[fyne.TextStyle]string{
		{}:                            "Inter-Regular.ttf",
		{Bold: true}:                  "Inter-SemiBold.ttf",
		{Italic: true}:                "Inter-Regular.ttf",
		{Monospace: true}:             "Figures-Regular.ttf",
		{Monospace: true, Bold: true}: "Figures-SemiBold.ttf",
	} {
		if got := kit.Theme().Font(style).Name(); got != want {
			t.Errorf("font of %+v = %s, want %s", style, got, want)
		}
	}
}

func TestTheme_iconsAreLucide(t *testing.T) {
	test.NewTempApp(t)
	for _, name := range []fyne.ThemeIconName{theme.IconNameCancel, theme.IconNameArrowDropDown, theme.IconNameSearch} {
		if kit.Theme().Icon(name) == theme.DefaultTheme().Icon(name) {
			t.Errorf("icon %s is the toolkit's own", name)
		}
	}
}
