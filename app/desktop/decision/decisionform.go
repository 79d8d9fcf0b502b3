package decision

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// askForMore is the answer that is no decision: the team is to say more first (R-1-7).
const askForMore = "ask"

// dateWidth is the width of a field for a day.
const dateWidth = 124

// kindWords name the decisions as a person takes them.
var kindWords = map[audit.DecisionKind]string{
	audit.Grant: "Grant", audit.Refuse: "Refuse", audit.Maintain: "Maintain", audit.Renew: "Renew", audit.Expand: "Expand the scope",
	audit.Reduce: "Reduce the scope", audit.Suspend: "Suspend", audit.Restore: "Restore", audit.Withdraw: "Withdraw",
}

// kindsAfter are the decisions that an audit can lead to by itself, the usual one first.
func kindsAfter(a *audit.Audit) []audit.DecisionKind {
	switch a.Kind {
	case audit.Surveillance:
		return []audit.DecisionKind{audit.Maintain}
	case audit.Recertification:
		return []audit.DecisionKind{audit.Renew, audit.Refuse}
	case audit.Special:
		return []audit.DecisionKind{audit.Maintain, audit.Expand, audit.Reduce}
	default:
		return []audit.DecisionKind{audit.Grant, audit.Refuse}
	}
}

// decisionForm records the decision inside its gate.
type decisionForm struct {
	page         *Page
	kinds        []audit.DecisionKind
	choice       *fyne.Container // holds what
	what         *kit.Radio
	decidedBy    *kit.Picker
	day          *kit.DateField
	words        *kit.Narrative
	who, on      *kit.Field
	text         *kit.Field
	textAt       *fyne.Container // holds text, or nothing while more is asked for
	committee    *kit.TokensField
	told         *kit.DateField
	with, toldOn *kit.Field
	more         *fyne.Container // conditions, committee and the day the client was told, which most decisions do without
	unfold       *kit.Button
	unfolded     bool
	proof        *kit.Paragraph // what makes the person independent
	proofLine    *fyne.Container
	questions    *fyne.Container // open ones to the team
	against      *kit.Paragraph  // what keeps the decision from being recorded
	againstLine  *fyne.Container
	record       *kit.Button
	root         *fyne.Container
}

func newDecisionForm(p *Page) *decisionForm {
	f := &decisionForm{page: p, what: kit.NewRadio(false), decidedBy: kit.NewPicker("Choose who decides"), words: kit.NewNarrative("", 1)}
	f.day = kit.NewDateField(func() string { return p.host.Today().String() })
	f.words.OnChanged = func(text string) { p.editor.Type(f.field(), text) }
	f.words.OnCommit = func(string) { p.editor.Commit() }
	kit.SetMenu(f.words, func() []kit.MenuItem {
		return form.HistoryItems(p.editor, "History of this field…", f.field(), f.text.Label())
	})
	f.decidedBy.OnChange = func(kit.Option) { f.judge() }
	f.day.OnValue = func(string) { f.judge() }
	f.who, f.on, f.text = kit.NewField("Decided by", f.decidedBy), kit.NewField("Date", f.day), kit.NewField("Conditions", f.words)
	f.proof, f.against = kit.NewParagraph("", kit.SmallFigures, kit.Ink2), kit.NewParagraph("", kit.SmallFigures, kit.Major)
	f.proofLine = signed("shield-check", kit.Good, f.proof)
	f.againstLine = signed("octagon-alert", kit.Major, f.against)
	f.record = kit.NewButton(kit.Primary, "Record decision", p.recordDecision).WithIcon("stamp").WithKey(keysRecord)
	f.choice, f.questions, f.textAt = kit.Rows(0, f.what), kit.Rows(8), kit.Rows(0, f.text)
	f.buildMore()
	people := kit.Cols(12, kit.Fixed(312, 0, f.who), kit.Fixed(dateWidth, 0, f.on), kit.Spacer())
	f.root = kit.Rows(8, f.questions, f.choice, kit.Rows(6, people, f.proofLine), f.textAt, f.more, f.againstLine, kit.Cols(0, f.record, kit.Spacer(), f.unfold))
	return f
}

