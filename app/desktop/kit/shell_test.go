package kit_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
)

func smallRail(open func(string)) *kit.Rail {
	return kit.NewRail(kit.RailHead("Fieldcase", nil),
		[]kit.RailGroup{{Heading: "Case", Hint: "Ctrl +", Entries: []kit.RailEntry{
			{ID: "overview", Icon: "layout-dashboard", Word: "Overview", Key: "1"},
			{ID: "scope", Icon: "building-2", Word: "Client & scope", Key: "2"},
		}}},
		[]kit.RailEntry{{ID: "start", Icon: "house", Word: "Start", Key: "Ctrl+W"}}, open)
}

func TestRail_opensByTapAndKeys(t *testing.T) {
	var opened []string
	rail := smallRail(func(id string) { opened = append(opened, id) })
	w := show(t, rail)
	test.Tap(rail.Items()[1])
	w.Canvas().Focus(rail.Items()[0])
	press(w, fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if got := strings.Join(opened, " "); got != "scope overview start scope" {
		t.Errorf("opened %s", got)
	}
}

func TestRail_marksThePageInView(t *testing.T) {
	rail := smallRail(func(string) {})
	show(t, rail)
	rail.Select("scope")
	if rail.Selected() != "scope" || !rail.Items()[1].Selected() || rail.Items()[0].Selected() {
		t.Errorf("selected %q", rail.Selected())
	}
	rail.Select("nowhere")
	if rail.Selected() != "" {
		t.Errorf("an unknown page selects %q", rail.Selected())
	}
	if got := rail.MinSize().Width; got != kit.WidthRail {
		t.Errorf("the rail is %v wide", got)
	}
}

func TestTopBar_failureStaysUntilSaved(t *testing.T) {
	searched := 0
	bar := kit.NewTopBar(nil, func() { searched++ })
	show(t, bar)
	bar.SetCase("Sølvberg Bildediagnostikk AS", "Stage 2", "4–6 May 2026")
	bar.SetSaved(kit.SaveFailed, "Not saved: disk full")
	if got := bar.SaveWords(); got != "Not saved: disk full" || !hasText(bar, got) {
		t.Errorf("save state %q", got)
	}
	bar.SetSaved(kit.Saved, "Saved 14:02:11")
	if got := bar.SaveWords(); got != "Saved 14:02:11" {
		t.Errorf("save state %q", got)
	}
	for _, o := range test.LaidOutObjects(bar) {
		if s, ok := o.(*kit.SearchBox); ok {
			test.Tap(s)
		}
	}
	if searched != 1 {
		t.Errorf("the search opened %d times", searched)
	}
}

func TestTopBar_longClientGivesWay(t *testing.T) {
	bar := kit.NewTopBar(func() {}, func() {})
	show(t, bar)
	bar.SetCase(strings.Repeat("Universitetssykehuset ", 8), "Surveillance 1", "10–11 May 2027")
	bar.Resize(fyne.NewSize(900, 48))
	if got := bar.MinSize().Width; got > 900 {
		t.Errorf("a long client's name makes the top bar %v wide", got)
	}
	if got := drawnTexts(bar); !strings.HasSuffix(got[0], "…") {
		t.Errorf("the client is drawn as %q", got[0])
	}
}

func TestStatusBar_taskTakesTheEventsPlace(t *testing.T) {
	cancelled := false
	bar := kit.NewStatusBar(nil)
	show(t, bar)
	bar.SetFile("~/Audits/Sølvberg/client.fieldcase")
	bar.SetMode(false, "Read-only: open at Henrik Dahl’s")
	bar.SetEvent("archive", "Backup today 08:02")
	bar.SetTask("Merging Jonas’s copy", 46, 71, func() { cancelled = true })
	if bar.Task() != "Merging Jonas’s copy" || !hasText(bar, "46 of 71") {
		t.Errorf("task %q", bar.Task())
	}
	for _, o := range test.LaidOutObjects(bar) {
		if b, ok := o.(*kit.Button); ok && b.Word() == "Cancel" {
			test.Tap(b)
		}
	}
	bar.ClearTask()
	if !cancelled || bar.Task() != "" || !hasText(bar, "Backup today 08:02") {
		t.Errorf("cancelled %v, task %q", cancelled, bar.Task())
	}
}

// clock is a scheduler whose time a test sets going.
type clock struct {
	due   []func()
	after []time.Duration
}

func (c *clock) schedule(after time.Duration, run func()) func() {
	c.after = append(c.after, after)
	i := len(c.due)
	c.due = append(c.due, run)
	return func() { c.due[i] = func() {} }
}

func TestToast_saysOneSentenceForSixSeconds(t *testing.T) {
	var c clock
	host := kit.NewToastHost(c.schedule)
	show(t, host)
	host.Say("check", "8.4 marked Major", "", "", nil)
	if host.Current() == nil || host.Current().Sentence() != "8.4 marked Major" || c.after[0] != 6*time.Second {
		t.Fatalf("toast %v, scheduled %v", host.Current(), c.after)
	}
	host.Say("check", "8.5 marked Minor", "", "", nil)
	c.due[0]()
	if host.Current() == nil || host.Current().Sentence() != "8.5 marked Minor" {
		t.Fatal("the first toast's end took the second away")
	}
	c.due[1]()
	if host.Current() != nil {
		t.Error("the toast is still there after its time")
	}
}

func TestToast_undo(t *testing.T) {
	undone := 0
	host := kit.NewToastHost(nil)
	show(t, host)
	host.Say("check", "8.4 marked Major", "Undo", "Ctrl+Z", func() { undone++ })
	test.Tap(host.Current().Act())
	if undone != 1 || host.Current() != nil {
		t.Errorf("undone %d times, toast %v", undone, host.Current())
	}
}

// TestToast_keepsTheFootFree: it stands beside the commands of a page where there is room, else above them.
func TestToast_keepsTheFootFree(t *testing.T) {
	host := kit.NewToastHost(nil)
	show(t, host)
	bottom := func() float32 {
		host.Say("check", "8.4 marked Major", "Undo", "Ctrl+Z", func() {})
		return host.Current().Position().Y + host.Current().Size().Height
	}
	free := bottom()
	for _, c := range []struct{ beside, lifted float32 }{{400, 0}, {272, 112}, {0, 112}} {
		host.Foot = func() (float32, float32) { return 112, c.beside }
		if got := free - bottom(); got != c.lifted {
			t.Errorf("with %v beside the foot it stands %v higher, want %v", c.beside, got, c.lifted)
		}
	}
}

func panesOf(dragged func([]float32)) (*kit.Panes, []fyne.CanvasObject) {
	objects := []fyne.CanvasObject{kit.NewText("list", kit.Body), kit.NewText("middle", kit.Body), kit.NewText("side", kit.Body)}
	p := kit.NewPanes(
		kit.Pane{Object: objects[0], Width: 344, Min: 260, Max: 480},
		kit.Pane{Object: objects[1], Width: 550, Min: 440, Max: 760, Main: true},
		kit.Pane{Object: objects[2], Width: 272, Min: 240, Max: 360, Fold: "Samples", FoldIcon: "paperclip"})
	p.OnResized(dragged)
	return p, objects
}

func TestPanes_widths(t *testing.T) {
	for _, c := range []struct {
		name               string
		width              float32
		list, middle, side float32
		folded             bool
	}{
		{"as drawn", 1166, 344, 548, 272, false},
		{"wide: the middle up to its limit, then the list", 1500, 466, 760, 272, false},
		{"narrow: the side gives way first", 1030, 344, 440, 244, false},
		{"narrower: list too", 960, 278, 440, 240, false},
		{"smallest: side folds", 900, 260, 598, 40, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, objects := panesOf(nil)
			show(t, p)
			p.SetFoldCount("2")
			p.Resize(fyne.NewSize(c.width, 600))
			if p.Folded() != c.folded {
				t.Fatalf("folded %v, want %v", p.Folded(), c.folded)
			}
			got := []float32{objects[0].Size().Width, objects[1].Size().Width, objects[2].Size().Width}
			if c.folded {
				got[2] = 40
			}
			if got[0] != c.list || got[1] != c.middle || got[2] != c.side {
				t.Errorf("widths %v, want %v %v %v", got, c.list, c.middle, c.side)
			}
		})
	}
}

