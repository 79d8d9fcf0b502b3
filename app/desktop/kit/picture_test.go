package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"fieldcase/app/desktop/kit"
)

// cycle is three years with audits close to one another and to the end.
func cycle() kit.TimelineData {
	data := kit.TimelineData{
		From: 0, To: 1220, Today: 110, TodayWord: "Today, 10 June",
		Lanes: []kit.TimelineLane{
			{Name: "Audits", Pills: []kit.TimelinePill{
				{Day: 38, Word: "ST1", Done: true, Note: "10 Mar"},
				{Day: 90, Word: "ST2", Done: true, Note: "4 May"},
				{Day: 460, Word: "SA1", Title: "Surveillance 1", Note: "2027-05-10 to 11"},
				{Day: 1140, Word: "RC", Title: "Recertification", Note: "2029-03"},
			}},
			{Name: "Certificate", Bands: []kit.TimelineBand{{
				From: 121, To: 1216, Diamond: true,
				Title: "Decision planned 2026-06-18", Note: "valid three years less a day, if granted", End: "expires 2029-06-17",
			}}},
			{Name: "Limits", Limits: []kit.TimelineLimit{
				{From: 80, To: 262, Token: kit.Good, Title: "Majors verified: met 2026-06-09", Note: "limit 2026-11-06"},
				{From: 394, To: 486, Token: kit.AccentMid, Title: "Surveillance 1", Note: "by 2027-06-18"},
				{From: 1048, To: 1216, Token: kit.AccentMid, Title: "Recertification decided", Note: "by 2029-06-17"},
			}},
		},
	}
	for i := range 14 {
		data.Ticks = append(data.Ticks, kit.TimelineTick{Day: i * 91, Word: fmt.Sprintf("Q%d", i), Year: i%4 == 0})
	}
	return data
}

// texts are the texts a picture draws.
func texts(w fyne.Widget) []*canvas.Text {
	var list []*canvas.Text
	for _, o := range test.WidgetRenderer(w).Objects() {
		if t, ok := o.(*canvas.Text); ok {
			list = append(list, t)
		}
	}
	return list
}

func TestTimeline_wordsNeitherMeetNorLeave(t *testing.T) {
	line := kit.NewTimeline(cycle())
	show(t, line)
	for width := float32(800); width <= 2000; width += 50 {
		line.Resize(fyne.NewSize(width, line.MinSize().Height))
		all := texts(line)
		for i, a := range all {
			if a.Position().X < -1 || a.Position().X+a.MinSize().Width > width+2 {
				t.Errorf("%v wide: %q leaves the picture at %v", width, a.Text, a.Position().X)
			}
			for _, b := range all[i+1:] {
				if overlap(a, b) {
					t.Errorf("%v wide: %q meets %q", width, a.Text, b.Text)
				}
			}
		}
	}
}

// overlap tells whether the letters of two texts meet.
func overlap(a, b *canvas.Text) bool {
	ax, ay, bx, by := a.Position().X, a.Position().Y, b.Position().X, b.Position().Y
	return ax < bx+b.MinSize().Width-1 && bx < ax+a.MinSize().Width-1 && ay+3 < by+11 && by+3 < ay+11
}

func TestTimeline_quartersLoseTheirNamesWhenNarrow(t *testing.T) {
	line := kit.NewTimeline(cycle())
	show(t, line)
	names := func(width float32) (quarters int) {
		line.Resize(fyne.NewSize(width, 200))
		for _, x := range texts(line) {
			if x.Text == "Q5" || x.Text == "Q6" {
				quarters++
			}
		}
		return quarters
	}
	if wide, narrow := names(1118), names(850); wide != 2 || narrow != 0 {
		t.Errorf("named quarters: %d at 1118, %d at 850", wide, narrow)
	}
}

func TestTimeline_emptyAndExchanged(t *testing.T) {
	line := kit.NewTimeline(kit.TimelineData{})
	show(t, line)
	line.Resize(fyne.NewSize(900, 100))
	line.SetData(cycle())
	found := false
	for _, x := range texts(line) {
		found = found || x.Text == "Today, 10 June"
	}
	if !found {
		t.Error("the new data is not drawn")
	}
}