// buildMore builds what most decisions do without: further persons who decide, each as independent as the first, and the
// day on which the client was told.
func (f *decisionForm) buildMore() {
	f.committee = kit.NewTokensField("Further persons, if any")
	f.told = kit.NewDateField(func() string { return f.page.host.Today().String() })
	f.committee.OnChange = func([]string) { f.judge() }
	f.with, f.toldOn = kit.NewField("Decided with", f.committee), kit.NewField("Client told on", f.told)
	f.more = kit.Cols(12, kit.Fixed(312, 0, f.with), kit.Fixed(dateWidth, 0, f.toldOn), kit.Spacer())
	f.unfold = kit.NewButton(kit.Link, "Conditions, committee…", func() {
		f.unfolded = true
		f.showText(f.page.editor.Record())
		f.root.Refresh()
		f.page.focus(f.words)
	}).Small()
}

// signed puts an icon before words of one or more lines.
func signed(icon string, t kit.Token, words fyne.CanvasObject) *fyne.Container {
	return kit.Cols(6, kit.Top(kit.NewIcon(icon, 15, t)), kit.Grow(words))
}

// reset forgets what was chosen and not recorded.
func (f *decisionForm) reset() {
	f.kinds, f.unfolded = nil, false
	f.decidedBy.Choose("")
	f.committee.Choose()
	f.told.SetQuiet("")
	f.day.SetQuiet("")
	tellField(f.on, kit.NoMessage, "")
	tellField(f.text, kit.NoMessage, "")
}

// show shows what is prepared; choices made and not recorded stay.
func (f *decisionForm) show(d *audit.Decision) {
	p := f.page
	if kinds := kindsAfter(p.about); !slices.Equal(kinds, f.kinds) {
		f.kinds = kinds
		f.offer(d.Kind)
	}
	f.decidedBy.SetOptions(p.personOptions(toDecide, p.host.Today())...)
	if _, chosen := f.decidedBy.Chosen(); !chosen && d.DecidedBy != "" {
		f.decidedBy.Choose(string(d.DecidedBy))
	}
	if f.day.Text() == "" {
		f.day.SetQuiet(p.host.Today().String())
	}
	f.committee.SetOptions(p.personOptions(toDecide, p.host.Today())...)
	if len(f.committee.Chosen()) == 0 && len(d.Committee) > 0 {
		var with []string
		for _, id := range d.Committee {
			with = append(with, string(id))
		}
		f.committee.Choose(with...)
	}
	f.showText(d)
	p.showQuestions(f.questions, d)
	f.judge()
}

// offer offers the decisions that the audit can lead to.
func (f *decisionForm) offer(kind audit.DecisionKind) {
	var options []kit.Option
	for _, k := range f.kinds {
		options = append(options, kit.Option{ID: string(k), Title: kindWords[k], Hidden: true})
	}
	f.what = kit.NewRadio(false, append(options, kit.Option{ID: askForMore, Title: "Ask for more", Hidden: true})...)
	f.what.Choose(string(f.kinds[0]))
	if slices.Contains(f.kinds, kind) {
		f.what.Choose(string(kind))
	}
	f.what.OnChange = func(string) {
		f.words.Commit()
		f.showText(f.page.editor.Record())
		f.judge()
		f.root.Refresh()
	}
	f.choice.Objects = []fyne.CanvasObject{f.what}
	f.choice.Refresh()
}

// kind is the decision chosen; ok is false while more is to be asked for.
func (f *decisionForm) kind() (k audit.DecisionKind, ok bool) {
	if f.what.Chosen() == askForMore {
		return "", false
	}
	return audit.DecisionKind(f.what.Chosen()), true
}

// field is the field of the decision that the words belong to.
func (f *decisionForm) field() string {
	switch k, _ := f.kind(); k {
	case audit.Refuse:
		return "reason"
	case audit.Expand, audit.Reduce:
		return "scope_change"
	default:
		return "conditions"
	}
}

// showText shows the words that go with the decision chosen.
func (f *decisionForm) showText(d *audit.Decision) {
	if d == nil {
		return
	}
	_, decides := f.kind()
	f.unfolded = f.unfolded || d.Conditions != "" || len(f.committee.Chosen()) > 0
	f.textAt.Hidden = !decides || f.field() == "conditions" && !f.unfolded
	f.more.Hidden = !decides || !f.unfolded
	f.unfold.Hidden = !decides || f.unfolded
	switch f.field() {
	case "reason":
		f.name("Reason")
		f.words.SetTextQuiet(d.Reason)
	case "scope_change":
		f.name("What changes in the scope")
		f.words.SetTextQuiet(d.ScopeChange)
	default:
		f.name("Conditions, if any")
		f.words.SetTextQuiet(d.Conditions)
	}
	if decides {
		f.record.SetWord("Record decision")
	} else {
		f.record.SetWord("Ask the team…")
	}
}

