package gallery

import (
	"context"

	"fyne.io/fyne/v2"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/report"
)

func init() {
	Register("report-stage1", func() fyne.CanvasObject { return framed(reportPage(sample.BeforeStage2, "stage-1"), "report") })
	Register("report-stage2", func() fyne.CanvasObject { return framed(reportPage(sample.TeamMeeting, "stage-2"), "report") })
	Register("report-surveillance", func() fyne.CanvasObject { return framed(surveillanceReport(), "report") })
}

// reportPage is the report of an audit at a moment.
func reportPage(m sample.Moment, auditName string) fyne.CanvasObject {
	h, err := newSampleHost(m, auditName)
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	return h.show(report.New(h, h.session, h.writer()), "")
}

// laterHost is a window on a later day than that of the sample case.
type laterHost struct {
	*sampleHost
	today date.Date
}

// Today implements page.Host.
func (h laterHost) Today() date.Date { return h.today }

// surveillanceReport is the report of Surveillance 1 on its last day, half written.
func surveillanceReport() fyne.CanvasObject {
	h, err := newSampleHost(sample.Whole, "surveillance-1")
	if err == nil {
		err = h.surveil()
	}
	if err != nil {
		return kit.NewParagraph(err.Error(), kit.Body, kit.Major)
	}
	later := laterHost{h, date.MustParse("2027-05-11")}
	return h.show(report.New(later, h.session, h.writer()), "")
}

// surveil enters what is known of Surveillance 1 on its last day.
func (h *sampleHost) surveil() error {
	ctx := context.Background()
	c, err := h.session.Case(ctx)
	if err != nil {
		return err
	}
	confirmed := audit.Clone(c.Audit(h.audit))
	confirmed.State, confirmed.StartsOn, confirmed.EndsOn = audit.AuditConfirmed, date.MustParse("2027-05-10"), date.MustParse("2027-05-11")
	days := []casefile.Change{{Before: c.Audit(h.audit), After: confirmed}}
	for _, m := range c.Team(c.AuditNamed("stage-2").ID)[:2] {
		member := audit.Clone(m)
		member.Record, member.Audit, member.Days = audit.Record{ID: h.session.NewID()}, h.audit, 150
		days = append(days, casefile.Change{After: member})
	}
	if err := h.session.Save(ctx, "Confirm Surveillance 1", days...); err != nil {
		return err
	}
	if c, err = h.session.Case(ctx); err != nil {
		return err
	}
	before := c.Audit(h.audit)
	now := audit.Clone(before)
	now.State = audit.AuditRunning
	now.Scope, now.Deviations, now.SignificantIssues = "Whole management system; Oslo, Tromsø", "None.", "None."
	now.SignificantChanges = "ReportDraft is in operation in three hospitals since 2026-11; SoA 3.2 of 2027-02-10 includes A.7.3."
	now.MarkUse = "The mark is used on the web site as agreed; not on the products."
	changes := []casefile.Change{{Before: before, After: now}}
	for i, p := range audit.PointsOf(c, before) {
		if i < 4 {
			changes = append(changes, casefile.Change{After: &audit.Checkpoint{
				Record: audit.Record{ID: audit.CheckpointID(h.audit, p.Key)}, Audit: h.audit, Key: p.Key, Result: audit.Fulfilled,
				Note: surveillanceNotes[i], DoneOn: now.StartsOn,
			}})
		}
	}
	changes = append(changes,
		casefile.Change{After: &audit.Complaint{
			Record: audit.Record{ID: h.session.NewID()}, Kind: audit.ComplaintAboutClient, ReceivedOn: date.MustParse("2027-01-14"), Complainant: "A hospital",
			Text: "A change of thresholds of ThoraxTriage 4 was told after it was made.", ReferredOn: date.MustParse("2027-01-18"), Audit: h.audit,
		}},
		casefile.Change{After: &audit.ChangeNotice{
			Record: audit.Record{ID: h.session.NewID()}, Subjects: []audit.ChangeSubject{audit.ChangeOfSystem}, ReceivedOn: date.MustParse("2026-11-02"),
			Text: "ReportDraft goes into operation.", ChangesOn: date.MustParse("2026-11-16"), AssessedOn: date.MustParse("2026-11-05"),
			Assessment: "Looked at in depth at Surveillance 1; no change of audit time.", Audit: h.audit,
		}})
	return h.session.Save(ctx, "Surveillance 1", changes...)
}

var surveillanceNotes = []string{
	"Internal audits of all clauses between 2026-09 and 2027-02, by persons from outside the areas; management review 2027-02-18 with all inputs.",
	"Actions on 02 and 03 verified at this audit.",
	"Complaints are recorded and answered; one from a hospital was followed to its cause.",
	"Five of six objectives on target; the sixth has an action with owner and date.",
}
