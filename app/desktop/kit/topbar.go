package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// SaveState is how the case's latest words are kept.
type SaveState string

// The states of saving.
const (
	Saved      SaveState = "saved"
	Typing     SaveState = "typing"
	SaveFailed SaveState = "failed"
)

// AllSaveStates lists the states.
func AllSaveStates() []SaveState { return []SaveState{Saved, Typing, SaveFailed} }

// TopBar shows the client, the current audit, the search and the save state.
type TopBar struct {
	composed
	client *Text
	audit  *AuditPick
	search *SearchBox
	saved  *Status
	place  *fyne.Container // of saved
	failed *Chip
}

// searchWidth is the width of the search.
const searchWidth = 300

// What the search finds in a case and without one.
const (
	searchCase   = "Go to finding, page, command"
	searchNoCase = "Find a case or command"
)

// saveWidth keeps the search in its place while the save state's words change.
const saveWidth = 112

// NewTopBar makes a top bar 48 high, its hairline included. pick opens the choice of audits, search
// the search; either may be nil.
func NewTopBar(pick, search func()) *TopBar {
	b := &TopBar{
		client: NewText("", BodyStrong).Truncated(),
		audit:  newAuditPick(pick),
		search: NewSearchBox(searchCase, "Ctrl+K", search),
		saved:  NewStatus("check", "", Ink2),
		failed: NewChip("octagon-alert", "", Major),
	}
	b.saved.word.SetStyle(SmallFigures)
	b.failed.Hide()
	title := container.New(titleLayout{b.client, b.audit}, b.client, b.audit)
	b.place = Fixed(saveWidth, 0, b.saved)
	row := Cols(16, Grow(title), Middle(HeightControl, Fixed(searchWidth, 0, b.search)), b.failed, b.place)
	b.content = Fixed(0, HeightTopBar, Ground(Surface, Rows(0, Grow(Pad(0, EdgePage, 0, EdgePage, row)), Hairline())))
	b.ExtendBaseWidget(b)
	return b
}

// SetCase says which client and which audit; days are those of the audit. An
// empty audit shows the client alone.
func (b *TopBar) SetCase(client, audit, days string) {
	b.client.SetText(client)
	b.client.SetStyle(BodyStrong)
	b.client.SetColor(Ink)
	b.audit.set(audit, days)
	b.search.SetHint(searchCase)
	b.Refresh()
}

// SetNoCase says in quiet words that no case is open; the search stands at the right edge.
func (b *TopBar) SetNoCase(words string) {
	b.client.SetText(words)
	b.client.SetStyle(Body)
	b.client.SetColor(Ink2)
	b.audit.set("", "")
	b.failed.Hidden, b.place.Hidden = true, true
	b.search.SetHint(searchNoCase)
	b.Refresh()
}

// SetSaved shows the save state in words, such as "Saved 14:02:11". A failure
// stays, as a chip with its reason, until another state is set.
func (b *TopBar) SetSaved(state SaveState, words string) {
	b.failed.Hidden, b.place.Hidden = state != SaveFailed, state == SaveFailed
	switch state {
	case SaveFailed:
		b.failed.Set("octagon-alert", words, Major)
	case Typing:
		b.saved.Set("circle-dot", words, Ink3)
	case Saved:
		b.saved.Set("check", words, Ink2)
		b.saved.icon.SetColor(Good)
	}
	b.Refresh()
}

// SaveWords is the save state as it is shown.
func (b *TopBar) SaveWords() string {
	if b.failed.Visible() {
		return b.failed.Word()
	}
	return b.saved.Word()
}

// titleLayout sets the client and behind it the audit; a long client's name
// gives way.
type titleLayout struct {
	client *Text
	audit  *AuditPick
}

// MinSize implements fyne.Layout.
func (l titleLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	m := l.client.MinSize()
	if l.audit.Visible() {
		m.Width += l.audit.MinSize().Width
	}
	return m
}

// Layout implements fyne.Layout.
func (l titleLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	var pick float32
	if l.audit.Visible() {
		pick = l.audit.MinSize().Width
	}
	w := min(l.client.FullWidth(), size.Width-pick)
	place(l.client, 0, 0, w, size.Height)
	place(l.audit, w, 0, pick, size.Height)
}
