package casefile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/cycle"
	"fieldcase/app/date"
	"fieldcase/app/report"
	"fieldcase/app/standard"
)

// ErrBlocked is wrapped by BlockedError.
var ErrBlocked = errors.New("cannot be issued yet")

// BlockedError refuses the issue of a document because of what the rules ask for first. Nothing was written.
type BlockedError struct {
	What    string // the report of Stage 2
	Missing []Lack // what is asked for; never empty
}

// Error names the first thing that is asked for, and how many follow.
func (e *BlockedError) Error() string {
	out := e.What + " cannot be issued yet: " + strings.TrimSuffix(e.Missing[0].Message, ".")
	if more := len(e.Missing) - 1; more > 0 {
		out += fmt.Sprintf(" (and %d more)", more)
	}
	return out
}

// Unwrap makes errors.Is(err, ErrBlocked) true.
func (e *BlockedError) Unwrap() error { return ErrBlocked }

// Issuing is how a document is issued.
type Issuing struct {
	Format      ReportFormat // PDF when empty
	Reason      string       // why it replaces the version before; asked for when there is one
	Certificate audit.ID     // which certificate is printed; "": the latest that rests on the decision on the audit
	With        []Change     // what is written in the same action, and what the document is made with: a certificate drawn up, say
}

// Issued is a document as it was issued.
type Issued struct {
	Document   *audit.Document
	Attachment *audit.Attachment // its bytes; see Session.Open
	Missing    []Lack            // what it lacks and may lack
}

// IssueDocument issues a document of an audit: its bytes are kept in the case as an attachment, and a Document names them,
// the heads of the changes they were made from, and the version they replace, signed with the key of Env. In the same action the report's audit gets
// its day of issue (ReportedOn), the plan's audit the day it was sent (PlanSent) and the certificate its day (IssuedOn),
// unless they have one. A plan that is issued anew is sent anew, and no longer agreed.
//
// It refuses with a BlockedError: a report while audit.CheckReport or audit.CheckStage1 blocks it (R-1-4), a plan that
// lacks an element (R-1-3), a certificate before the gates of the decision are passed and the decision is taken (8.2.2).
// It refuses a PDF that would show boxes in the place of letters. A new version without a reason is refused with an
// InvalidError.
func (s *Session) IssueDocument(ctx context.Context, auditID audit.ID, kind ReportKind, as Issuing) (Issued, error) {
	i, err := s.issue(ctx, auditID, kind, as)
	if err != nil {
		return Issued{}, fmt.Errorf("issue document: %w", err)
	}
	if err := i.check(); err != nil {
		return Issued{}, fmt.Errorf("issue document: %w", err)
	}
	doc, err := s.document(ctx, i.c, auditID, i.kind, i.number(), i.certificate)
	if err != nil {
		return Issued{}, fmt.Errorf("issue document: %w", err)
	}
	if lacks := blocking(doc.Missing); len(lacks) > 0 {
		return Issued{}, &BlockedError{What: i.name(), Missing: lacks}
	}
	var content bytes.Buffer
	lacking, err := doc.Encode(i.as.Format, reportFonts(), &content)
	if err != nil {
		return Issued{}, fmt.Errorf("issue document: %w", err)
	}
	if len(lacking) > 0 { // what is frozen says every word
		return Issued{}, &BlockedError{What: i.name(), Missing: unshown(lacking)}
	}
	s.backUpBefore(ctx, BackupBeforeIssue)
	out, err := s.keepIssued(ctx, i, &content)
	out.Missing = doc.Missing
	return out, err
}

// issue is a document on its way out.
type issue struct {
	kind        ReportKind
	as          Issuing
	c           *audit.Case // as the case will be with the changes of the action
	a           *audit.Audit
	catalogue   standard.Catalogue
	certificate *audit.Certificate // nil unless one is printed
	before      *audit.Document    // the version that it replaces, or nil
	heads       string
	changes     []Change
	today       date.Date
}

// issue gathers what the document is made from, with the days that the issue sets.
func (s *Session) issue(ctx context.Context, auditID audit.ID, kind ReportKind, as Issuing) (*issue, error) {
	c, heads, err := s.stands(ctx)
	if err != nil {
		return nil, err
	}
	i := &issue{as: as, catalogue: s.catalogue, heads: heads, today: s.env.Today(), changes: append([]Change{}, as.With...)}
	if i.as.Format == "" {
		i.as.Format = PDFFormat
	}
	i.see(c)
	if i.a = i.c.Audit(auditID); i.a == nil {
		return nil, fmt.Errorf("audit %s: %w", auditID, ErrNotFound)
	}
	if i.kind, err = report.Resolve(kind, i.a); err != nil {
		return nil, err
	}
	if i.kind == AuditCertificate {
		if i.certificate = i.printed(); i.certificate == nil {
			return nil, &BlockedError{What: i.name(), Missing: []Lack{{Rule: "8.2.2", Message: "Draw up the certificate.", Blocks: true}}}
		}
	}
	i.before = i.version()
	i.dated(c)
	return i, nil
}

