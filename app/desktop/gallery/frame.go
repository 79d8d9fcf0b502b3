package gallery

import (
	"time"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

func init() {
	Register("frame", func() fyne.CanvasObject {
		toasts := kit.NewToastHost(func(time.Duration, func()) func() { return nothing })
		toasts.Say("check", "8.4 marked Major", "Undo", "Ctrl+Z", nothing)
		return framed(kit.Layers(overview(), toasts), "overview")
	})
	Register("plan-picture", func() fyne.CanvasObject { return framed(drawnPlan(), "plan") })
}

// framed puts a page into the window's frame: rail, top bar and status bar.
func framed(page fyne.CanvasObject, selected string) fyne.CanvasObject {
	rail := kit.NewRail(
		kit.RailHead("Fieldcase", kit.NewButton(kit.Quiet, "Menu", nothing).Small().WithIcon("menu").WithKey("F10")),
		railGroups(),
		[]kit.RailEntry{
			{ID: "portfolio", Icon: "folders", Word: "Portfolio", Key: "Ctrl+Shift+P"},
			{ID: "start", Icon: "house", Word: "Start", Key: "Ctrl+W"},
		}, func(string) {})
	rail.Select(selected)

	top := kit.NewTopBar(nothing, nothing)
	top.SetCase("Sølvberg Bildediagnostikk AS", "Stage 2", "4–6 May 2026")
	top.SetSaved(kit.Saved, "Saved 09:38:05")

	status := kit.NewStatusBar(nothing)
	status.SetFile("~/Audits/Sølvberg/client.fieldcase")
	status.SetWho("Márta Kővári, lead auditor")
	status.SetMode(true, "Can edit")
	status.SetEvent("archive", "Backup today 08:02")

	body := kit.Rows(0, top, kit.Grow(page))
	return kit.Ground(kit.Surface, kit.Rows(0,
		kit.Grow(kit.Cols(0, rail, kit.Grow(body))), status))
}

func railGroups() []kit.RailGroup {
	return []kit.RailGroup{
		{Heading: "Case", Hint: "Ctrl +", Entries: []kit.RailEntry{
			{ID: "overview", Icon: "layout-dashboard", Word: "Overview", Key: "1"},
			{ID: "scope", Icon: "building-2", Word: "Client & scope", Key: "2"},
			{ID: "programme", Icon: "table-2", Word: "Programme", Key: "3"},
		}},
		{Heading: "Stage 2 audit", Entries: []kit.RailEntry{
			{ID: "plan", Icon: "calendar-range", Word: "Plan", Key: "4"},
			{ID: "checklist", Icon: "list-checks", Word: "Checklist", Key: "5"},
			{ID: "findings", Icon: "flag", Word: "Findings", Key: "6"},
			{ID: "meetings", Icon: "users", Word: "Meetings", Key: "7"},
			{ID: "report", Icon: "file-text", Word: "Report", Key: "8"},
		}},
		{Heading: "Certification", Entries: []kit.RailEntry{
			{ID: "nonconformities", Icon: "message-square-warning", Word: "Nonconformities", Key: "9"},
			{ID: "decision", Icon: "badge-check", Word: "Decision & certificate", Key: "0"},
		}},
		{Heading: "Records", Entries: []kit.RailEntry{
			{ID: "evidence", Icon: "paperclip", Word: "Evidence"},
			{ID: "history", Icon: "history", Word: "History"},
		}},
	}
}

// overview is the drawn part of the Overview.
func overview() fyne.CanvasObject {
	head := kit.NewPageHead("Overview", "ISO/IEC 42001:2023 · producer · 9 persons with AI-related work · 3 sites · SoA 3.1",
		kit.NewChip("hourglass", "Applicant, decision open", kit.Ink2))
	line := kit.NewTimeline(sampleTimeline())
	return kit.Rows(0, head, kit.Pad(0, 24, 0, 24, kit.Rows(0,
		kit.SectionHead("Certification cycle", "records kept until at least 2032-06-17"), line,
		kit.Pad(20, 0, 0, 0, kit.Cols(38, kit.Fixed(292, 0, findingsByState()), kit.Fixed(288, 0, coverage()), kit.Spacer())))))
}

// day counts days since 2026-01-01.
func day(y int, m time.Month, d int) int {
	start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(start).Hours() / 24)
}