// name names what the words are.
func (f *decisionForm) name(label string) {
	if f.text.Label() != label {
		f.text = kit.NewField(label, f.words)
		f.textAt.Objects = []fyne.CanvasObject{f.text}
	}
}

// judge shows beside the fields what stands for and against the decision as it is chosen, and returns what stands against
// it.
func (f *decisionForm) judge() string {
	p := f.page
	if p.about == nil {
		return "nothing to decide"
	}
	o, chosen := f.decidedBy.Chosen()
	bar := p.barred(toDecide, audit.ID(o.ID), p.host.Today())
	tellField(f.who, kit.Wrong, bar)
	setShown(f.proofLine, chosen && bar == "")
	if chosen && bar == "" {
		f.proof.SetText(p.independence(audit.ID(o.ID)))
	}
	against := bar
	for _, person := range ids(f.committee.Chosen()) {
		if against == "" {
			against = p.barred(toDecide, person, p.host.Today())
		}
	}
	if k, decides := f.kind(); decides && against == "" {
		against = f.refused(k)
	}
	setShown(f.againstLine, against != "" && against != bar)
	f.against.SetText(form.Sentence(against))
	f.root.Refresh()
	return against
}

// refused returns what the file and the decisions before have against a decision: an open question to the team, the
// status of the certification (R-8-1).
func (f *decisionForm) refused(k audit.DecisionKind) string {
	p, d := f.page, f.page.editor.Record()
	if d == nil {
		return ""
	}
	if len(p.openQuestions(d)) > 0 {
		return "the team has not answered yet (R-1-7)"
	}
	next := audit.Clone(d)
	next.Kind, next.DecidedOn = k, p.host.Today()
	for _, found := range cycle.CheckDecision(p.now, next) {
		return cycle.Told(found)
	}
	return ""
}

// recordDecision records the decision as one action, or says what keeps it from being recorded.
func (p *Page) recordDecision() {
	f := p.form
	f.words.Commit()
	k, decides := f.kind()
	if !decides {
		p.askTeam()
		return
	}
	on, told, complete := f.complete()
	if !complete || p.editor.Record() == nil {
		return
	}
	o, _ := f.decidedBy.Chosen()
	p.editor.Change(func(d *audit.Decision) {
		d.Kind, d.DecidedBy, d.DecidedOn, d.EffectiveOn, d.Independent = k, audit.ID(o.ID), on, on, true
		d.Committee, d.NotifiedOn = ids(f.committee.Chosen()), told
	})
	p.host.Toast("Decision recorded: "+strings.ToLower(kindWords[k]), true)
	p.afterwards()
}

// complete says beside the fields what the decision lacks, and returns its days.
func (f *decisionForm) complete() (on, told date.Date, complete bool) {
	p, against := f.page, f.judge()
	on, wrong := p.day(f.day)
	if d := p.editor.Record(); wrong == "" && d != nil && on.Before(d.ReviewedOn) {
		wrong = "is before the technical review, " + d.ReviewedOn.String()
	}
	tellField(f.on, kit.Wrong, wrong)
	late := ""
	if f.told.Value() != "" || f.told.Problem() != "" {
		if told, late = readDay(f.told, p.host.Today()); late == "" && told.Before(on) {
			late = "is before the decision"
		}
	}
	tellField(f.toldOn, kit.Wrong, late)
	_, chosen := f.decidedBy.Chosen()
	if !chosen {
		tellField(f.who, kit.Wrong, "Choose who decides")
	}
	lacks := ""
	if strings.TrimSpace(f.words.Text()) == "" && f.field() != "conditions" {
		lacks = "say it in words; the client is told"
	}
	tellField(f.text, kit.Wrong, lacks)
	return on, told, against == "" && wrong == "" && lacks == "" && late == "" && chosen
}

// afterwards gives the keyboard to what is to be done next, once everything is written.
func (p *Page) afterwards() {
	p.host.Runner().Save(func() error { return nil }, func(error) {
		p.follow()
		p.Focus()
	})
}

// save writes changes as one action and tells that it was done.
func (p *Page) save(words string, changes ...casefile.Change) {
	p.writer.Save(words, func(err error) {
		if err != nil {
			p.host.Tell(err)
			return
		}
		p.host.Toast(words, true)
		p.follow()
	}, changes...)
}
