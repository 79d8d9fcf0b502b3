package decision

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// reviewForm records the technical review of the whole file (ISO/IEC 17021-1:2015 9.5.2) inside its gate: by whom, on
// which day, with what result, after every point was answered.
type reviewForm struct {
	page     *Page
	reviewer *kit.Picker
	day      *kit.DateField
	note     *kit.Narrative
	who, on  *kit.Field
	result   *kit.Field
	record   *kit.Button
	asked    *fyne.Container // questions to the team that are open
	points   *pointList
	lacks    *fyne.Container // the way to the page that satisfies what the records lack
	closing  *fyne.Container // who, when, result: once nothing is lacking
	root     *fyne.Container
}

func newReviewForm(p *Page) *reviewForm {
	f := &reviewForm{page: p, reviewer: kit.NewPicker("Choose who reviews"), note: kit.NewNarrative("What was looked at and found", 2)}
	f.day = kit.NewDateField(func() string { return p.host.Today().String() })
	f.note.OnChanged = func(text string) { p.editor.Type("review_note", text) }
	f.note.OnCommit = func(string) { p.editor.Commit() }
	form.Remember(p.editor, f.note, "review_note", "Result")
	f.reviewer.OnChange = func(kit.Option) { f.judge() }
	f.who, f.on = kit.NewField("Reviewed by", f.reviewer), kit.NewField("Date", f.day)
	f.result = kit.NewField("Result", f.note)
	f.record = kit.NewButton(kit.Primary, "Record review", p.recordReview).WithIcon("stamp").WithKey(keysRecord)
	f.asked, f.points, f.lacks = kit.Rows(8), newPointList(p), kit.Rows(0)
	f.closing = kit.Rows(12, f.result, kit.Cols(0, f.record, kit.Spacer()))
	f.root = kit.Rows(12, f.asked, kit.Cols(12, kit.Grow(f.who), kit.Fixed(dateWidth, 0, f.on)), f.points.root, f.lacks, f.closing)
	return f
}

// reset forgets what was chosen and not recorded.
func (f *reviewForm) reset() {
	f.reviewer.Choose("")
	f.day.SetQuiet("")
	tellField(f.who, kit.NoMessage, "")
	tellField(f.on, kit.NoMessage, "")
	tellField(f.result, kit.NoMessage, "")
}

// show shows what is prepared; choices made and not recorded stay.
func (f *reviewForm) show(d *audit.Decision) {
	p := f.page
	f.reviewer.SetOptions(p.personOptions(toReview, p.host.Today())...)
	if _, chosen := f.reviewer.Chosen(); !chosen && d.Reviewer != "" {
		f.reviewer.Choose(string(d.Reviewer))
	}
	if f.day.Text() == "" {
		f.day.SetQuiet(p.host.Today().String())
	}
	f.note.SetTextQuiet(d.ReviewNote)
	p.showQuestions(f.asked, d)
	f.points.show(p.reviewPoints())
	at := p.lacking()
	setShown(f.closing, at == nil)
	setShown(f.lacks, at != nil)
	if at != nil {
		f.lacks.Objects = []fyne.CanvasObject{p.gates.link(at.Page)}
	}
	f.root.Refresh()
}

// first is where the reviewer goes on: who reviews, the next point without an answer, the result.
func (f *reviewForm) first() fyne.Focusable {
	_, chosen := f.reviewer.Chosen()
	switch {
	case !chosen:
		return f.reviewer
	case len(f.points.open()) > 0 || f.page.lacking() != nil:
		return f.points.first()
	default:
		return f.note
	}
}

// judge tells beside its field why the person chosen may not review; it reports whether they may.
func (f *reviewForm) judge() bool {
	o, chosen := f.reviewer.Chosen()
	words := f.page.barred(toReview, audit.ID(o.ID), f.page.host.Today())
	if !chosen {
		words = "Choose who reviews"
	}
	tellField(f.who, kit.Wrong, words)
	return words == ""
}

// recordReview records the technical review, or says beside the fields what it lacks.
func (p *Page) recordReview() {
	f := p.review
	f.note.Commit()
	may := f.judge()
	on, wrong := p.day(f.day)
	tellField(f.on, kit.Wrong, wrong)
	lacks := ""
	if n := len(f.points.open()); n > 0 {
		lacks = fmt.Sprintf("answer every point first; %d of %d are open (9.5.2)", n, len(f.points.rows))
	} else if strings.TrimSpace(f.note.Text()) == "" {
		lacks = "say what was looked at and found; the decision rests on it"
	}
	tellField(f.result, kit.Wrong, lacks)
	if !may || wrong != "" || lacks != "" || p.editor.Record() == nil {
		return
	}
	o, _ := f.reviewer.Chosen()
	p.editor.Change(func(d *audit.Decision) {
		d.Reviewer, d.ReviewedOn = audit.ID(o.ID), on
		if d.Recommendation == "" {
			d.Recommendation = p.about.Recommendation
		}
	})
	p.host.Toast("Technical review recorded", true)
	p.afterwards()
}
