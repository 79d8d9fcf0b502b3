package checklist

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
)

// verdict is the bar at the foot: what the team concludes on the clause, and what that rests on.
type verdict struct {
	do verdictActs

	summary *kit.Narrative
	state   *kit.Segmented
	left    *kit.Button // not audited
	aside   *fyne.Container
	why     *kit.Text   // what is to be settled
	remedy  *kit.Button // and how
	notice  *fyne.Container
	line    *fyne.Container // the line of the summary
	reason  *kit.Narrative  // why it does not apply or was not audited
	because *kit.Text
	asked   *fyne.Container // the line of the reason
	asking  audit.ConclusionState
	root    *fyne.Container
}

// verdictActs are what the user does in the bar.
type verdictActs struct {
	conclude func(audit.ConclusionState)
	summary  func(text string)
	summed   func()                              // the summary was left
	because  func(audit.ConclusionState, string) // while the reason is typed
	reason   func(audit.ConclusionState, string) // once it is; empty when it was given up
	back     func()                              // the keyboard goes back to the note
	focus    func(fyne.Focusable)
	remedy   func()
}

// verdictKeys are the keys of the conclusions.
var verdictKeys = map[audit.ConclusionState]string{
	audit.Conform: "F5", audit.ConcludedOFI: "F6", audit.ConcludedMin: "F7", audit.ConcludedMaj: "F8",
	audit.NotApplicable: "F9", audit.NotAudited: keysNotAudited,
}

func newVerdict(do verdictActs) *verdict {
	v := &verdict{do: do}
	v.summary = kit.NewNarrative("What it rests on", 1)
	v.summary.OnChanged = do.summary
	v.summary.OnCommit = func(string) { do.summed() }
	v.summary.OnEnter = do.back
	v.state = kit.NewSegmented(verdictSegments()...).Apart()
	v.state.OnChange = func(id string) { do.conclude(audit.ConclusionState(id)) }
	v.left = kit.NewButton(kit.Quiet, "Not audited", func() { do.conclude(audit.NotAudited) }).Small().WithKey(keysNotAudited)
	v.aside = kit.Top(kit.Middle(narrativeLine, v.left))
	v.buildNotice()
	v.buildReason()
	v.line = kit.Cols(10, beside(kit.NewText("Conclusion", kit.BodyStrong)), kit.Grow(v.summary), v.aside)
	v.root = kit.Pad(8, kit.EdgePane, 10, kit.EdgePane, kit.Rows(6, v.notice, v.line, v.asked, v.state))
	return v
}

// narrativeLine is the height of a narrative of one line.
const narrativeLine = 36

// beside is a word beside the first line of a narrative.
func beside(t *kit.Text) fyne.CanvasObject { return kit.Top(kit.Middle(narrativeLine, t)) }

func verdictSegments() []kit.Segment {
	var out []kit.Segment
	for _, s := range []audit.ConclusionState{audit.Conform, audit.ConcludedOFI, audit.ConcludedMin, audit.ConcludedMaj, audit.NotApplicable} {
		m := markOf(s)
		if s == audit.NotApplicable {
			m.Word = "N/A"
		}
		out = append(out, kit.Segment{ID: string(s), Icon: m.Icon, Word: m.Word, Key: verdictKeys[s], Color: m.Token})
	}
	return out
}

func (v *verdict) buildNotice() {
	v.why = kit.NewText("", kit.Small).In(kit.Ink).Truncated()
	v.remedy = kit.NewButton(kit.Link, "", v.do.remedy).Small().WithKey("Ctrl+.")
	v.notice = kit.Fixed(0, kit.HeightSmall, kit.Layers(kit.NewBox(kit.MinorSoft).Rounded(kit.RadiusField),
		kit.Pad(0, 0, 0, 8, kit.Cols(6, kit.NewIcon("triangle-alert", kit.IconInChip, kit.Minor), kit.Grow(v.why), v.remedy))))
	v.notice.Hide()
}

func (v *verdict) buildReason() {
	v.because = kit.NewText("", kit.BodyStrong)
	v.reason = kit.NewNarrative("Why? Enter keeps it, Esc gives up", 1)
	v.reason.OnChanged = func(text string) { v.do.because(v.asking, text) }
	v.reason.OnEnter = func() { v.give(v.reason.Text()) }
	v.reason.OnCommit = v.give // never lost, also when the field is left otherwise
	v.asked = kit.Cols(10, beside(v.because), kit.Grow(v.reason))
	v.asked.Hide()
}

// ask asks in place why a clause does not apply or was not audited.
func (v *verdict) ask(s audit.ConclusionState, reason string) {
	v.open(s, reason)
	v.do.focus(v.reason)
}

// open opens the question with what was answered so far.
func (v *verdict) open(s audit.ConclusionState, reason string) {
	v.asking = s
	v.because.SetText(markOf(s).Word + ", because")
	v.reason.SetTextQuiet(reason)
	v.line.Hide()
	v.asked.Show()
	v.root.Refresh()
}

// give takes the reason over; an empty one gives the conclusion up.
func (v *verdict) give(text string) {
	s := v.asking
	v.asking = ""
	if s == "" {
		return
	}
	v.stop()
	v.do.reason(s, text)
	v.do.back()
}

// leave takes over the reason that is being typed.
func (v *verdict) leave() {
	if v.reason.Focused() {
		v.give(v.reason.Text())
	}
}

// giveUp leaves the question without an answer. It reports whether there was one to leave: what was typed before the program
// ended stays until the question has the keyboard.
func (v *verdict) giveUp() bool {
	if v.asking == "" || v.reason.Text() != "" && !v.reason.Focused() {
		return false
	}
	s := v.asking
	v.asking = ""
	v.stop()
	v.do.reason(s, "")
	v.do.back()
	return true
}

func (v *verdict) stop() {
	v.asked.Hide()
	v.line.Show()
	v.root.Refresh()
}

// verdictView is what the bar shows.
type verdictView struct {
	state   audit.ConclusionState
	summary string
	reason  string // of a clause that does not apply or was not audited
	why     string // what is to be settled, "" for nothing
	remedy  string // word of what settles it
	locked  bool
}

// show shows the conclusion. The summary being typed is left alone unless the clause is another one.
func (v *verdict) show(w verdictView, anew bool) {
	if anew && v.asking != "" {
		v.asking = ""
		v.asked.Hide()
		v.line.Show()
	}
	v.state.Choose(string(w.state))
	v.state.SetReadOnly(w.locked)
	text, hint := w.summary, "What it rests on"
	if w.state == audit.NotApplicable || w.state == audit.NotAudited {
		text, hint = w.reason, "Why"
	}
	if anew || !v.summary.Focused() {
		v.summary.SetTextQuiet(text)
	}
	v.summary.SetPlaceholder(hint)
	v.summary.SetReadOnly(w.locked)
	v.showLeft(w)
	v.why.SetText(w.why)
	v.notice.Hidden = w.why == ""
	v.remedy.SetWord(w.remedy)
	v.remedy.Hidden = w.remedy == "" || w.locked
	v.root.Refresh()
}

// showLeft shows whether the clause was concluded as not audited.
func (v *verdict) showLeft(w verdictView) {
	v.aside.Hidden = w.state != audit.NotAudited && (w.locked || w.state != audit.NotStarted || w.summary != "")
	v.left.SetIcon("")
	v.left.SetKind(kit.Quiet)
	if w.state == audit.NotAudited {
		v.left.SetIcon("minus")
		v.left.SetKind(kit.Secondary)
	}
	if w.locked {
		v.left.Disable()
	} else {
		v.left.Enable()
	}
}
