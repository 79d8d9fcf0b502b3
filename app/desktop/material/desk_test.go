package material_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/material"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
)

// shelf is a page that has nothing but the panes.
type shelf struct {
	desk    *pagetest.Desk
	m       *material.Material
	samples *material.Samples
	files   *material.Files
	root    fyne.CanvasObject
	number  audit.Number
}

func (s *shelf) Content() fyne.CanvasObject { return s.root }

func (s *shelf) Enter(context.Context, audit.ID) error {
	s.show()
	return nil
}

func (s *shelf) Changed(casefile.Changed) { s.show() }
func (s *shelf) Leave() error             { return nil }
func (s *shelf) Focus()                   { s.samples.Focus() }

func (s *shelf) Commands() []page.Command {
	return append(s.samples.Commands(), s.files.Commands()...)
}

func (s *shelf) show() {
	at := material.At{Audit: s.desk.At, Requirement: s.number}
	s.samples.Show(s.desk.Case(), at)
	s.files.Show(s.desk.Case(), at)
	s.m.Renew(s.desk.Case())
}

// newShelf shows the panes at a clause of the sample case, on the second evening of Stage 2.
func newShelf(t *testing.T, number audit.Number) *shelf {
	t.Helper()
	d := pagetest.Sample(t, sample.SecondEvening.Clock(), sample.SecondEvening)
	d.Choose("stage-2")
	s := &shelf{desk: d, number: number}
	s.m = material.New(d, d.Session, d.Writer())
	s.samples, s.files = s.m.NewSamples(), s.m.NewFiles("")
	s.root = container.NewVScroll(kit.Fixed(272, 0, kit.Rows(16, s.samples.Content(), s.files.Content())))
	d.Show(s)
	return s
}

// file writes a file that is to be attached, and returns its path.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sampleNamed is the sample of that name in the case.
func (s *shelf) sampleNamed(name string) *audit.Sample {
	s.desk.T.Helper()
	c := s.desk.Case()
	for i := range c.Samples {
		if c.Samples[i].Name == name {
			return &c.Samples[i]
		}
	}
	s.desk.T.Fatalf("there is no sample %s", name)
	return nil
}

// itemsOf are the items of a sample with their results.
func (s *shelf) itemsOf(x *audit.Sample) []*audit.SampleItem {
	return material.ItemsBySample(s.desk.Case())[x.ID]
}
