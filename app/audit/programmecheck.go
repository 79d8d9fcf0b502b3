package audit

import (
	"fmt"
	"slices"
	"strings"
)

// CheckProgramme returns what a programme lacks, blocks first. R-1-1: the application is reviewed before. ISO/IEC
// 17021-1:2015 9.1.3.2: an initial cycle has Stage 1, Stage 2, two surveillances and a recertification, a later one
// surveillances and a recertification. R-9-1: a surveillance does not leave out what 9.6.2.2 asks for; over a cycle the
// surveillances touch everything (practice). ISO/IEC 42006:2025 9.1.2: the client's roles are known.
func CheckProgramme(c *Case, programme ID, clauses, controls []Number) []Warning {
	i := slices.IndexFunc(c.Programmes, func(p Programme) bool { return p.ID == programme })
	if i < 0 {
		return nil
	}
	k := &programmeCheck{c: c, p: &c.Programmes[i], audits: cycleAudits(c, programme), clauses: clauses}
	k.controls = slices.DeleteFunc(append(slices.Clone(controls), ownControls(c, controls)...), c.Excluded)
	for _, check := range []func(){k.checkApplication, k.checkAudits, k.checkMusts, k.checkFull, k.checkGaps, k.checkCarried} {
		check()
	}
	slices.SortStableFunc(k.out, func(a, b Warning) int {
		return slices.Index(AllSeverities(), a.Severity) - slices.Index(AllSeverities(), b.Severity)
	})
	return k.out
}

type programmeCheck struct {
	c                 *Case
	p                 *Programme
	audits            []*Audit
	clauses, controls []Number
	out               []Warning
}

func (k *programmeCheck) warn(rule string, severity Severity, title, message string, requirements ...Number) {
	k.out = append(k.out, Warning{Rule: rule, Severity: severity, Title: title, Message: message, Requirements: requirements})
}

// warnOf adds a point about an audit.
func (k *programmeCheck) warnOf(a *Audit, rule string, severity Severity, title, message string, requirements ...Number) {
	k.warn(rule, severity, a.Title()+" "+title, message, requirements...)
	k.out[len(k.out)-1].Audit = a.ID
}

func (k *programmeCheck) checkApplication() {
	switch p := &k.c.Application; {
	case p.ReviewedOn.IsZero():
		k.warn("R-1-1", SeverityBlock, "Application not reviewed", "Review the application before the programme is drawn up: accept or decline it, with reasons.")
	case !p.Accepted:
		k.warn("R-1-1", SeverityBlock, "Application declined", "The application was declined; there is no programme to draw up.")
	default:
		var lacks []string
		for _, x := range CheckApplication(p) {
			lacks = append(lacks, upperFirst(x.Message)+".")
		}
		if len(lacks) > 0 {
			k.warn("R-1-1", SeverityBlock, "Review of the application not complete", strings.Join(lacks, " "))
		}
	}
	if len(k.c.Client.Roles) == 0 {
		k.warn("9.1.2", SeverityWarning, "Roles not known", "Say which roles the client has towards AI systems; the programme names them (ISO/IEC 42006:2025).")
	}
}

func (k *programmeCheck) checkAudits() {
	have := map[AuditKind]int{}
	for _, a := range k.audits {
		have[a.Kind]++
	}
	need := []AuditKind{Surveillance, Recertification}
	if k.p.Cycle <= 1 {
		need = []AuditKind{Stage1, Stage2, Surveillance, Recertification}
	}
	for _, kind := range need {
		least := 1
		if kind == Surveillance {
			least = 2
		}
		if n := have[kind]; n < least {
			title := (&Audit{Kind: kind, Sequence: int64(n + 1)}).Title()
			k.warn("9.1.3", SeverityWarning, title+" is missing", "The cycle has no "+title+"; add it to the programme.")
		}
	}
}

// checkMusts blocks a surveillance that has a programme and does not plan what 9.6.2.2 asks for. R-9-1.
func (k *programmeCheck) checkMusts() {
	for _, a := range k.audits {
		cells := k.c.cells(a)
		if a.Kind != Surveillance || len(cells) == 0 || a.State == AuditDone {
			continue
		}
		left := pick(k.clauses, func(n Number) bool {
			must := slices.ContainsFunc(surveillanceMusts, func(m Number) bool { return m.Covers(n) })
			return must && coverageOf(cells, n) != CoverageMust
		})
		if len(left) > 0 {
			k.warnOf(a, "R-9-1", SeverityBlock, "leaves out what it must cover",
				some(left)+": each surveillance looks at it (ISO/IEC 17021-1:2015 9.6.2.2).", left...)
		}
	}
}

// checkFull blocks a full audit that has a programme and does not plan every clause and included control.
func (k *programmeCheck) checkFull() {
	for _, a := range k.audits {
		cells := k.c.cells(a)
		if a.Kind != Stage2 && a.Kind != Recertification || len(cells) == 0 || a.State == AuditDone {
			continue
		}
		left := pick(append(slices.Clone(k.clauses), k.controls...), func(n Number) bool { return coverageOf(cells, n) != CoverageMust })
		if len(left) > 0 {
			k.warnOf(a, "9.1.3", SeverityBlock, "is not a full audit", some(left)+": a full audit covers every clause and every control included.", left...)
		}
	}
}

// checkGaps warns of what no surveillance of the cycle touches. R-9-1; a practice.
func (k *programmeCheck) checkGaps() {
	planned := slices.ContainsFunc(k.audits, func(a *Audit) bool { return a.Kind == Surveillance && len(k.c.cells(a)) > 0 })
	if !planned {
		return
	}
	if gaps := SurveillanceGaps(k.c, k.p.ID, append(slices.Clone(k.clauses), k.controls...)); len(gaps) > 0 {
		k.warn("R-9-1", SeverityWarning, "No surveillance touches "+some(gaps), "Over a cycle the surveillance audits look at everything; plan it in one of them, or say why not.", gaps...)
	}
}

// checkCarried warns of what an audit carried over and the next one does not plan. ISO/IEC 17021-1:2015 9.1.3.
func (k *programmeCheck) checkCarried() {
	for _, a := range k.audits {
		before := k.c.auditBefore(a)
		if before == nil || a.State == AuditDone {
			continue
		}
		from, to := k.c.cells(before), k.c.cells(a)
		left := pick(append(slices.Clone(k.clauses), k.controls...), func(n Number) bool {
			v := coverageOf(to, n)
			return coverageOf(from, n) == CoverageCarriedOver && len(to) > 0 && v != CoverageMust && v != CoverageSample
		})
		if len(left) > 0 {
			k.warnOf(a, "9.1.3", SeverityWarning, "does not take up what was carried over",
				fmt.Sprintf("%s was carried over from %s.", some(left), before.Title()), left...)
		}
	}
}
