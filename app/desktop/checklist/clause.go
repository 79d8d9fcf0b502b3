package checklist

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
)

// clause is the pane in the middle: what the clause asks, what to ask about it, what was said and seen.
type clause struct {
	do clauseActs

	title    *kit.Text
	badge    *kit.Chip
	where    *kit.Paragraph
	required *kit.Paragraph
	quote    *fyne.Container

	prompts  *prompts
	notes    *kit.Grid[noteRow]
	noteHead *kit.Text // at the right of the heading
	field    *kit.Narrative
	hints    *fyne.Container
	editing  *fyne.Container // what stands in the place of the hints while a note is changed
	subject  *kit.Text       // which note that is
	proof    *kit.Grid[evidenceRow]
	proofs   *kit.Text

	ruler  *ruler
	column *clauseColumn
	body   *fyne.Container
	scroll *container.Scroll
	root   fyne.CanvasObject
	locked bool

	all bool // also the notes and the evidence that were earlier than the latest
}

// clauseActs are what the user does in the pane.
type clauseActs struct {
	ask        func(prompt string, asked bool)
	asking     func(text string) // while a question of the team's own is typed
	question   func(text string) // once it is
	typed      func(text string)
	enter      func() // Enter in the note's field
	left       func() // the field was left
	asEvidence func()
	asFinding  func()
	attach     func() // files are chosen
	openNote   func(audit.ID)
	dropNote   func(audit.ID)
	openProof  func(audit.ID)
	dropProof  func(audit.ID)
	refresh    func() // shows the clause anew
	focus      func(fyne.Focusable)
}

func newClause(do clauseActs, foot fyne.CanvasObject) *clause {
	v := &clause{do: do, ruler: newRuler()}
	v.title = kit.NewText("", kit.SectionFigures).Truncated()
	v.badge = kit.NewChip("", "", kit.Ink2)
	v.where = kit.NewParagraph("", kit.BodyFigures, kit.Ink2)
	v.required = kit.NewParagraph("", kit.NarrativeText, kit.Ink)
	v.quote = kit.Cols(10, kit.Fixed(quoteBar, 0, kit.NewBox(kit.Line2)), kit.Grow(v.required))
	v.prompts = newPrompts(do)
	v.noteHead = kit.NewText("", kit.SmallFigures).In(kit.Ink3)
	v.proofs = kit.NewText("", kit.SmallFigures).In(kit.Ink3)
	v.buildNotes()
	v.buildField()
	v.buildEvidence()
	v.build(foot)
	return v
}

// quoteBar is the width of the bar beside the requirement.
const quoteBar = 3

func (v *clause) buildNotes() {
	v.notes = kit.NewGrid(func(r noteRow) string { return string(r.id) }, kit.Column[noteRow]{
		ID: "note", Text: func(r noteRow) string { return r.text }, Cell: noteCell,
	}).Plain(kit.Surface)
	v.notes.HideHeader, v.notes.Height = true, noteHeight
	v.notes.RowHeight = v.ruler.note
	v.notes.OnOpen = func(r noteRow) { v.openRow(r.id, v.do.openNote) }
	v.notes.OnDelete = func(r noteRow) { v.do.dropNote(r.id) }
}

// point marks a note or a piece of evidence in its list.
func (v *clause) point(record audit.ID) {
	v.notes.Select(string(record))
	v.proof.Select(string(record))
}

func (v *clause) buildField() {
	v.field = kit.NewNarrative("What is said and seen", 2)
	v.field.OnChanged = v.do.typed
	v.field.OnEnter = v.do.enter
	v.field.OnCommit = func(string) { v.do.left() }
	hint := func(word, key string, press func()) fyne.CanvasObject {
		return kit.NewButton(kit.Quiet, word, press).Small().WithKey(key)
	}
	v.hints = kit.Pad(0, -hintPad, 0, -hintPad, kit.Cols(0, hint("Keep note", "Enter", v.do.enter),
		hint("As evidence", keysEvidence, v.do.asEvidence), hint("As finding", keysFinding, v.do.asFinding), kit.Spacer(),
		hint("Photo", string(material.KeysAttach), v.do.attach)))
	v.subject = kit.NewText("", kit.SmallFigures).In(kit.AccentSoftInk).Truncated()
	v.editing = kit.Pad(0, 0, 0, -hintPad, kit.Cols(4, hint("Keep change", "Enter", v.do.enter), kit.Grow(v.subject)))
	v.editing.Hide()
}

// hintPad is what a quiet button keeps free before its word.
const hintPad = 8

