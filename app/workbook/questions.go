package workbook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/standard"
)

// Questions is a workbook in which the client answers about an audit beside its findings: which of the documents asked for
// it provides, or whether the plan suits it.
type Questions struct {
	Kind       audit.DocumentKind // RequestDocument or PlanDocument
	Case       *audit.Case
	Catalogue  standard.Catalogue
	Audit      *audit.Audit
	ExportedAt time.Time
	Program    string
	Today      date.Date
	Export     audit.ID
}

// ErrNothingAsked is wrapped by the errors of Questions.Encode when there is nothing to answer.
var ErrNothingAsked = errors.New("there is nothing to answer")

// Encode writes the workbook and returns the number of its rows. Equal Questions give equal bytes.
func (q Questions) Encode(ctx context.Context, w io.Writer) (rows int, err error) {
	if q.Case == nil || q.Audit == nil {
		return 0, errors.New("encode workbook: no audit")
	}
	r := q.released()
	a, guide := r.planLines(), r.planGuide()
	if q.Kind == audit.RequestDocument {
		a, guide = r.requests(), r.requestGuide()
	}
	if a.n == 0 {
		return 0, fmt.Errorf("encode workbook: %w", ErrNothingAsked)
	}
	b, err := r.book(a, nil, []*sheet{r.askingSheet(a), guide.sheet(), r.manifestSheet(a, nil)})
	if err != nil {
		return 0, fmt.Errorf("encode workbook: %w", err)
	}
	if err := b.write(ctx, w); err != nil {
		return 0, fmt.Errorf("encode workbook: %w", err)
	}
	return a.n, nil
}

func (q Questions) released() *released {
	return release(Findings{
		Case: q.Case, Catalogue: q.Catalogue, Audit: q.Audit, ExportedAt: q.ExportedAt, Program: q.Program, Today: q.Today, Export: q.Export,
	})
}

// Stale returns the records of a workbook that came back which were changed after it went out: what the client saw of them
// is not what it would see now. Findings are never among them: their issue freezes them.
func Stale(c *audit.Case, catalogue standard.Catalogue, back *audit.Return) []audit.ID {
	of := c.Audit(back.Audit)
	if of == nil || back.Kind == audit.ResponseDocument {
		return nil
	}
	r := Questions{Kind: back.Kind, Case: c, Catalogue: catalogue, Audit: of}.released()
	a := r.planLines()
	if back.Kind == audit.RequestDocument {
		a = r.requests()
	}
	numbers := map[audit.ID]string{}
	for number, id := range back.Labels {
		numbers[id] = number
	}
	var out []audit.ID
	for asked := range a.rows {
		asked.locked[0] = numbers[asked.id] // what comes before may have been taken out
		if before, went := back.Prints[asked.id]; went && before != fingerprint(asked.locked) {
			out = append(out, asked.id)
		}
	}
	return out
}

// lockedWords say what locked cells are for.
const lockedWords = "They guide, they do not lock you out: there is no password. What is changed in them is seen and not taken over."

// guideHead begins the sheet that tells the client how to answer.
func (r *released) guideHead() *form {
	f := &form{name: guideSheet, widths: []float64{25, 74}}
	f.wide(lookTitle, guideSheet)
	f.wide(lookSubtitle, r.of.Case.Client.Name)
	whom := ""
	if p := r.of.Part; p != nil && p.Contact != nil {
		whom = "for " + p.Contact.Name
	}
	f.wide(lookFacts, joinFilled(" · ", r.subject(), r.of.Case.Body.Name, whom))
	return f
}

// receiver is who gets the workbook back.
func (r *released) receiver() string {
	return joinFilled(", ", r.of.Case.Body.Name, "the certification body")
}