// stands returns the case with the heads of the changes that it stands at.
func (s *Session) stands(ctx context.Context) (*audit.Case, string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.caseLocked(ctx)
	if err != nil {
		return nil, "", err
	}
	heads, err := s.file.Heads(ctx)
	return c, heads.String(), err
}

// see makes the case as it will be with the changes.
func (i *issue) see(c *audit.Case) {
	records := make([]audit.Recorder, len(i.changes))
	for n, ch := range i.changes {
		records[n] = ch.after()
	}
	i.c = c.With(records...)
}

// printed returns the certificate that is issued, or nil.
func (i *issue) printed() *audit.Certificate {
	d := cycle.DecisionOn(i.c, i.a)
	var out *audit.Certificate
	for n := range i.c.Certificates {
		k := &i.c.Certificates[n]
		asked := k.ID == i.as.Certificate
		if i.as.Certificate == "" {
			asked = d != nil && k.Decision == d.ID
		}
		if asked && (out == nil || k.Revision > out.Revision) {
			out = k
		}
	}
	return out
}

// dated sets the day of the issue where it is not set, in a change of the action.
func (i *issue) dated(c *audit.Case) {
	switch {
	case i.kind == AuditCertificate:
		if i.certificate.IssuedOn.IsZero() {
			k := audit.Clone(i.certificate)
			k.IssuedOn = i.today
			i.change(c, k)
		}
	case i.kind == AuditPlan:
		i.change(c, i.sent())
	case i.a.ReportedOn.IsZero():
		a := audit.Clone(i.a)
		a.ReportedOn = i.today
		i.change(c, a)
	}
	i.see(c)
	i.a = i.c.Audit(i.a.ID)
	if i.certificate != nil {
		i.as.Certificate = i.certificate.ID
		i.certificate = i.printed()
	}
}

// sent returns the audit as it is once its plan is sent: with the number of the version and its day. A plan that is issued
// anew is to be agreed anew.
func (i *issue) sent() *audit.Audit {
	a := audit.Clone(i.a)
	if _, err := strconv.Atoi(a.PlanIssue); err == nil || a.PlanIssue == "" {
		a.PlanIssue = strconv.FormatInt(i.number().Version, 10)
	}
	switch {
	case i.before != nil:
		a.PlanSent, a.PlanAgreed, a.PlanAgreedBy = i.today, date.Date{}, ""
	case a.PlanSent.IsZero():
		a.PlanSent = i.today
	}
	return a
}

// change puts a record into the action: in the place of the change that is there of it, or as a change of what the case
// holds.
func (i *issue) change(c *audit.Case, after audit.Recorder) {
	id := after.Base().ID
	for n, ch := range i.changes {
		if ch.After != nil && ch.After.Base().ID == id {
			i.changes[n].After = after
			return
		}
	}
	i.changes = append(i.changes, Change{Before: recordOf(c, after), After: after})
}

// recordOf returns the record of the case that has the identity of another, or nil.
func recordOf(c *audit.Case, of audit.Recorder) audit.Recorder {
	for _, r := range c.Records(audit.KindOf(of)) {
		if r.Base().ID == of.Base().ID {
			return r
		}
	}
	return nil
}

// version returns the last version of the document that was issued, or nil. Certificates of one number are versions of
// one document.
func (i *issue) version() *audit.Document {
	var out *audit.Document
	for n := range i.c.Documents {
		d := &i.c.Documents[n]
		same := d.Kind == i.documentKind() && d.Audit == i.a.ID
		if i.certificate != nil {
			same = d.Kind == audit.CertificateDocument && i.numberOf(d.Certificate) == i.certificate.Number
		}
		if same && (out == nil || d.Version >= out.Version) {
			out = d
		}
	}
	return out
}

func (i *issue) numberOf(certificate audit.ID) string {
	for n := range i.c.Certificates {
		if k := &i.c.Certificates[n]; k.ID == certificate {
			return k.Number
		}
	}
	return ""
}

// number says what the document is in the row of its versions.
func (i *issue) number() report.Issue {
	out := report.Issue{Version: 1, Day: i.today, Reason: i.as.Reason}
	if i.before != nil {
		out.Version = i.before.Version + 1
		if at := i.before.IssuedAt.Time(); !at.IsZero() {
			out.Replaces = date.Of(at)
		}
	}
	if n, err := strconv.ParseInt(i.a.PlanIssue, 10, 64); err == nil && i.kind == AuditPlan {
		out.Version = max(out.Version, n) // versions that went out before they were kept
	}
	return out
}

