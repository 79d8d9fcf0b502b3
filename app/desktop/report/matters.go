package report

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
	"fieldcase/app/desktop/kit"
)

// matters is the section of what came between the audits: complaints and appeals, and the changes that the client told of
// (ISO/IEC 17021-1:2015 8.5.3, 9.7, 9.8). They belong to the certification, not to one audit: each report shows all of them.
type matters struct {
	page       *Page
	what       about
	complaints *listing[audit.Complaint, *audit.Complaint]
	changes    *listing[audit.ChangeNotice, *audit.ChangeNotice]
	root       *container.Scroll
}

var complaintWords = map[string]string{
	string(audit.AppealAgainstDecision): "Appeal against a decision", string(audit.ComplaintAboutBody): "Complaint about the certification body",
	string(audit.ComplaintAboutClient): "Complaint about the client",
}

func newMatters(p *Page) section {
	s := &matters{page: p, what: about{mattersID, "Complaints and changes", "message-square-warning"}}
	s.complaints = newListing(p, listed[audit.Complaint, *audit.Complaint]{
		noun: "complaint", name: func(x *audit.Complaint) string { return x.ReceivedOn.String() },
		records: func(c *audit.Case, _ *audit.Audit) []*audit.Complaint { return pointers(c.Complaints) },
		fresh: func() *audit.Complaint {
			return &audit.Complaint{Kind: audit.ComplaintAboutClient, ReceivedOn: p.host.Today()}
		},
		columns: complaintColumns(), specs: p.complaintSpecs,
		none: "No complaint or appeal came in. A surveillance looks at their records (ISO/IEC 42006:2025 9.6.2.2), a decision on recertification considers them.",
	})
	s.changes = newListing(p, listed[audit.ChangeNotice, *audit.ChangeNotice]{
		noun: "change", name: func(x *audit.ChangeNotice) string { return x.ReceivedOn.String() },
		records: func(c *audit.Case, _ *audit.Audit) []*audit.ChangeNotice { return pointers(c.ChangeNotices) },
		fresh:   func() *audit.ChangeNotice { return &audit.ChangeNotice{ReceivedOn: p.host.Today()} },
		columns: changeColumns(), specs: p.changeSpecs,
		none: "The client told of no change. It tells without delay what changes in organization, scope, sites or system (8.5.3).",
	})
	s.root = sheet(s.what, "kept by the certification body",
		kit.Rows(8, kit.GroupHead("Complaints and appeals", s.complaints.more), s.complaints.root),
		kit.Rows(8, kit.GroupHead("Changes told by the client", s.changes.more), s.changes.root))
	return s
}

// pointers are the records of a slice as pointers.
func pointers[T any](records []T) []*T {
	out := make([]*T, len(records))
	for i := range records {
		out[i] = &records[i]
	}
	return out
}

func (s *matters) about() about               { return s.what }
func (s *matters) content() fyne.CanvasObject { return s.root }
func (s *matters) close()                     {}

func (s *matters) applies(a *audit.Audit) bool {
	return !slices.Contains([]audit.AuditKind{audit.Stage1, audit.GapAssessment, audit.Internal}, a.Kind)
}

func (s *matters) nothing() bool {
	return len(s.page.now.Complaints)+len(s.page.now.ChangeNotices) == 0
}

func (s *matters) count() string {
	if s.nothing() {
		return "none"
	}
	return joined(" · ", some(len(s.page.now.Complaints), "complaint", "complaints"), some(len(s.page.now.ChangeNotices), "change", "changes"))
}

// some is a number with its word, "" for none.
func some(n int, one, many string) string {
	if n == 0 {
		return ""
	}
	return counted(n, one, many)
}

func (s *matters) show() {
	s.complaints.show()
	s.changes.show()
	s.root.Refresh()
}

func (s *matters) focus(record string) {
	switch id := audit.ID(record); {
	case s.changes.choose(id):
		s.page.focus(s.changes.grid)
	case s.complaints.choose(id):
		s.page.focus(s.complaints.grid)
	default:
		s.page.focus(s.complaints.focusable())
	}
}

func (s *matters) choose(id audit.ID) bool { return s.complaints.choose(id) || s.changes.choose(id) }

// current is the list with the keyboard, else the first.
func (s *matters) current() lister {
	if s.changes.has() {
		return s.changes
	}
	return s.complaints
}

func (s *matters) addWords() string   { return s.current().addWords() }
func (s *matters) add()               { s.current().add() }
func (s *matters) edit()              { s.current().edit() }
func (s *matters) remove()            { s.current().remove() }
func (s *matters) move(by int)        { s.current().move(by) }
func (s *matters) lockedRow() string  { return s.current().lockedRow() }
func (s *matters) lockedMove() string { return s.current().lockedMove() }

