package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Theme is the look of Fyne's own widgets where the kit uses them: fields,
// scrollers, menus. Everything comes from the tokens; nothing of the
// toolkit's default look is left.
func Theme() fyne.Theme { return look{} }

// look implements fyne.Theme. It ignores the variant it is handed, which is
// the desktop's, in favour of the one a person chose.
type look struct{}

// themeColors gives each of the toolkit's colour names its token.
var themeColors = map[fyne.ThemeColorName]Token{
	theme.ColorNameBackground:                Surface,
	theme.ColorNameButton:                    Surface,
	theme.ColorNameDisabledButton:            Surface,
	theme.ColorNameDisabled:                  Ink3,
	theme.ColorNameError:                     Major,
	theme.ColorNameFocus:                     Accent,
	theme.ColorNameForeground:                Ink,
	theme.ColorNameForegroundOnError:         OnAccent,
	theme.ColorNameForegroundOnPrimary:       OnAccent,
	theme.ColorNameForegroundOnSuccess:       OnAccent,
	theme.ColorNameForegroundOnWarning:       OnAccent,
	theme.ColorNameHeaderBackground:          Surface,
	theme.ColorNameHover:                     Panel,
	theme.ColorNameHyperlink:                 Accent,
	theme.ColorNameInnerWindowBorder:         Line2,
	theme.ColorNameInnerWindowBorderInactive: Line,
	theme.ColorNameInputBackground:           Surface,
	theme.ColorNameInputBorder:               Line2,
	theme.ColorNameMenuBackground:            Surface,
	theme.ColorNameOverlayBackground:         Surface,
	theme.ColorNamePlaceHolder:               Ink3,
	theme.ColorNamePressed:                   Sunken,
	theme.ColorNamePrimary:                   Accent,
	theme.ColorNameScrollBar:                 Line2,
	theme.ColorNameScrollBarBackground:       Clear,
	theme.ColorNameSelection:                 AccentMid,
	theme.ColorNameSeparator:                 Line,
	theme.ColorNameShadow:                    Clear,
	theme.ColorNameSuccess:                   Good,
	theme.ColorNameWarning:                   Minor,
}

// Color implements fyne.Theme.
func (look) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	t, ok := themeColors[name]
	if !ok {
		t = Ink
	}
	return Color(t)
}

// themeSizes gives each of the toolkit's size names its measure.
var themeSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding:              4,
	theme.SizeNameInnerPadding:         7,
	theme.SizeNameLineSpacing:          4,
	theme.SizeNameInlineIcon:           IconSize,
	theme.SizeNameText:                 13,
	theme.SizeNameCaptionText:          12,
	theme.SizeNameHeadingText:          20,
	theme.SizeNameSubHeadingText:       15,
	theme.SizeNameScrollBar:            8,
	theme.SizeNameScrollBarSmall:       4,
	theme.SizeNameScrollBarRadius:      3,
	theme.SizeNameSeparatorThickness:   1,
	theme.SizeNameSplitThickness:       1,
	theme.SizeNameInputBorder:          1,
	theme.SizeNameInputRadius:          RadiusField,
	theme.SizeNameButtonRadius:         RadiusField,
	theme.SizeNameSelectionRadius:      RadiusChip,
	theme.SizeNameCardRadius:           RadiusCard,
	theme.SizeNameDialogRadius:         RadiusDialog,
	theme.SizeNamePopupRadius:          RadiusField,
	theme.SizeNameMenuRadius:           RadiusChip,
	theme.SizeNameModalBlurRadius:      0,
	theme.SizeNameInnerWindowRadius:    RadiusCard,
	theme.SizeNameWindowButtonHeight:   16,
	theme.SizeNameWindowButtonRadius:   RadiusChip,
	theme.SizeNameWindowButtonIcon:     14,
	theme.SizeNameWindowTitleBarHeight: 26,
}

// Size implements fyne.Theme.
func (look) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := themeSizes[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}

// Font implements fyne.Theme. Bold is Inter's 600; Monospace is Inter with
// figures of one width, so that a field of Fyne's with that style holds dates
// and numbers as the kit draws them. There is no italic in Fieldcase.
func (look) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Monospace && s.Bold:
		return fontOf(SemiBold, true)
	case s.Monospace:
		return fontOf(Regular, true)
	case s.Bold:
		return fontOf(SemiBold, false)
	default:
		return fontOf(Regular, false)
	}
}

// themeIcons gives the toolkit's icons, where its widgets show any, our own.
var themeIcons = map[fyne.ThemeIconName]string{
	theme.IconNameArrowDropDown:  "chevron-down",
	theme.IconNameArrowDropUp:    "chevron-up",
	theme.IconNameMenuExpand:     "chevron-right",
	theme.IconNameNavigateNext:   "chevron-right",
	theme.IconNameNavigateBack:   "chevron-left",
	theme.IconNameMoveDown:       "arrow-down",
	theme.IconNameMoveUp:         "arrow-up",
	theme.IconNameCancel:         "x",
	theme.IconNameWindowClose:    "x",
	theme.IconNameConfirm:        "check",
	theme.IconNameContentAdd:     "plus",
	theme.IconNameContentRemove:  "minus",
	theme.IconNameContentUndo:    "undo-2",
	theme.IconNameSearch:         "search",
	theme.IconNameError:          "octagon-alert",
	theme.IconNameWarning:        "triangle-alert",
	theme.IconNameInfo:           "info",
	theme.IconNameFolder:         "folders",
	theme.IconNameFolderOpen:     "folder-open",
	theme.IconNameFile:           "file-text",
	theme.IconNameHome:           "house",
	theme.IconNameMenu:           "menu",
	theme.IconNameVisibility:     "eye",
	theme.IconNameDelete:         "trash-2",
	theme.IconNameDocumentCreate: "pencil-line",
	theme.IconNameDownload:       "download",
}

// Icon implements fyne.Theme.
func (look) Icon(name fyne.ThemeIconName) fyne.Resource {
	if own, ok := themeIcons[name]; ok {
		return IconResource(own, Ink2)
	}
	return theme.DefaultTheme().Icon(name)
}
