package finding

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	desktopform "fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/standard"
)

// narrative is one text of a finding with its field.
type narrative struct {
	name  string
	field *kit.Field
	input *kit.Narrative
}

// form is the pane in the middle: the fields of one finding in reading order, and its foot. It shows a record and tells
// what the user does; it saves nothing.
type form struct {
	do             acts
	number, author *kit.Text
	concern        *kit.Text
	concernLine    *fyne.Container
	notices        *fyne.Container
	noticed        string // fields with two values that the notice names
	grade          *kit.Segmented
	gradeField     *kit.Field
	clause         *kit.Picker
	clauseField    *kit.Field
	more           *kit.Button // shows the field of further clauses
	others         *kit.TokensField
	othersField    *kit.Field
	places         *kit.TokensField
	placesField    *kit.Field
	texts          []*narrative

	remark    *kit.Text
	state     *kit.Status
	due       *kit.Text
	ready     *kit.Button
	checklist *kit.Button
	draft     *kit.Button
	content   *fyne.Container
	scroll    *container.Scroll
	foot      fyne.CanvasObject
	root      fyne.CanvasObject

	shown   audit.ID
	segment string // the segments that stand in the grade, joined
	asked   map[string]bool
}

// acts are what the user does in the form.
type acts struct {
	grade     func(audit.Grade)
	clause    func(audit.Number)
	others    func([]audit.Number)
	places    func(ids []string)
	typed     func(field, text string)
	left      func() // a text was left
	ready     func()
	draft     func()
	past      func() // show the history of the finding
	checklist func() // go to its clause in the checklist
}

func newForm(do acts) *form {
	f := &form{do: do, asked: map[string]bool{}}
	f.number = kit.NewText("", kit.SectionFigures)
	f.author = kit.NewText("", kit.Small).In(kit.Ink3).Truncated()
	f.concern = kit.NewText("", kit.SmallFigures).In(kit.Ink2)
	f.concernLine = kit.Cols(6, kit.NewIcon("flag", kit.IconInStatus, kit.Concern), f.concern)
	f.notices = kit.Rows(8)
	f.buildChoices(do)
	f.texts = []*narrative{
		newNarrative(fieldRequirement, "Requirement, in own words", 2, do),
		newNarrative(fieldStatement, "Statement", 2, do),
		newNarrative(fieldEvidence, "Evidence", 3, do),
		newNarrative(fieldReason, "Reason for the grade", 2, do),
	}
	f.text(fieldStatement).field.SetHint("Alt+S")
	f.buildFoot()
	f.build()
	return f
}

func newNarrative(name, label string, lines int, do acts) *narrative {
	n := &narrative{name: name, input: kit.NewNarrative("", lines)}
	n.input.OnChanged = func(text string) { do.typed(name, text) }
	n.input.OnCommit = func(string) { do.left() }
	n.field = kit.NewField(label, n.input)
	return n
}

func (f *form) buildChoices(do acts) {
	f.grade = kit.NewSegmented()
	f.grade.OnChange = func(id string) { do.grade(audit.Grade(id)) }
	f.gradeField = kit.NewField("", f.grade)
	f.clause = kit.NewPicker("8.4, or words")
	f.clause.OnChange = func(o kit.Option) { do.clause(audit.Number(o.ID)) }
	f.clauseField = kit.NewField("Clause or control", f.clause)
	f.more = kit.NewButton(kit.Secondary, "", f.showOthers).WithIcon("plus")
	f.others = kit.NewTokensField("Further clauses and controls it bears on")
	f.others.OnChange = func(ids []string) { do.others(typed[audit.Number](ids)) }
	f.othersField = kit.NewField("Further clauses", f.others)
	f.places = kit.NewTokensField("Where it was seen")
	f.places.OnChange = do.places
	f.placesField = kit.NewField("Site and AI system", f.places)
}

// remember lets each control show the history of its field.
func (f *form) remember(of desktopform.Remembering) {
	for _, n := range f.texts {
		desktopform.Remember(of, n.input, n.name, n.field.Label())
	}
	desktopform.Remember(of, f.grade, fieldGrade, "Grade")
	desktopform.Remember(of, f.clause, fieldClause, f.clauseField.Label())
	desktopform.Remember(of, f.others, fieldOthers, f.othersField.Label())
	kit.SetMenu(f.places, func() []kit.MenuItem {
		return append(desktopform.HistoryItems(of, "History of the sites…", fieldPlaces, "Sites"),
			desktopform.HistoryItems(of, "History of the AI systems…", "systems", "AI systems")...)
	})
}

