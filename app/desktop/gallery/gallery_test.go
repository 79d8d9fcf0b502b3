package gallery_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/gallery"
	"fieldcase/app/desktop/kit"
)

// smallest is the smallest useful window.
var smallest = fyne.NewSize(1100, 680)

func TestMain(m *testing.M) {
	gallery.WorkAtOnce()
	os.Exit(m.Run())
}

func TestGallery_everyPageFitsTheSmallestWindow(t *testing.T) {
	for _, name := range gallery.Names() {
		for _, v := range []kit.Variant{kit.Light, kit.Dark} {
			t.Run(name+"/"+string(v), func(t *testing.T) {
				t.Setenv("TMPDIR", t.TempDir()) // the sample case of a page goes with the test
				test.NewTempApp(t)
				kit.SetVariant(v)
				t.Cleanup(func() { kit.SetVariant(kit.System) })
				page, err := gallery.Build(name)
				if err != nil {
					t.Fatal(err)
				}
				w := test.NewTempWindow(t, page)
				w.SetPadded(false)
				w.Resize(smallest)
				need := page.MinSize()
				if widgets := name == "components" || name == "inputs"; !widgets && (need.Width > smallest.Width || need.Height > smallest.Height) {
					t.Errorf("the page needs %v, the window has %v", need, smallest)
				}
				if got := w.Canvas().Capture().Bounds().Size(); got.X == 0 {
					t.Error("nothing was drawn")
				}
			})
		}
	}
}

func TestBuild_unknownPageNamesTheKnown(t *testing.T) {
	if _, err := gallery.Build("nowhere"); err == nil || err.Error() == "" {
		t.Error("an unknown page was built")
	}
}