func sampleTimeline() kit.TimelineData {
	data := kit.TimelineData{
		From: day(2026, 2, 17), To: day(2029, 7, 1), Today: day(2026, 6, 10), TodayWord: "Today, 10 June",
		Lanes: []kit.TimelineLane{
			{Name: "Audits", Pills: []kit.TimelinePill{
				{Day: day(2026, 3, 27), Word: "ST1", Done: true, Note: "10 Mar"},
				{Day: day(2026, 5, 20), Word: "ST2", Done: true, Note: "4 May"},
				{Day: day(2027, 5, 28), Word: "SA1", Title: "Surveillance 1", Note: "2027-05-10 to 11"},
				{Day: day(2028, 5, 28), Word: "SA2", Title: "Surveillance 2", Note: "2028-05"},
				{Day: day(2029, 3, 28), Word: "RC", Title: "Recertification", Note: "2029-03"},
			}},
			{Name: "Certificate", Bands: []kit.TimelineBand{{
				From: day(2026, 6, 18), To: day(2029, 6, 17), Diamond: true,
				Title: "Decision planned 2026-06-18", Note: "valid three years less a day, if granted", End: "expires 2029-06-17",
			}}},
			{Name: "Limits", Limits: []kit.TimelineLimit{
				{From: day(2026, 5, 6), To: day(2026, 11, 6), Token: kit.Good, Title: "Majors verified: met 2026-06-09", Note: "limit 2026-11-06"},
				{From: day(2027, 3, 17), To: day(2027, 6, 18), Token: kit.AccentMid, Title: "Surveillance 1", Note: "by 2027-06-18"},
				{From: day(2028, 1, 1), To: day(2028, 12, 31), Token: kit.AccentMid, Title: "Surveillance 2", Note: "within 2028"},
				{From: day(2028, 12, 31), To: day(2029, 6, 17), Token: kit.AccentMid, Title: "Recertification decided", Note: "by 2029-06-17"},
			}},
		},
	}
	names := map[time.Month]string{4: "Apr", 7: "Jul", 10: "Oct"}
	data.Ticks = append(data.Ticks, kit.TimelineTick{Day: data.From, Word: "2026", Year: true})
	for y := 2026; y <= 2029; y++ {
		if y > 2026 {
			data.Ticks = append(data.Ticks, kit.TimelineTick{Day: day(y, 1, 1), Word: time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006"), Year: true})
		}
		for _, m := range []time.Month{4, 7, 10} {
			if d := day(y, m, 1); d < data.To {
				data.Ticks = append(data.Ticks, kit.TimelineTick{Day: d, Word: names[m]})
			}
		}
	}
	return data
}

func findingsByState() fyne.CanvasObject {
	row := func(grade string, t kit.Token, numbers ...string) fyne.CanvasObject {
		return kit.Rows(0, kit.Fixed(0, 35, kit.Cols(0, kit.Fixed(94, 0, kit.NewGradeStatus(grade)),
			kit.UnitBlocks(t, numbers, func(string) {}, nothing))), kit.Hairline())
	}
	return kit.Rows(0, kit.PanelHead("Findings"), kit.Fixed(0, 16, kit.Spacer()), kit.Rule(),
		row("major", kit.Major, "01"), row("minor", kit.Minor, "02", "03", "04"), row("ofi", kit.OFI, "05", "06"),
		row("positive", kit.Good, "07"), row("concern", kit.Concern, "1", "2", "3"),
		kit.Pad(8, 0, 0, 0, kit.NewParagraph("02 is disputed by the client; recorded at the closing meeting, not withdrawn.", kit.SmallFigures, kit.Ink2)))
}

func coverage() fyne.CanvasObject {
	row := func(audit string, kind kit.BarKind, part float32, n string) fyne.CanvasObject {
		return kit.Rows(0, kit.Fixed(0, 37, kit.Cols(8, kit.Fixed(98, 0, kit.NewText(audit, kit.BodyFigures)),
			kit.NewCoverageBar(kind, part), kit.NewText(n, kit.BodyFigures))), kit.Hairline())
	}
	return kit.Rows(0, kit.PanelHead("Coverage"), kit.Rule(),
		row("Stage 1", kit.BarFilled, 25.0/28, "25"), row("Stage 2", kit.BarFilled, 1, "28"),
		row("Surveillance 1", kit.BarOutlined, 21.0/28, "21"), row("Recertification", kit.BarOutlined, 1, "28"),
		kit.Pad(12, 0, 0, 0, kit.PanelHead("Audit time", kit.NewText("9.0 of 9.0 days", kit.SmallFigures).In(kit.Ink3))),
		kit.Parts(kit.Part{Words: "Stage 1 · 3.0", Weight: 3}, kit.Part{Words: "Stage 2 · 6.0", Weight: 6}),
		kit.NewText("then 3.0 a year, recertification 6.0", kit.SmallFigures).In(kit.Ink3))
}