func (f *form) text(name string) *narrative {
	return f.texts[slices.IndexFunc(f.texts, func(n *narrative) bool { return n.name == name })]
}

// showOthers shows the field of further clauses; the caller gives it the keyboard.
func (f *form) showOthers() {
	f.othersField.Show()
	f.more.Hide()
	f.content.Refresh()
}

// setOptions gives the pickers what can be chosen in the case.
func (f *form) setOptions(c *audit.Case, cat standard.Catalogue) {
	clauses := clauseOptions(c, cat)
	f.clause.SetOptions(clauses...)
	f.others.SetOptions(clauses...)
	f.places.SetOptions(placeOptions(c)...)
}

// show shows a finding as it stands. What the user is doing in a field whose value stays is not disturbed.
func (f *form) show(c *audit.Case, r *audit.Finding, readOnly bool) {
	locked := readOnly || r.State.IsIssued()
	if r.ID != f.shown {
		clear(f.asked)
		f.scroll.ScrollToTop()
	}
	f.showHead(c, r)
	f.showGrades(c, r)
	if o, _ := f.clause.Chosen(); o.ID != string(r.Requirement) {
		f.clause.Choose(string(r.Requirement))
	}
	chooseIfOther(f.others, texts(r.OtherRequirements))
	chooseIfOther(f.places, append(texts(r.Sites), texts(r.Systems)...))
	for _, n := range f.texts {
		if text := textOf(r, n.name); text != n.input.Text() { // else what is being typed would count as committed
			n.input.SetTextQuiet(text)
		}
	}
	f.text(fieldEvidence).field.SetHint(methods(c, r))
	f.showParts(r, locked, r.ID != f.shown)
	if r.ID != f.shown {
		f.showMessages(r, nil)
	}
	if r.State.IsIssued() {
		f.mark(nil)
	}
	f.shown = r.ID
	f.showFoot(r, readOnly)
	f.content.Refresh()
}

// chooseIfOther chooses in a field that has another choice.
func chooseIfOther(f *kit.TokensField, ids []string) {
	if !slices.Equal(f.Chosen(), ids) {
		f.Choose(ids...)
	}
}

// textOf returns a text of a finding by the name of its field.
func textOf(r *audit.Finding, name string) string {
	switch name {
	case fieldRequirement:
		return r.RequirementText
	case fieldStatement:
		return r.Statement
	case fieldEvidence:
		return r.EvidenceText
	case fieldReason:
		return r.GradeReason
	default:
		return ""
	}
}

func (f *form) showHead(c *audit.Case, r *audit.Finding) {
	f.number.SetText(r.Label())
	words := "draft"
	if r.State.IsIssued() {
		words = r.DraftNumber
	}
	if by := writtenBy(c, r); by != "" {
		words += " by " + by
	}
	f.author.SetText(words)
	f.concern.SetText(concernWords(c, r))
	f.concernLine.Hidden = f.concern.Text() == ""
	f.showConflicts(r.Conflicts())
}

// writtenBy names who wrote a finding; somebody the case does not know by the initials in the number of the draft.
func writtenBy(c *audit.Case, r *audit.Finding) string {
	if p := c.Person(r.Author); p != nil {
		return p.Name
	}
	initials, _, _ := strings.Cut(r.DraftNumber, "-")
	return initials
}

// showConflicts tells of fields that have two values.
func (f *form) showConflicts(fields []string) {
	if key := strings.Join(fields, " "); key != f.noticed {
		f.noticed, f.notices.Objects = key, nil
		if key != "" {
			history := kit.NewButton(kit.Link, "History", f.do.past).Small()
			f.notices.Add(kit.NewNotice("git-merge", conflictWords(fields), kit.Minor, history))
		}
	}
	f.notices.Hidden = f.noticed == ""
}

// showGrades shows the grades that can be chosen in the audit, and the one that is.
func (f *form) showGrades(c *audit.Case, r *audit.Finding) {
	segments := gradeSegments(c, r)
	joined := ""
	for _, s := range segments {
		joined += s.ID + " "
	}
	if joined != f.segment {
		f.segment = joined
		f.grade.SetSegments(segments...)
	}
	if f.grade.Chosen() != string(r.Grade) {
		f.grade.Choose(string(r.Grade))
	}
}

