package report_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/date"
	"fieldcase/app/report"
	"fieldcase/app/standard"
	"fieldcase/assets"
	"fieldcase/store"
)

func TestMain(m *testing.M) {
	if err := store.Setup(); err != nil {
		panic(err)
	}
	m.Run()
}

// told is the sample case after the decision, with the catalogue of its standard.
var told = sync.OnceValues(func() (out struct {
	c         *audit.Case
	catalogue standard.Catalogue
}, err error,
) {
	dir, err := os.MkdirTemp("", "report-")
	if err != nil {
		return out, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	n := 0
	env := casefile.Env{
		Now: sample.Whole.Clock,
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Test", Initials: "TT"}, Program: "test",
	}
	s, err := sample.Make(context.Background(), env, filepath.Join(dir, "client.fieldcase"))
	if err != nil {
		return out, err
	}
	out.catalogue = s.Catalogue()
	if out.c, err = s.Case(context.Background()); err != nil {
		return out, err
	}
	return out, s.Close()
})

// input is what a document of the sample is made from; the case may be changed.
func input(t testing.TB, auditName string, kind report.Kind) report.Input {
	t.Helper()
	s, err := told()
	if err != nil {
		t.Fatal(err)
	}
	c := copyOf(s.c)
	a := c.AuditNamed(auditName)
	if a == nil {
		t.Fatalf("no audit %s", auditName)
	}
	return report.Input{
		Case: c, Catalogue: s.catalogue, Audit: a, Kind: kind,
		Today: date.MustParse("2026-06-18"),
	}
}

// copyOf returns a copy of the case with records of its own.
func copyOf(c *audit.Case) *audit.Case {
	out := &audit.Case{ID: c.ID}
	for _, k := range audit.Kinds() {
		for _, r := range c.Records(k) {
			n := k.New()
			n.Base().ID = r.Base().ID
			for _, f := range k.Fields {
				if f.Type == audit.SetField {
					f.SetElements(n, f.Elements(r))
				} else if err := f.Set(n, f.Get(r)); err != nil {
					panic(err)
				}
			}
			out.Add(n)
		}
	}
	return out
}

func build(t testing.TB, in report.Input) *report.Document {
	t.Helper()
	d, err := report.Build(in)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func fonts() report.Fonts {
	return report.Fonts{Regular: assets.Font("Inter-Regular"), Bold: assets.Font("Inter-SemiBold")}
}

func encode(t testing.TB, d *report.Document, f report.Format) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := d.Encode(f, fonts(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// everyDocument names a document of each kind that the sample has, by its kind and audit.
var everyDocument = []struct {
	kind  report.Kind
	audit string
}{
	{report.Plan, "stage-2"},
	{report.Stage1Report, "stage-1"},
	{report.Stage2Report, "stage-2"},
	{report.SurveillanceReport, "surveillance-1"},
	{report.RecertificationReport, "recertification"},
	{report.Certificate, "stage-2"},
}

// words returns all the text of a document, one block or cell a line.
func words(d *report.Document) string {
	var b strings.Builder
	line := func(texts ...string) {
		for _, t := range texts {
			b.WriteString(t + "\n")
		}
	}
	line(d.Title, d.Client, d.Line, d.Body, d.Status)
	for _, block := range d.Blocks {
		switch x := block.(type) {
		case report.Heading:
			line(x.Text, x.Tag)
		case report.Paragraph:
			line(x.Text)
		case report.List:
			line(x.Items...)
		case report.KeyValues:
			for _, r := range x.Rows {
				line(r.Key + ": " + r.Value)
			}
		case report.Table:
			for _, r := range x.Rows {
				cells := []string{r.Band}
				for _, c := range r.Cells {
					cells = append(cells, c.Text)
				}
				line(strings.Join(cells, "|"))
			}
		case report.Notice:
			line(x.Title, x.Text)
		case report.Signatures:
			for _, l := range x.Lines {
				line(l.Name, l.Part, l.Day)
			}
		case report.Mark, report.PageBreak, report.Space:
		}
	}
	return b.String()
}
