package report

// The light colours of the program's look; a document is read on white.
const (
	ink       = "171C21"
	ink2      = "47525C"
	ink3      = "626D77"
	hairline  = "E3E7EA"
	rule      = "C4CBD1"
	sunken    = "ECEFF1"
	accent    = "0B6E75"
	redInk    = "B3261E"
	redSoft   = "FBEAE8"
	amberInk  = "955000"
	amberSoft = "FBF0E0"
	blueInk   = "2F5FA7"
	blueSoft  = "E9F0FA"
	greenInk  = "276B2B"
	greenSoft = "E7F3E8"
	plumInk   = "6A4C93"
	plumSoft  = "F1ECF7"
	draftInk  = "F9EAE8" // of the word that lies across the pages of a draft
)

// colours returns the colour of a text and of the ground it may stand on; no ground is "".
func (t Tone) colours() (text, ground string) {
	switch t {
	case ToneMajor:
		return redInk, redSoft
	case ToneMinor:
		return amberInk, amberSoft
	case ToneOFI:
		return blueInk, blueSoft
	case ToneGood:
		return greenInk, greenSoft
	case ToneConcern:
		return plumInk, plumSoft
	case TonePlain:
		return ink2, sunken
	case ToneMuted:
		return ink3, ""
	case ToneMissing:
		return redInk, ""
	case ToneNone:
		return ink, ""
	default:
		return ink, ""
	}
}

// Style is the style of a paragraph; in Word it is a style of that name, so that a certification body can restyle what
// it keeps.
type Style string

// The styles.
const (
	StyleBody     Style = "Normal"
	StyleTitle    Style = "Title"
	StyleSubtitle Style = "Subtitle"
	StyleFacts    Style = "Facts"
	StyleSmall    Style = "Small"
	StyleIssuer   Style = "Issuer" // the name of the body above the title

	// Of a certificate, in the middle of the sheet.
	StyleSheetIssuer Style = "Sheet Issuer"
	StyleSheetPlace  Style = "Sheet Place"
	StyleSheetTitle  Style = "Sheet Title"
	StyleSheetName   Style = "Sheet Name"
	StyleSheetText   Style = "Sheet Text"
	StyleSheetScope  Style = "Sheet Scope"
	StyleSheetSmall  Style = "Sheet Small"

	styleHeading1 Style = "heading 1"
	styleHeading2 Style = "heading 2"
	styleHeading3 Style = "heading 3"
	styleCell     Style = "Table Text"
	styleHeader   Style = "Table Header"
	styleKey      Style = "Label"
	styleValue    Style = "Value"
	styleEdge     Style = "Edge" // head and foot of a page
	styleList     Style = "List Bullet"
)

// allStyles returns every style, in the order in which Word lists them.
func allStyles() []Style {
	return []Style{
		StyleBody, StyleTitle, StyleSubtitle, StyleFacts, StyleIssuer, styleHeading1, styleHeading2, styleHeading3, StyleSmall, styleList,
		styleKey, styleValue, styleCell, styleHeader, styleEdge,
		StyleSheetIssuer, StyleSheetPlace, StyleSheetTitle, StyleSheetName, StyleSheetText, StyleSheetScope, StyleSheetSmall,
	}
}

// look is how a style looks. Measures are points.
type look struct {
	size, line    float64 // of the type, and from one line to the next
	before, after float64
	bold          bool
	colour        string
	centre        bool
	keepNext      bool // stays on the page of what follows
}

// looks of the styles.
var looks = map[Style]look{
	StyleBody:     {size: 9.5, line: 13, after: 5, colour: ink},
	StyleTitle:    {size: 20, line: 25, before: 16, after: 1, bold: true, colour: ink, keepNext: true},
	StyleSubtitle: {size: 13, line: 17, after: 2, bold: true, colour: ink2, keepNext: true},
	StyleFacts:    {size: 9.5, line: 13, after: 10, colour: ink2},
	StyleIssuer:   {size: 10, line: 13, bold: true, colour: accent},
	StyleSmall:    {size: 8, line: 11, after: 4, colour: ink2},
	styleHeading1: {size: 13.5, line: 17, before: 18, after: 6, bold: true, colour: ink, keepNext: true},
	styleHeading2: {size: 10.5, line: 14, before: 10, after: 4, bold: true, colour: ink, keepNext: true},
	styleHeading3: {size: 9.5, line: 13, before: 10, after: 3, bold: true, colour: ink, keepNext: true},
	styleKey:      {size: 8.5, line: 12, colour: ink3},
	styleValue:    {size: 9.5, line: 13, colour: ink},
	styleCell:     {size: 8.5, line: 11.5, colour: ink},
	styleHeader:   {size: 8, line: 11, bold: true, colour: ink2, keepNext: true},
	styleEdge:     {size: 7.5, line: 10, colour: ink3},
	styleList:     {size: 9.5, line: 13, after: 2, colour: ink},

	StyleSheetIssuer: {size: 13, line: 17, before: 6, bold: true, colour: ink, centre: true, keepNext: true},
	StyleSheetPlace:  {size: 9, line: 13, colour: ink2, centre: true},
	StyleSheetTitle:  {size: 32, line: 40, before: 34, after: 10, bold: true, colour: accent, centre: true, keepNext: true},
	StyleSheetName:   {size: 20, line: 26, before: 10, after: 3, bold: true, colour: ink, centre: true, keepNext: true},
	StyleSheetText:   {size: 10, line: 14, before: 5, after: 5, colour: ink2, centre: true},
	StyleSheetScope:  {size: 12.5, line: 17, before: 3, after: 8, colour: ink, centre: true},
	StyleSheetSmall:  {size: 8, line: 11, before: 2, after: 2, colour: ink2, centre: true},
}

// headingStyle returns the style of a heading of a level.
func headingStyle(level int) Style {
	switch level {
	case 1:
		return styleHeading1
	case 2:
		return styleHeading2
	default:
		return styleHeading3
	}
}

// Measures of the page, A4, in points.
const (
	pageWidth   = 595.28
	pageHeight  = 841.89
	marginSide  = 56.7 // 20 mm
	marginTop   = 62.4 // 22 mm, the running head above it
	marginFoot  = 56.7
	headAt      = 34 // baseline of the running head
	footAt      = 30 // baseline of the running foot, from below
	sheetSide   = 70.9
	sheetTop    = 68
	sheetFrame  = 28.3 // 10 mm from the edge of the paper
	keyWidth    = 122.0
	cellSide    = 5.0
	cellAbove   = 3.2
	bulletShift = 12.0
)