// dayPlan is one day of two auditors.
func dayPlan() kit.PlanData {
	return kit.PlanData{
		Days: []kit.PlanDay{{Name: "Mon 4 May", Lanes: []string{"MK", "JL"}}}, FirstHour: 8, EndHour: 17,
		Blocks: []kit.PlanBlock{
			{ID: "opening", Lanes: 2, Start: 540, End: 570, Kind: kit.PlanMeeting, Title: "Opening meeting"},
			{ID: "mk", Lane: 0, Start: 570, End: 720, Kind: kit.PlanNormal, Title: "4, 5, 6.2", Note: "Oslo"},
			{ID: "jl", Lane: 1, Start: 780, End: 990, Kind: kit.PlanToSettle, Title: "A.4, A.7", Note: "Tromsø, remote", ToSettle: "no tool"},
		},
	}
}

func TestPlanPicture_tapSelectsDoubleTapOpens(t *testing.T) {
	var selected, opened []string
	p := kit.NewPlanPicture(dayPlan(), func(id string) { selected = append(selected, id) }, func(id string) { opened = append(opened, id) })
	show(t, p)
	p.Resize(fyne.NewSize(400, 260))
	at := func(x, y float32) *fyne.PointEvent { return &fyne.PointEvent{Position: fyne.NewPos(x, y)} }
	p.Tapped(at(60, 95))         // 10:25, MK
	p.Tapped(at(60, 95))         // again: not told twice
	p.Tapped(at(20, 50))         // nothing there
	p.DoubleTapped(at(300, 190)) // 14:40, JL
	if fmt.Sprint(selected) != "[mk jl]" || fmt.Sprint(opened) != "[jl]" || p.Selected() != "jl" {
		t.Errorf("selected %v, opened %v", selected, opened)
	}
}

func TestPlanPicture_keysWalkAndOpen(t *testing.T) {
	var opened []string
	p := kit.NewPlanPicture(dayPlan(), nil, func(id string) { opened = append(opened, id) })
	w := show(t, p)
	w.Canvas().Focus(p)
	press(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyDown, fyne.KeyHome, fyne.KeyReturn, fyne.KeyUp)
	if fmt.Sprint(opened) != "[mk jl opening]" {
		t.Errorf("opened %v", opened)
	}
	p.SetData(kit.PlanData{})
	press(w, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd)
}

func TestPlanPicture_arrowsLeadThroughLanes(t *testing.T) {
	data := dayPlan()
	data.Days = append(data.Days, kit.PlanDay{Name: "Tue 5 May", Lanes: []string{"MK", "JL", "AB"}})
	data.Blocks = append(data.Blocks,
		kit.PlanBlock{ID: "both", Day: 1, Lane: 0, Lanes: 1, Start: 510, End: 720, Kind: kit.PlanNormal},
		kit.PlanBlock{ID: "both", Day: 1, Lane: 2, Lanes: 1, Start: 510, End: 720, Kind: kit.PlanExpert},
		kit.PlanBlock{ID: "jl2", Day: 1, Lane: 1, Start: 510, End: 720, Kind: kit.PlanNormal},
		kit.PlanBlock{ID: "mk2", Day: 1, Lane: 0, Start: 780, End: 990, Kind: kit.PlanNormal})
	for _, walk := range []struct {
		from, to string
		key      fyne.KeyName
	}{
		{"opening", "mk", fyne.KeyDown},
		{"mk", "jl", fyne.KeyRight},
		{"mk", "both", fyne.KeyDown}, // the next in the lane, on the next day
		{"both", "mk", fyne.KeyUp},   // not caught in the other block of the same activity
		{"both", "jl2", fyne.KeyRight},
		{"jl2", "both", fyne.KeyLeft},
		{"both", "mk2", fyne.KeyDown},
		{"mk2", "mk2", fyne.KeyDown}, // the last stays
		{"opening", "opening", fyne.KeyLeft},
	} {
		p := kit.NewPlanPicture(data, nil, nil)
		w := show(t, p)
		p.Select(walk.from)
		w.Canvas().Focus(p)
		press(w, walk.key)
		if p.Selected() != walk.to {
			t.Errorf("%s from %s leads to %s, want %s", walk.key, walk.from, p.Selected(), walk.to)
		}
	}
}

