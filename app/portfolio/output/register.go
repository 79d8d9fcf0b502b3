package output

import (
	"context"
	"encoding/json"
	"fmt"

	"fieldcase/app/portfolio"
	"fieldcase/store/register"
)

// Office is the office-wide register: many offices publish their cases to it, and each can read it as it reads folders;
// see portfolio.FromRegister.
type Office struct{ register *register.Register }

// OpenOffice connects to the register at an address, postgres://user@host/database, and makes its tables when there are
// none. It fails in one line that says what to do; see store/register.
func OpenOffice(ctx context.Context, address string) (*Office, error) {
	r, err := register.Open(ctx, address)
	if err != nil {
		return nil, err
	}
	return &Office{r}, nil
}

// Name implements portfolio.Register.
func (o *Office) Name() string { return o.register.Name() }

// Close ends the connection.
func (o *Office) Close() error { return o.register.Close() }

// Entries implements portfolio.Register.
func (o *Office) Entries(ctx context.Context) ([]portfolio.Entry, error) {
	entries, err := o.register.Entries(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]portfolio.Entry, 0, len(entries))
	for _, e := range entries {
		x := portfolio.Entry{Case: e.Case, File: e.File}
		if err := json.Unmarshal(e.Facts, &x.Facts); err != nil || x.Facts.Case == nil {
			return nil, fmt.Errorf("read %s: case %s is not as this program writes it", o.Name(), e.Case)
		}
		out = append(out, x)
	}
	return out, nil
}

// Published is what became of a case.
type Published struct {
	File    string
	Client  string
	Outcome register.Outcome
}

// Publish brings the register to the cases of the book, each once: an older or second copy is left out. A case that went
// backwards, or that lacks changes which the register has, is told by its outcome and not overwritten. by says who
// publishes.
func (o *Office) Publish(ctx context.Context, b Book, by string) ([]Published, error) {
	var rows []register.Row
	var out []Published
	for i := range b.Rows {
		r := &b.Rows[i]
		if !r.Counts() {
			continue
		}
		row, err := registerRow(r, b)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
		out = append(out, Published{File: r.File, Client: r.Client})
	}
	outcomes, err := o.register.Publish(ctx, rows, func(ctx context.Context, row register.Row) (register.Reach, error) {
		return portfolio.ReachOf(ctx, row.File)
	}, by, b.WrittenAt)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Outcome = outcomes[i]
	}
	return out, nil
}

func registerRow(r *portfolio.Row, b Book) (register.Row, error) {
	facts, err := json.Marshal(r.Facts)
	if err != nil {
		return register.Row{}, fmt.Errorf("write facts of %s: %w", r.File, err)
	}
	row := register.Row{
		Case: r.Case, Head: r.Head, Changes: r.Changes, Changed: r.Changed, File: r.File, Facts: facts, AsOf: b.Today,
		Client: r.Client, Place: r.Place, Standard: r.Standard, Body: r.Facts.Case.Body.Name, Status: string(r.Status),
		Standing: string(r.Standing), Certificate: r.Certificate, Effective: r.Effective, Expires: r.Expiry, Next: r.Next,
		NextAudit: r.NextAudit.Title, Planned: r.NextAudit.Text(), Due: deadline(r.Due), OpenMajor: r.OpenMajor, OpenMinor: r.OpenMinor,
		Lead: r.Lead,
	}
	for _, d := range r.Deadlines() {
		row.Deadlines = append(row.Deadlines, deadline(d))
	}
	return row, nil
}

func deadline(d portfolio.Deadline) register.Deadline {
	return register.Deadline{Day: d.Day, What: d.What, Why: d.Why, Rule: d.Rule}
}