func (v *clause) buildEvidence() {
	v.proof = kit.NewGrid(func(r evidenceRow) string { return string(r.id) }, kit.Column[evidenceRow]{
		ID: "evidence", Text: func(r evidenceRow) string { return r.text }, Cell: evidenceCell,
	})
	v.proof.HideHeader, v.proof.Height = true, proofHeight
	v.proof.RowHeight = v.ruler.evidence
	v.proof.OnOpen = func(r evidenceRow) { v.openRow(r.id, v.do.openProof) }
	v.proof.OnDelete = func(r evidenceRow) { v.do.dropProof(r.id) }
}

func (v *clause) build(foot fyne.CanvasObject) {
	head := kit.Fixed(0, kit.HeightSmall, kit.Cols(8, kit.Grow(v.title), v.badge))
	v.column = &clauseColumn{clause: v, head: head, noteLine: sectionHead("Notes", v.noteHead), proofLine: kit.Rows(0, sectionHead("Evidence", v.proofs), kit.Rule())}
	v.body = container.New(v.column, v.column.objects()...)
	v.scroll = container.NewVScroll(v.body)
	v.field.Follow(v.scroll)
	v.root = kit.Rows(0, kit.Grow(v.scroll), kit.Hairline(), foot)
}

func sectionHead(heading string, remark fyne.CanvasObject) *fyne.Container {
	return kit.Fixed(0, kit.Body.LineHeight(), kit.GroupHead(heading, remark))
}

// show shows what there is on a clause. anew is set for another clause than before.
func (v *clause) show(w clauseView, anew bool) {
	v.locked = w.locked
	v.title.SetText(w.title)
	v.badge.Hidden = w.badge.Word == ""
	if w.badge.Word != "" {
		v.badge.Set(w.badge.Icon, w.badge.Word, w.badge.Token)
	}
	v.where.SetText(w.where)
	v.where.Hidden = w.where == ""
	v.required.SetText(w.required)
	v.quote.Hidden = w.required == ""
	v.prompts.show(w.prompts, w.locked)
	v.all = v.all && !anew
	v.showNotes(w.notes, anew)
	v.showEvidence(w.evidence, w.used, anew)
	v.field.SetReadOnly(w.locked)
	if anew {
		v.column.unfolded = false
		v.scroll.ScrollToTop()
	}
	v.body.Refresh()
	v.scroll.Refresh()
}

// showNotes shows the notes and goes to the last of them when there is another one than before.
func (v *clause) showNotes(rows []noteRow, anew bool) {
	before := len(v.notes.Rows())
	all := len(rows)
	if earlier := all - mostShown; earlier > 0 && !v.all {
		rows = append([]noteRow{{text: fmt.Sprintf("%d earlier notes. Enter shows them.", earlier)}}, rows[earlier:]...)
	}
	v.notes.SetRows(rows)
	if n := len(rows); n > 0 && (anew || n > before) {
		v.notes.Reveal(string(rows[n-1].id))
	}
	words := "kept at every pause"
	if all > 9 {
		words = fmt.Sprintf("%d, %s", all, words)
	}
	v.noteHead.SetText(words)
}

// mostShown are the notes and the pieces of evidence of a clause that are shown at first; earlier ones when they are asked
// for.
const mostShown = 40

// openRow opens a row; the one that stands for earlier ones, which has no ID, makes room for them.
func (v *clause) openRow(id audit.ID, open func(audit.ID)) {
	if id != "" {
		open(id)
		return
	}
	v.all = true
	v.do.refresh()
}

func (v *clause) showEvidence(rows []evidenceRow, used string, anew bool) {
	if earlier := len(rows) - mostShown; earlier > 0 && !v.all {
		rows = append([]evidenceRow{{text: fmt.Sprintf("%d earlier pieces of evidence. Enter shows them.", earlier)}}, rows[earlier:]...)
	}
	before := v.proof.Rows()
	v.proof.SetRows(rows)
	if n := len(rows); n > 0 && !anew && n > len(before) {
		v.proof.Reveal(string(newest(rows, before)))
	}
	v.proofs.SetText(used)
}

// newest returns the row that was not there before, else the last.
func newest(rows, before []evidenceRow) audit.ID {
	for _, r := range rows {
		if !slices.ContainsFunc(before, func(b evidenceRow) bool { return b.id == r.id }) {
			return r.id
		}
	}
	return rows[len(rows)-1].id
}

// edit shows that the field changes a note that was kept before; "" that it takes a new one.
func (v *clause) edit(subject string) {
	v.subject.SetText(subject)
	v.hints.Hidden = subject != ""
	v.editing.Hidden = subject == ""
	v.body.Refresh()
}

