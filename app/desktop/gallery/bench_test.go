package gallery_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/gallery"
)

// BenchmarkMinSize walks a page as Fyne does before each frame: every object
// of the tree is asked for its smallest size.
func BenchmarkMinSize(b *testing.B) {
	for _, name := range gallery.Names() {
		b.Run(name, func(b *testing.B) {
			b.Setenv("TMPDIR", b.TempDir())
			test.NewTempApp(b)
			page, err := gallery.Build(name)
			if err != nil {
				b.Fatal(err)
			}
			w := test.NewTempWindow(b, page)
			w.Resize(fyne.NewSize(1366, 768))
			all := test.LaidOutObjects(page)
			b.ReportMetric(float64(len(all)), "objects")
			for b.Loop() {
				for _, o := range all {
					o.MinSize()
				}
			}
		})
	}
}
