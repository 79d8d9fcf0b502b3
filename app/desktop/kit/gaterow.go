package kit

import "fyne.io/fyne/v2"

// GateState is how a gate before a decision stands.
type GateState string

// The states of a gate.
const (
	GatePassed GateState = "passed"
	GateFailed GateState = "failed"
	GateOpen   GateState = "open"   // the one to be done now
	GateLocked GateState = "locked" // waits for an earlier one
)

// AllGateStates lists the states.
func AllGateStates() []GateState {
	return []GateState{GatePassed, GateFailed, GateOpen, GateLocked}
}

// gateIcons are the signs of the states.
var gateIcons = map[GateState]Mark{
	GatePassed: {"circle-check", "passed", Good},
	GateFailed: {"circle-x", "failed", Major},
	GateOpen:   {"circle-dot", "now", Accent},
	GateLocked: {"lock", "locked", Ink3},
}

// Gate is what a gate's row shows.
type Gate struct {
	State  GateState
	Number string
	Name   string
	Proof  string            // one line beneath: why it passed, or what it asks
	When   string            // date, "1 open", "after 7"
	Form   fyne.CanvasObject // of the open gate; nil without one
}

// Columns of a gate's row.
const (
	gatePad    = 12
	gateIcon   = 18
	gateNumber = 34 // from the icon's left end
	gateName   = 54
)

// GateRow is one gate: sign, number, name, proof beneath, date at the right.
// The open gate lies on accent soft with its form inside. Other rows end in a
// hairline.
func GateRow(g Gate) *fyne.Container {
	mark := gateIcons[g.State]
	name := Rows(0, Cols(GapField, Grow(NewText(g.Name, BodyMediumFigures)), NewText(g.When, BodyFigures).In(Ink3)))
	if g.Proof != "" {
		name.Add(NewParagraph(g.Proof, SmallFigures, Ink2))
	}
	if g.Form != nil {
		name.Add(Pad(GapField, 0, 4, 0, g.Form))
	}
	row := Cols(0,
		Fixed(gateNumber, 0, Top(Fixed(0, 20, Fixed(gateIcon, 0, NewIcon(mark.Icon, gateIcon, mark.Token))))),
		Fixed(gateName-gateNumber, 0, Top(NewText(g.Number, BodyFigures).In(Ink3))),
		Grow(name))
	body := Pad(8, gatePad, 8, gatePad, row)
	if g.State == GateOpen {
		return Pad(4, 0, 4, 0, Layers(NewBox(AccentSoft).Rounded(RadiusCard), body))
	}
	return Rows(0, body, Hairline())
}