func complaintColumns() []kit.Column[*audit.Complaint] {
	return []kit.Column[*audit.Complaint]{
		{ID: "received", Title: "Received", Width: 96, Min: 92, Style: kit.BodyFigures, Text: func(x *audit.Complaint) string { return x.ReceivedOn.String() }},
		{ID: "kind", Title: "About", Width: 96, Min: 80, Text: func(x *audit.Complaint) string { return complaintAbout[x.Kind] }},
		{ID: "text", Title: "What it is about", Min: 120, Text: func(x *audit.Complaint) string { return firstLine(x.Text) }},
		{ID: "state", Title: "State", Width: 136, Min: 90, Style: kit.BodyFigures, Text: complaintState},
	}
}

// complaintAbout says in a word what a complaint is about.
var complaintAbout = map[audit.ComplaintKind]string{
	audit.AppealAgainstDecision: "A decision", audit.ComplaintAboutBody: "The body", audit.ComplaintAboutClient: "The client",
}

func complaintState(x *audit.Complaint) string {
	switch {
	case !x.ClosedOn.IsZero():
		return "Closed " + x.ClosedOn.String()
	case !x.ResolvedOn.IsZero():
		return "Decided"
	default:
		return "Open"
	}
}

func changeColumns() []kit.Column[*audit.ChangeNotice] {
	return []kit.Column[*audit.ChangeNotice]{
		{ID: "received", Title: "Told", Width: 96, Min: 92, Style: kit.BodyFigures, Text: func(x *audit.ChangeNotice) string { return x.ReceivedOn.String() }},
		{ID: "text", Title: "What changes", Min: 120, Text: func(x *audit.ChangeNotice) string { return firstLine(x.Text) }},
		{ID: "changes", Title: "From", Width: 96, Min: 92, HideBelow: 460, Style: kit.BodyFigures, Text: func(x *audit.ChangeNotice) string { return x.ChangesOn.String() }},
		{ID: "state", Title: "State", Width: 150, Min: 90, Style: kit.BodyFigures, Text: func(x *audit.ChangeNotice) string {
			if x.AssessedOn.IsZero() {
				return "To be assessed"
			}
			return "Assessed " + x.AssessedOn.String()
		}},
	}
}

var fulfilmentWords = map[string]string{
	string(audit.Fulfilled): "Justified", string(audit.PartlyFulfilled): "Partly justified", string(audit.NotFulfilled): "Not justified",
	string(audit.NoMatter): "Not to be judged by the body",
}

func (p *Page) complaintSpecs() []form.Spec {
	return []form.Spec{
		{Name: "kind", Label: "Kind", Words: complaintWords, Half: true},
		{Name: "received_on", Label: "Received on", Half: true},
		{Name: "acknowledged_on", Label: "Acknowledged on"},
		{Name: "complainant", Label: "Who complains or appeals"},
		{Name: "confidential", Label: "Not to be named to the client"},
		{Name: "text", Label: "What it is about", Lines: 3},
		{Name: "handler", Label: "Handled by", Options: p.personOptions, Half: true, Help: "Nobody who audited or decided"},
		{Name: "audit", Label: "Followed up at", Options: p.auditOptions},
		{Name: "investigation", Label: "What was found", Lines: 2},
		{Name: "valid", Label: "Justified", Words: fulfilmentWords, Half: true},
		{Name: "referred_on", Label: "Referred to the client on"},
		{Name: "resolution", Label: "What was decided and done", Lines: 2},
		{Name: "resolved_by", Label: "Decided by", Options: p.personOptions, Half: true},
		{Name: "resolved_on", Label: "Decided on", Half: true},
		{Name: "closed_on", Label: "End told on"},
	}
}

var subjectWords = map[audit.ChangeSubject]string{
	audit.ChangeOfStatus: "Legal status and ownership", audit.ChangeOfOrganization: "Organization and management", audit.ChangeOfAddress: "Address and sites",
	audit.ChangeOfScope: "Scope of operations", audit.ChangeOfSystem: "Management system and processes",
}

func subjectOptions() []kit.Option {
	var out []kit.Option
	for _, x := range audit.AllChangeSubjects() {
		out = append(out, kit.Option{ID: string(x), Title: subjectWords[x], Hidden: true})
	}
	return out
}

func (p *Page) changeSpecs() []form.Spec {
	return []form.Spec{
		{Name: "text", Label: "What changes", Lines: 2},
		{Name: "subjects", Label: "What it concerns", Options: subjectOptions},
		{Name: "received_on", Label: "Told on", Half: true},
		{Name: "changes_on", Label: "Changes on"},
		{Name: "assessment", Label: "What follows for programme, audit time, scope and certificate", Lines: 2},
		{Name: "assessed_by", Label: "Assessed by", Options: p.personOptions, Half: true},
		{Name: "assessed_on", Label: "Assessed on"},
		{Name: "audit", Label: "Looked at by", Options: p.auditOptions},
	}
}

// auditOptions are the audits of the case.
func (p *Page) auditOptions() []kit.Option {
	var out []kit.Option
	for i := range p.now.Audits {
		a := &p.now.Audits[i]
		out = append(out, kit.Option{ID: string(a.ID), Title: joined(", ", a.Title(), daysOf(a)), Hidden: true})
	}
	return out
}