// clauseColumn lays the pane out so that the field of the note is always in view: where there is little room the lists of
// notes and evidence scroll within themselves, and before that the prompts fold to one line.
type clauseColumn struct {
	clause              *clause
	head                fyne.CanvasObject
	noteLine, proofLine fyne.CanvasObject
	unfolded            bool // the user wants the prompts in full
	width               float32
}

// Measures of the pane.
const (
	leastNotes = 68 // a note of two lines and part of the next
	leastProof = 46
	usualWidth = 508
)

// stripe is a part of the column: what lies how far under the part before.
type stripe struct {
	object fyne.CanvasObject
	gap    float32
	height float32
}

func (y *clauseColumn) objects() []fyne.CanvasObject {
	v := y.clause
	return []fyne.CanvasObject{
		y.head, v.where, v.quote, v.prompts.head, v.prompts.root, y.noteLine, v.notes, v.field, v.hints, v.editing, y.proofLine, v.proof,
	}
}

// stripes measures the parts at a width. notes and proof are the heights given to the two lists.
func (y *clauseColumn) stripes(width, notes, proof float32, folded bool) []stripe {
	v := y.clause
	at := func(o fyne.CanvasObject) float32 { return kit.HeightFor(o, width) }
	out := []stripe{{y.head, 10, at(y.head)}, {v.where, 0, at(v.where)}, {v.quote, 6, at(v.quote)}, {v.prompts.head, 12, at(v.prompts.head)}}
	if !folded {
		out = append(out, stripe{v.prompts.root, 4, at(v.prompts.root)})
	}
	out = append(out, stripe{y.noteLine, 12, at(y.noteLine)}, stripe{v.notes, 2, notes},
		stripe{v.field, 6, at(v.field)}, stripe{v.hints, 2, at(v.hints)}, stripe{v.editing, 2, at(v.editing)},
		stripe{y.proofLine, 8, at(y.proofLine)}, stripe{v.proof, 0, proof})
	return slices.DeleteFunc(out, func(s stripe) bool { return !s.object.Visible() })
}

func total(stripes []stripe) float32 {
	h := float32(columnFoot)
	for _, s := range stripes {
		h += s.gap + s.height
	}
	return h
}

// columnFoot is kept free under the last part.
const columnFoot = 8

// least is the column with its lists at their least.
func (y *clauseColumn) least(width float32, folded bool) []stripe {
	v := y.clause
	return y.stripes(width, min(leastNotes, v.notes.HeightOfRows()), min(leastProof, v.proof.HeightOfRows()), folded)
}

// MinSize implements fyne.Layout.
func (y *clauseColumn) MinSize([]fyne.CanvasObject) fyne.Size {
	width := y.width
	if width <= 0 {
		width = usualWidth
	}
	y.measure(width)
	return fyne.NewSize(320, total(y.least(width, !y.unfolded && y.clause.prompts.foldable())))
}

// measure tells the ruler of the rows how wide they are.
func (y *clauseColumn) measure(width float32) { y.clause.ruler.width = width }

// Layout implements fyne.Layout.
func (y *clauseColumn) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	v := y.clause
	width := min(size.Width-2*kit.EdgePane, readingWidth)
	y.width = width
	y.measure(width)
	folded := v.prompts.foldable() && !y.unfolded && total(y.least(width, false)) > size.Height
	v.prompts.fold(folded)
	least := y.least(width, folded)
	notes, proof := shareHeight(size.Height-total(least), v.notes.HeightOfRows(), v.proof.HeightOfRows())
	top := float32(0)
	for _, s := range y.stripes(width, notes, proof, folded) {
		top += s.gap
		s.object.Move(fyne.NewPos(kit.EdgePane, top))
		s.object.Resize(fyne.NewSize(width, s.height))
		if s.object == v.notes { // whose words begin where everything does
			s.object.Move(fyne.NewPos(kit.EdgePane-cellPad, top))
			s.object.Resize(fyne.NewSize(width+2*cellPad, s.height))
		}
		top += s.height
	}
}

// readingWidth keeps lines under 90 letters.
const readingWidth = 720

// shareHeight gives the two lists what is left over their least heights: all they need, or what there is in proportion.
func shareHeight(left, notes, proof float32) (float32, float32) {
	leastN, leastP := min(leastNotes, notes), min(leastProof, proof)
	wantN, wantP := notes-leastN, proof-leastP
	if left = max(0, left); wantN+wantP > left {
		part := left / (wantN + wantP)
		wantN, wantP = wantN*part, wantP*part
	}
	return leastN + wantN, leastP + wantP
}

// unfold shows the prompts in full although there is little room.
func (v *clause) unfold() {
	v.column.unfolded = true
	v.body.Refresh()
	v.scroll.Refresh()
}
