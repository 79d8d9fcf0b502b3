package report

import (
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/desktop/form"
)

// newSurveillance is the section of what a surveillance covers at least (ISO/IEC 17021-1:2015 9.6.2.2; ISO/IEC 42006:2025
// 9.6.2.2).
func newSurveillance(p *Page) section {
	return newPoints(p, audit.Surveillance, "Points of surveillance",
		"Each surveillance covers these at least. The report is not issued while one of them is open.")
}

// newRecertification is the section of what a recertification looks at (9.6.3.1 and 9.6.3.2.1).
func newRecertification(p *Page) section {
	return newPoints(p, audit.Recertification, "Points of recertification",
		"A recertification looks at these beside the requirements. The report is not issued while one of them is open.")
}

func newPoints(p *Page, kind audit.AuditKind, title, words string) section {
	return newAnswers(p, answered[audit.Checkpoint, *audit.Checkpoint]{
		what: about{pointsID, title, "list-checks"}, lead: words, count: "points", note: "note",
		applies:   func(a *audit.Audit) bool { return a.Kind == kind },
		questions: pointQuestions,
		settled: func(c *audit.Case, a *audit.Audit) int {
			n := 0
			for _, x := range audit.PointsOf(c, a) {
				if x.Settled() {
					n++
				}
			}
			return n
		},
		result: func(x *audit.Checkpoint) *audit.Fulfilment { return &x.Result },
		stamp:  func(x *audit.Checkpoint) { x.DoneOn = p.host.Today() },
		label:  func(x *audit.Checkpoint) string { return "Report: point " + x.Key },
	})
}

func pointQuestions(c *audit.Case, a *audit.Audit) []question[*audit.Checkpoint] {
	var out []question[*audit.Checkpoint]
	for _, x := range audit.PointsOf(c, a) {
		q := question[*audit.Checkpoint]{title: letter(x) + form.Sentence(x.Title), source: x.Source, record: x.Answer}
		if x.Answer == nil {
			q.fresh = true
			q.record = &audit.Checkpoint{Record: audit.Record{ID: audit.CheckpointID(a.ID, x.Key)}, Audit: a.ID, Key: x.Key}
		}
		out = append(out, q)
	}
	return out
}

// letter is the letter that the standard gives a point, with a distance; "" for one without.
func letter(x audit.Point) string {
	_, after, found := strings.Cut(x.Key, "-")
	if !found || len(after) != 1 {
		return ""
	}
	return after + "  "
}