func TestPlanPicture_saysWhatIsMissing(t *testing.T) {
	p := kit.NewPlanPicture(dayPlan(), nil, nil)
	show(t, p)
	p.Resize(fyne.NewSize(500, 300))
	want := map[string]bool{"no tool": false, "Tromsø, remote": false, "Opening meeting": false, "MK": false, "08": false}
	for _, x := range texts(p) {
		if _, ok := want[x.Text]; ok {
			want[x.Text] = true
		}
	}
	for words, drawn := range want {
		if !drawn {
			t.Errorf("%q is not drawn", words)
		}
	}
}

func TestSteps_nowStandsOut(t *testing.T) {
	s := kit.NewSteps(kit.Step{Word: "Issued", Note: "2026-05-06", State: kit.StepDone}, kit.Step{Word: "Returned", State: kit.StepBack},
		kit.Step{Word: "Response 2", State: kit.StepNow}, kit.Step{Word: "Verified", State: kit.StepOpen})
	show(t, s)
	s.Resize(fyne.NewSize(640, 50))
	for _, x := range texts(s) {
		if strong := x.FontSource == kit.SmallStrongFigures.Font(); strong != (x.Text == "Response 2") {
			t.Errorf("%q is strong: %v", x.Text, strong)
		}
	}
	s.SetSteps(kit.Step{Word: "Closed", State: kit.StepDone})
	if got := texts(s); len(got) != 1 || got[0].Text != "Closed" {
		t.Errorf("after the exchange %d texts are drawn", len(got))
	}
}

// TestSteps_spread: the way goes from edge to edge, its words stay within, and no two meet.
func TestSteps_spread(t *testing.T) {
	s := kit.NewSteps(kit.Step{Word: "Applicant", Note: "2026-01-09", State: kit.StepDone}, kit.Step{Word: "Active", Note: "2026-06-18", State: kit.StepNow},
		kit.Step{Word: "Expires", Note: "2029-06-17", State: kit.StepOpen}, kit.Step{Word: "Records kept to", Note: "2032-06-17", State: kit.StepOpen}).Spread()
	show(t, s)
	s.Resize(fyne.NewSize(510, 50))
	end := map[float32]float32{} // of the words of a line, by the line
	for _, x := range texts(s) {
		if x.Position().X < 0 || x.Position().X+x.MinSize().Width > 511 || x.Position().X < end[x.Position().Y] {
			t.Errorf("%q begins at %v and is %v wide", x.Text, x.Position().X, x.MinSize().Width)
		}
		end[x.Position().Y] = x.Position().X + x.MinSize().Width
	}
	if all := texts(s); len(all) != 8 || end[all[0].Position().Y] < 505 {
		t.Errorf("%d texts, the last ends at %v", len(all), end[all[0].Position().Y])
	}
}

func TestGateRow_openGateCarriesItsForm(t *testing.T) {
	form := kit.NewButton(kit.Primary, "Record decision", nil)
	row := kit.GateRow(kit.Gate{State: kit.GateOpen, Number: "7", Name: "Independent decision", Proof: "by a person who did not audit", When: "today", Form: form})
	show(t, row)
	for _, words := range []string{"7", "Independent decision", "by a person who did not audit", "today"} {
		if !hasText(row, words) {
			t.Errorf("%q is missing", words)
		}
	}
	plain := kit.GateRow(kit.Gate{State: kit.GatePassed, Number: "7", Name: "Independent decision"})
	if kit.HeightFor(row, 560) <= kit.HeightFor(plain, 560)+30 {
		t.Error("the form has no room")
	}
}

func TestBar_partsAndProgress(t *testing.T) {
	b := kit.NewProgressBar()
	show(t, b)
	b.Set(1.7)
	if b.Part() != 1 {
		t.Errorf("more than the whole is done: %v", b.Part())
	}
	b.Set(-1)
	if b.Part() != 0 {
		t.Errorf("less than nothing is done: %v", b.Part())
	}
	parts := kit.Parts(kit.Part{Words: "Stage 1 · 3.0", Weight: 3}, kit.Part{Words: "Stage 2 · 6.0", Weight: 6})
	parts.Resize(fyne.NewSize(290, 24))
	if a, b := parts.Objects[0].Size().Width, parts.Objects[1].Size().Width; a != 96 || b != 192 {
		t.Errorf("pieces are %v and %v wide", a, b)
	}
}
