package gallery

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

// drawnPlan is the drawn part of the Plan with its check panel.
func drawnPlan() fyne.CanvasObject {
	head := kit.NewPageHead("Plan", "version 2, draft",
		kit.NewButton(kit.Secondary, "Add activity", nothing).WithIcon("plus").WithKey("Ins"),
		kit.NewButton(kit.Secondary, "Send to client…", nothing).WithIcon("file-text").WithKey("Ctrl+E"))
	picture := kit.NewPlanPicture(samplePlan(), nil, nil)
	picture.Select("e")
	left := kit.Rows(0, head, kit.Pad(0, 24, 0, 24, picture), kit.Pad(16, 24, 0, 24, kit.NewSteps(
		kit.Step{Word: "Issued", Note: "2026-05-06", State: kit.StepDone},
		kit.Step{Word: "Response 1", Note: "2026-05-26", State: kit.StepDone},
		kit.Step{Word: "Returned", Note: "2026-05-28", State: kit.StepBack},
		kit.Step{Word: "Response 2", Note: "2026-06-09", State: kit.StepNow},
		kit.Step{Word: "Plan accepted", State: kit.StepOpen},
		kit.Step{Word: "Verified", State: kit.StepOpen},
		kit.Step{Word: "Closed", State: kit.StepOpen})))
	return kit.NewPanes(
		kit.Pane{Object: left, Width: 874, Min: 640, Main: true},
		kit.Pane{Object: planCheck(), Width: 292, Min: 240, Max: 420, Fold: "Plan check", FoldIcon: "list-checks"})
}

func planCheck() fyne.CanvasObject {
	passed := func(heading, proof string) fyne.CanvasObject {
		return kit.Cols(8, kit.Top(kit.Fixed(0, 20, kit.NewIcon("circle-check", 16, kit.Good))),
			kit.Grow(kit.Rows(0, kit.NewText(heading, kit.BodyMedium), kit.NewParagraph(proof, kit.SmallFigures, kit.Ink3))))
	}
	open := kit.Card(kit.Cols(8, kit.Top(kit.Fixed(0, 20, kit.NewIcon("triangle-alert", 16, kit.Minor))),
		kit.Grow(kit.Rows(0, kit.NewText("Remote, but no tool named", kit.BodyMedium),
			kit.NewParagraph("Mon 13:00, JL, Tromsø. A remote activity shows its tool in the plan.", kit.SmallFigures, kit.Ink2),
			kit.Pad(8, 0, 0, 0, kit.Cols(0, kit.NewButton(kit.Secondary, "Name the tool", nothing).Small().WithKey("Ctrl+."), kit.Spacer()))))))
	return kit.Ground(kit.Panel, kit.Pad(14, 16, 16, 16, kit.Rows(12,
		kit.PanelHead("Plan check", kit.NewChip("triangle-alert", "1 to settle", kit.Minor)), open,
		passed("Nobody in two places", "10 activities checked pair by pair"),
		passed("Elements a to f present", "objectives, criteria, scope, dates and sites, duration, roles"))))
}

func samplePlan() kit.PlanData {
	block := func(id string, day, lane, lanes, start, end int, kind kit.PlanKind, title, note string) kit.PlanBlock {
		return kit.PlanBlock{ID: id, Day: day, Lane: lane, Lanes: lanes, Start: start, End: end, Kind: kind, Title: title, Note: note}
	}
	remote := block("e", 0, 1, 1, 13*60, 16*60+30, kit.PlanToSettle, "A.4, A.7", "Tromsø, remote")
	remote.ToSettle = "no tool"
	return kit.PlanData{
		Days: []kit.PlanDay{
			{Name: "Mon 4 May", Lanes: []string{"MK", "JL"}},
			{Name: "Tue 5 May", Lanes: []string{"MK", "JL", "AB"}},
			{Name: "Wed 6 May", Lanes: []string{"MK", "JL"}},
		},
		FirstHour: 8, EndHour: 17,
		Blocks: []kit.PlanBlock{
			block("a", 0, 0, 2, 9*60, 9*60+30, kit.PlanMeeting, "Opening meeting", ""),
			block("b", 0, 0, 1, 9*60+30, 12*60, kit.PlanNormal, "4, 5, 6.2, 6.3", "Oslo"),
			block("c", 0, 1, 1, 9*60+30, 12*60, kit.PlanNormal, "7, A.2, A.3", "Oslo"),
			block("d", 0, 0, 1, 13*60, 16*60+30, kit.PlanNormal, "6.1, 8.2–8.4, A.5", "Oslo"), remote,
			block("f", 1, 0, 1, 8*60+30, 12*60, kit.PlanNormal, "8.1, A.6.1, A.6.2.2–5", "Tromsø"),
			block("g", 1, 1, 1, 8*60+30, 12*60, kit.PlanNormal, "A.6.2.6–8, A.8", "Trondheim"),
			block("h", 1, 2, 1, 8*60+30, 12*60, kit.PlanExpert, "with MK", "expert"),
			block("i", 1, 0, 1, 13*60, 16*60+30, kit.PlanNormal, "A.9", "Tromsø"),
			block("j", 1, 1, 1, 13*60, 16*60+30, kit.PlanNormal, "A.10", "Trondheim"),
			block("k", 2, 0, 1, 8*60+30, 11*60, kit.PlanNormal, "9.1–9.3", "Oslo"),
			block("l", 2, 1, 1, 8*60+30, 11*60, kit.PlanNormal, "10, complaints", "Oslo"),
			block("m", 2, 0, 2, 11*60, 14*60+30, kit.PlanNeutral, "Follow-up, team meeting, conclusions", "Oslo"),
			block("n", 2, 0, 2, 15*60, 16*60, kit.PlanMeeting, "Closing meeting", ""),
		},
	}
}