// gradeSegments are the grades of an audit: concerns are raised in Stage 1 only, and observations not any more.
func gradeSegments(c *audit.Case, r *audit.Finding) []kit.Segment {
	grades := []audit.Grade{audit.Positive, audit.OFI, audit.Minor, audit.Major}
	if a := c.Audit(r.Audit); a != nil && a.Kind == audit.Stage1 || r.Grade == audit.Concern {
		grades = append(grades, audit.Concern)
	}
	if r.Grade == audit.Observed {
		grades = append(grades, audit.Observed)
	}
	keys := map[audit.Grade]string{audit.OFI: "F6", audit.Minor: "F7", audit.Major: "F8"}
	if len(grades) > len(keys)+1 {
		keys = nil // there is no room for them
	}
	var out []kit.Segment
	for _, g := range grades {
		m := markOf(g)
		out = append(out, kit.Segment{ID: string(g), Icon: m.Icon, Word: m.Word, Key: keys[g], Color: m.Token})
	}
	return out
}

// showParts shows the fields that the grade has and locks those that cannot be written. anew is set for another record.
func (f *form) showParts(r *audit.Finding, locked, anew bool) {
	for _, name := range []string{fieldRequirement, fieldReason} {
		n := f.text(name)
		asked := r.Grade == "" || r.Grade.IsNonconformity() || textOf(r, name) != ""
		n.field.Hidden = !asked && !n.input.Focused()
	}
	if anew || len(r.OtherRequirements) > 0 {
		f.othersField.Hidden = len(r.OtherRequirements) == 0
	}
	f.more.Hidden = f.othersField.Visible() || locked
	f.grade.SetReadOnly(locked) // not its field, which has no label for the lock
	for _, field := range append([]*kit.Field{f.clauseField, f.othersField, f.placesField}, f.textFields()...) {
		field.SetReadOnly(locked)
	}
}

func (f *form) textFields() []*kit.Field {
	var out []*kit.Field
	for _, n := range f.texts {
		out = append(out, n.field)
	}
	return out
}

// field returns the field of a record's field, and what in it takes the keyboard.
func (f *form) field(name string) (*kit.Field, fyne.Focusable) {
	switch name {
	case fieldGrade:
		return f.gradeField, f.grade
	case fieldClause:
		return f.clauseField, f.clause
	case fieldOthers:
		return f.othersField, f.others
	case fieldPlaces:
		return f.placesField, f.places
	default:
		n := f.text(name)
		return n.field, n.input
	}
}

// ask shows from now on beside the fields what keeps the finding from being issued.
func (f *form) ask(r *audit.Finding, errs []casefile.Remark) {
	for _, e := range errs {
		f.asked[e.Field.Record()] = true
	}
	f.showMessages(r, errs)
}

// showMessages says beside the fields asked for what is missing in them, and what the wording check holds against them.
func (f *form) showMessages(r *audit.Finding, errs []casefile.Remark) {
	words := map[string]string{}
	for _, e := range errs {
		if name := e.Field.Record(); words[name] == "" {
			words[name] = e.Title
		}
	}
	for _, p := range r.Unready() {
		words[p.Field] = p.Message
	}
	changed := false
	for _, name := range []string{fieldGrade, fieldClause, fieldRequirement, fieldStatement, fieldEvidence, fieldReason} {
		field, _ := f.field(name)
		kind, text := kit.NoMessage, ""
		if f.asked[name] && words[name] != "" {
			kind, text = kit.Settle, capital(words[name])
		}
		if _, now := field.Message(); now != text {
			changed = true
			field.SetMessage(kind, text)
		}
	}
	if changed {
		f.content.Refresh()
	}
}

// mark puts a ground behind the words that remarks point at. A remark about all of a text marks nothing: it says so in the
// panel.
func (f *form) mark(remarks []casefile.Remark) {
	for _, n := range f.texts {
		text := n.input.Text()
		var marks []kit.WordMark
		for _, r := range remarks {
			if r.Field.Record() != n.name || r.Start == 0 && bytesBefore(text, r.End) == len(strings.TrimSpace(text)) {
				continue
			}
			ground := kit.MinorSoft
			if r.Severity != casefile.WarningOfWording {
				ground = kit.MajorSoft
			}
			marks = append(marks, kit.WordMark{Start: bytesBefore(text, r.Start), End: bytesBefore(text, r.End), Ground: ground})
		}
		n.input.SetMarks(marks...)
	}
}