func TestPanes_foldedLiesOverThePageWhenAsked(t *testing.T) {
	p, objects := panesOf(nil)
	show(t, p)
	p.Resize(fyne.NewSize(900, 600))
	p.ToggleFolded()
	if !p.Overlaid() || objects[2].Size().Width != 272 || objects[2].Position().X+272 > 860 {
		t.Errorf("overlaid %v at %v, %v wide", p.Overlaid(), objects[2].Position().X, objects[2].Size().Width)
	}
	p.Resize(fyne.NewSize(1166, 600))
	if p.Overlaid() || p.Folded() {
		t.Error("with room the pane still lies over the page")
	}
	p.ToggleFolded()
	if p.Overlaid() {
		t.Error("a pane that is not folded was laid over the page")
	}
}

func TestPanes_rememberedWidths(t *testing.T) {
	var told []float32
	p, objects := panesOf(func(w []float32) { told = w })
	show(t, p)
	p.Resize(fyne.NewSize(1166, 600))
	p.SetWidths([]float32{300, 0, 250})
	if objects[0].Size().Width != 300 || objects[2].Size().Width != 250 {
		t.Errorf("remembered widths give %v and %v", objects[0].Size().Width, objects[2].Size().Width)
	}
	for _, o := range test.LaidOutObjects(p) {
		if d, ok := o.(fyne.Draggable); ok {
			d.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(20, 0)})
			d.DragEnd()
			break
		}
	}
	if len(told) != 3 || told[0] != 320 || objects[0].Size().Width != 320 {
		t.Errorf("after dragging by 20 the list is %v and %v is told", objects[0].Size().Width, told)
	}
	p.SetWidths([]float32{1})
	if p.Widths()[0] != 320 {
		t.Error("a list of another length was taken")
	}
}
