package desktop_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"fieldcase/app/desktop/kit"
	"fieldcase/app/desktop/page"
	"fieldcase/app/desktop/pagetest"
)

// panes are the last panes shown; those before are what they lie in.
func (d *desk) panes() *kit.Panes {
	d.t.Helper()
	var found *kit.Panes
	for _, o := range d.objects() {
		if p, ok := o.(*kit.Panes); ok {
			found = p
		}
	}
	if found == nil {
		d.t.Fatal("the page has no panes")
	}
	return found
}

func TestWidths_areRemembered(t *testing.T) {
	d := newDesk(t)
	path := d.newCase("a.fieldcase")
	d.w.Open(path)
	d.w.Go(page.Plan, "")
	usual := d.panes().Widths()
	for _, o := range pagetest.Visible(d.panes()) {
		if divider, ok := o.(fyne.Draggable); ok {
			divider.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-40, 0)})
			divider.DragEnd()
			break
		}
	}
	want := d.panes().Widths()
	if cmp.Equal(usual, want) {
		t.Fatalf("dragging leaves the widths %v", want)
	}
	d.press("Ctrl+Q")

	d.start()
	d.w.Open(path)
	d.w.Go(page.Plan, "")
	if diff := cmp.Diff(want, d.panes().Widths()); diff != "" {
		t.Errorf("widths after the next start (-left +found)\n%s", diff)
	}
	d.w.Go(page.History, "")
	if cmp.Equal(want, d.panes().Widths()) {
		t.Error("another page has these widths too")
	}
}