// check refuses what may not be issued.
func (i *issue) check() error {
	again := i.before != nil && (i.certificate == nil || i.before.Certificate == i.certificate.ID)
	if again && strings.TrimSpace(i.as.Reason) == "" {
		return &InvalidError{Problems: []PlacedProblem{{
			Kind: "document", Problem: audit.Problem{Field: "reason", Message: "is empty; say why the document is issued anew"},
		}}}
	}
	if i.certificate == nil {
		return nil // what a plan or a report lacks is found when it is built
	}
	if lacks := i.gates(); len(lacks) > 0 {
		return &BlockedError{What: i.name(), Missing: lacks}
	}
	return nil
}

// gates returns what the gates before the decision ask for (ISO/IEC 17021-1:2015 9.4.7 to 9.5). That of the certificate
// itself is what is being passed. A restoration or a change of the scope is decided without the gates of an audit (9.6.4,
// 9.6.5); that it is decided is found when the certificate is built.
func (i *issue) gates() []Lack {
	var out []Lack
	if d := i.decision(); d != nil && d.Kind != audit.Grant && d.Kind != audit.Renew {
		return nil
	}
	for _, g := range GatesOf(i.c, i.catalogue, i.a, i.today) {
		if g.Key != cycle.GateDocument && !g.OK {
			out = append(out, Lack{Rule: g.Rule, Message: g.Title + ": " + g.Message, Blocks: true})
		}
	}
	return out
}

// decision returns the decision that the certificate rests on, or nil.
func (i *issue) decision() *audit.Decision {
	for n := range i.c.Decisions {
		if d := &i.c.Decisions[n]; d.ID == i.certificate.Decision {
			return d
		}
	}
	return nil
}

func blocking(missing []Lack) []Lack {
	var out []Lack
	for _, m := range missing {
		if m.Blocks {
			out = append(out, m)
		}
	}
	return out
}

// name is what the document is called in messages, in the history and as a file.
func (i *issue) name() string {
	switch {
	case i.kind == AuditPlan:
		return "Audit plan of " + i.a.Title()
	case i.certificate != nil:
		return "Certificate " + i.certificate.Number
	case i.kind == AuditCertificate:
		return "Certificate"
	default:
		return "Audit report of " + i.a.Title()
	}
}

func (i *issue) documentKind() audit.DocumentKind {
	switch i.kind {
	case AuditPlan:
		return audit.PlanDocument
	case AuditCertificate:
		return audit.CertificateDocument
	default:
		return audit.ReportDocument
	}
}

// keepIssued writes the document, its bytes and the days that it sets as one action.
func (s *Session) keepIssued(ctx context.Context, i *issue, content *bytes.Buffer) (Issued, error) {
	sum, size, err := s.file.PutBlob(ctx, content)
	if err != nil {
		return Issued{}, fmt.Errorf("issue document: keep its bytes: %w", err)
	}
	version := i.number().Version
	file := &audit.Attachment{
		Record: audit.Record{ID: s.env.ID()}, Name: fmt.Sprintf("%s, version %d.%s", i.name(), version, i.as.Format), SHA256: sum, Size: size,
		MediaType: i.as.Format.MediaType(), Source: "issued document", Audit: i.a.ID,
		AddedAt: audit.InstantOf(s.env.Now()), AddedBy: s.author(i.c),
	}
	doc := &audit.Document{
		Record: audit.Record{ID: s.env.ID()}, Audit: i.a.ID, Kind: i.documentKind(), Version: version, Reason: strings.TrimSpace(i.as.Reason),
		Attachment: file.ID, Heads: i.heads, Language: "en", IssuedAt: audit.InstantOf(s.env.Now()), IssuedBy: s.author(i.c),
	}
	if i.before != nil {
		doc.Replaces = i.before.ID
	}
	if i.certificate != nil {
		doc.Certificate, doc.Decision = i.certificate.ID, i.certificate.Decision
	}
	if i.kind.IsReport() {
		doc.Findings = report.Findings(i.c, i.a)
	}
	if err := s.signDocument(doc, sum); err != nil {
		return Issued{}, fmt.Errorf("issue document: sign it: %w", err)
	}
	changes := append(append([]Change{}, i.changes...), Change{After: file}, Change{After: doc})
	return Issued{Document: doc, Attachment: file}, s.Save(ctx, "Issue "+strings.ToLower(i.name()[:1])+i.name()[1:], changes...)
}
