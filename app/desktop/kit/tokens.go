package kit

import (
	"image/color"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Token names a colour by its role. Widgets keep tokens, never colours, and
// resolve them with [Color] each time they are refreshed, so one call of
// [SetVariant] turns the whole window from light to dark.
type Token string

// The grounds, lines and inks.
const (
	Surface       Token = "surface"         // page, fields
	Panel         Token = "panel"           // side panes, group rows, pointer on a row
	RailGround    Token = "rail"            // rail, status bar
	Sunken        Token = "sunken"          // search, tokens, neutral chips, bar tracks
	Line          Token = "line"            // hairlines
	Line2         Token = "line2"           // field and button edges, rule under a grid's header
	Ctrl          Token = "ctrl"            // check box, radio, open step
	Ink           Token = "ink"             // text
	Ink2          Token = "ink2"            // labels, secondary text; waits for somebody else
	Ink3          Token = "ink3"            // headers, hints, keys
	Accent        Token = "accent"          // the one accent; yours to do
	AccentSoft    Token = "accent-soft"     // selection, planned blocks
	AccentSoftInk Token = "accent-soft-ink" // text on AccentSoft
	AccentMid     Token = "accent-mid"      // edges and windows of time, never text
	OnAccent      Token = "on-accent"       // text on Accent
	OnAccentKey   Token = "on-accent-key"   // shortcut on Accent
	ToastKey      Token = "toast-key"       // shortcut on a toast, whose ground is Ink and text Surface
	Shadow        Token = "shadow"          // shadow of dialogs, toasts and menus
	Scrim         Token = "scrim"           // over the page while a dialog is open
	Clear         Token = "clear"           // nothing is drawn
)

// The colours of grades and states, each with its soft ground.
const (
	Major       Token = "major" // also late, blocked, expired
	MajorSoft   Token = "major-soft"
	Minor       Token = "minor" // also needs a look
	MinorSoft   Token = "minor-soft"
	OFI         Token = "ofi"
	OFISoft     Token = "ofi-soft"
	Good        Token = "good" // done, positive, conform
	GoodSoft    Token = "good-soft"
	Concern     Token = "concern" // areas of concern of Stage 1
	ConcernSoft Token = "concern-soft"
)

// shades are the two values of a token, as 0xRRGGBBAA.
type shades struct{ light, dark uint32 }

// palette holds every token's value.
var palette = map[Token]shades{
	Surface:       {0xFFFFFFFF, 0x181B1FFF},
	Panel:         {0xF8F9FAFF, 0x1D2125FF},
	RailGround:    {0xF3F5F6FF, 0x131619FF},
	Sunken:        {0xECEFF1FF, 0x272C31FF},
	Line:          {0xE3E7EAFF, 0x2B3137FF},
	Line2:         {0xC4CBD1FF, 0x454E56FF},
	Ctrl:          {0x838D96FF, 0x77828CFF},
	Ink:           {0x171C21FF, 0xE8ECEFFF},
	Ink2:          {0x47525CFF, 0xB4BDC5FF},
	Ink3:          {0x626D77FF, 0x939EA8FF},
	Accent:        {0x0B6E75FF, 0x5CC0C7FF},
	AccentSoft:    {0xE3F1F2FF, 0x17383BFF},
	AccentSoftInk: {0x085D63FF, 0x7FD3D9FF},
	AccentMid:     {0x9CCBCFFF, 0x2E6A6FFF},
	OnAccent:      {0xFFFFFFFF, 0x06282BFF},
	OnAccentKey:   {0xCFE7E9FF, 0x0D4247FF},
	Major:         {0xB3261EFF, 0xFF8F86FF},
	MajorSoft:     {0xFBEAE8FF, 0x42211FFF},
	Minor:         {0x955000FF, 0xF2B05CFF},
	MinorSoft:     {0xFBF0E0FF, 0x3D2D14FF},
	OFI:           {0x2F5FA7FF, 0x8DB8F7FF},
	OFISoft:       {0xE9F0FAFF, 0x1F2F48FF},
	Good:          {0x276B2BFF, 0x7FCC8AFF},
	GoodSoft:      {0xE7F3E8FF, 0x1B3521FF},
	Concern:       {0x6A4C93FF, 0xC4A9EAFF},
	ConcernSoft:   {0xF1ECF7FF, 0x322743FF},
	ToastKey:      {0xC9D1D8FF, 0x47525CFF},
	Shadow:        {0x171C211A, 0x00000073},
	Scrim:         {0x171C2147, 0x00000080},
	Clear:         {0x00000000, 0x00000000},
}

// AllTokens lists every colour token, grounds first.
func AllTokens() []Token {
	return []Token{
		Surface, Panel, RailGround, Sunken, Line, Line2, Ctrl, Ink, Ink2, Ink3,
		Accent, AccentSoft, AccentSoftInk, AccentMid, OnAccent, OnAccentKey,
		Major, MajorSoft, Minor, MinorSoft, OFI, OFISoft, Good, GoodSoft,
		Concern, ConcernSoft, ToastKey, Shadow, Scrim, Clear,
	}
}

// Variant is the light or the dark look.
type Variant string

// The variants. System follows the desktop's own setting.
const (
	Light  Variant = "light"
	Dark   Variant = "dark"
	System Variant = "system"
)

// AllVariants lists the variants a person can choose.
func AllVariants() []Variant { return []Variant{System, Light, Dark} }

// chosen is the variant in force; a window and its tests may set it at any time.
var chosen atomic.Value

// SetVariant chooses the look and redraws every window. It belongs to the
// desktop's one goroutine.
func SetVariant(v Variant) {
	chosen.Store(v)
	if app := fyne.CurrentApp(); app != nil {
		app.Settings().SetTheme(Theme())
	}
}

// ChosenVariant is the variant that was asked for, System included.
func ChosenVariant() Variant {
	if v, ok := chosen.Load().(Variant); ok {
		return v
	}
	return System
}

// CurrentVariant is the variant in force, Light or Dark.
func CurrentVariant() Variant {
	if v := ChosenVariant(); v != System {
		return v
	}
	if app := fyne.CurrentApp(); app != nil && app.Settings().ThemeVariant() == theme.VariantDark {
		return Dark
	}
	return Light
}

// Color resolves a token for the variant in force. An unknown token is Ink, so
// that a mistake is seen but never invisible.
func Color(t Token) color.Color { return colorIn(t, CurrentVariant()) }

// colorIn resolves a token for a given variant.
func colorIn(t Token, v Variant) color.NRGBA {
	s, ok := palette[t]
	if !ok {
		s = palette[Ink]
	}
	rgba := s.light
	if v == Dark {
		rgba = s.dark
	}
	return color.NRGBA{R: uint8(rgba >> 24), G: uint8(rgba >> 16), B: uint8(rgba >> 8), A: uint8(rgba)}
}

// Measures, in pixels at scale 1. Every distance is a multiple of 4 where the
// eye compares it with another.
const (
	GapLabel   float32 = 4  // label to its field
	GapGroup   float32 = 8  // within a group
	GapField   float32 = 12 // between fields
	GapSection float32 = 16 // between groups
	EdgePage   float32 = 24 // page edge
	EdgePane   float32 = 20 // pane edge
	EdgeSide   float32 = 16 // edge of a side pane

	RadiusChip   float32 = 4  // chip, token, cell
	RadiusField  float32 = 6  // button, field, rail item
	RadiusCard   float32 = 8  // card, toast
	RadiusDialog float32 = 10 // dialog

	HeightControl  float32 = 30 // button, field, rail item
	HeightSmall    float32 = 24 // small button, matrix cell
	HeightLarge    float32 = 36 // button on the start page, toast
	HeightChip     float32 = 20
	HeightToken    float32 = 22
	HeightRow      float32 = 32 // grid row
	HeightCompact  float32 = 27 // compact grid and checklist rows
	HeightTwoLines float32 = 48 // row of two lines
	HeightHeader   float32 = 28 // grid header, section head
	HeightTopBar   float32 = 48
	HeightStatus   float32 = 26
	HeightPageHead float32 = 56
	WidthRail      float32 = 200

	IconSize     float32 = 16
	IconInStatus float32 = 15
	IconInChip   float32 = 13
	FocusWidth   float32 = 2 // focus ring, drawn FocusWidth outside a button
	HaloWidth    float32 = 4 // halo around a focused field
)

// pair is a text colour on the ground it is used on.
type pair struct{ text, ground Token }

// pairsInUse lists every text on every ground that the kit and the pages draw.
// A test proves that each reads at 4.5:1 or better in both variants; a page
// that puts text on another ground adds its pair here.
func pairsInUse() []pair {
	var list []pair
	add := func(ground Token, texts ...Token) {
		for _, t := range texts {
			list = append(list, pair{t, ground})
		}
	}
	states := []Token{Accent, Major, Minor, OFI, Good, Concern}
	add(Surface, append([]Token{Ink, Ink2, Ink3, AccentSoftInk}, states...)...)
	add(Panel, append([]Token{Ink, Ink2, Ink3}, states...)...)
	add(RailGround, append([]Token{Ink, Ink2, Ink3}, states...)...)
	add(Sunken, Ink, Ink2, Ink3, Minor, Major) // the pointer on a tile with a point of a check
	add(AccentSoft, append([]Token{Ink, Ink2, Ink3, AccentSoftInk}, states...)...)
	add(Accent, OnAccent, OnAccentKey)
	add(AccentSoftInk, OnAccent, OnAccentKey) // pointer on a filled button
	add(Ink, Surface, ToastKey)
	add(Ink2, Surface)
	add(MajorSoft, Major, Ink, Ink2)
	add(MinorSoft, Minor, Ink, Ink2)
	add(OFISoft, OFI, Ink, Ink2)
	add(GoodSoft, Good, Ink, Ink2)
	add(ConcernSoft, Concern, Ink, Ink2)
	return list
}
