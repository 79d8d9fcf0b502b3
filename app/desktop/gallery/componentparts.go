package gallery

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

// fields are a text field's states, as the design draws them.
func fields() fyne.CanvasObject {
	focused := entry("Ingrid Næss")
	focused.FocusGained()
	settle := kit.NewField("To settle", entry("Tromsø, remote"))
	settle.SetMessage(kit.Settle, "Name the tool used")
	wrong := kit.NewField("Wrong", entry("2026-02-30"))
	wrong.SetMessage(kit.Wrong, "February has 28 days")
	locked := kit.NewField("Read only", entry("NC-2026-ST2-02"))
	locked.SetReadOnly(true)
	return part("Fields",
		pairOf(kit.NewField("Rest", entry("Ingrid Næss")), kit.NewField("Focused", focused)),
		pairOf(settle, wrong),
		kit.Pad(4, 0, 0, 0, pairOf(locked, kit.NewField("Empty", kit.NewPicker("Choose a clause", sampleClauses()...)))))
}

func plainChoices() fyne.CanvasObject {
	filter := kit.NewSegmented(kit.Segment{ID: "all", Word: "All", Count: "64"},
		kit.Segment{ID: "mine", Word: "Mine", Count: "34"}, kit.Segment{ID: "open", Word: "Open", Count: "6"})
	filter.Choose("all")
	asked, open := kit.NewCheck("asked"), kit.NewCheck("open")
	asked.Set(true)
	decision := kit.NewRadio(false, kit.Option{ID: "grant", Title: "Grant"}, kit.Option{ID: "refuse", Title: "Refuse"})
	decision.Choose("grant")
	return part("Choices", kit.Cols(16, filter, asked, open),
		kit.Cols(16, decision, kit.NewChip("", "Trondheim", kit.Ink2), kit.NewChip("link-2", "evidence 1", kit.Ink2)))
}

func railItems() fyne.CanvasObject {
	plan := kit.NewRailItem(kit.RailEntry{Icon: "calendar-range", Word: "Plan", Key: "4"}, nothing)
	pointed := kit.NewRailItem(kit.RailEntry{Icon: "flag", Word: "Findings, pointer", Key: "6"}, nothing)
	pointed.MouseIn(nil)
	selected := kit.NewRailItem(kit.RailEntry{Icon: "list-checks", Word: "Checklist", Key: "5"}, nothing)
	selected.SetSelected(true)
	focused := kit.NewRailItem(kit.RailEntry{Icon: "users", Word: "Meetings, focus", Key: "7"}, nothing)
	focused.FocusGained()
	items := kit.Rows(0, plan, pointed, selected, focused)
	return part("Rail items, 30 high", kit.Fixed(200, 0, kit.Layers(
		kit.NewBox(kit.RailGround).Rounded(kit.RadiusCard).Edged(kit.Line, 1), kit.Pad(7, 7, 7, 7, items))))
}

// gridRows are four rows of a grid of the design.
func gridRows() fyne.CanvasObject {
	type row struct{ state, clause, title string }
	g := kit.NewGrid(func(r row) string { return r.state },
		kit.Column[row]{ID: "state", Title: "State", Width: 72, Color: kit.Ink2, Text: func(r row) string { return r.state }},
		kit.Column[row]{
			ID: "clause", Title: "Clause", Width: 64, Style: kit.BodyFigures, Text: func(r row) string { return r.clause },
			Compare: func(a, b row) int { return len(a.clause) - len(b.clause) },
		},
		kit.Column[row]{ID: "title", Title: "Title", Text: func(r row) string { return r.title }},
		kit.Column[row]{ID: "date", Title: "Date", Width: 96, Align: fyne.TextAlignTrailing, Style: kit.BodyFigures, Text: func(row) string { return "2026-05-04" }})
	g.SetRows([]row{
		{"rest", "8.2", "AI risk assessment"},
		{"pointer", "8.3", "AI risk treatment"},
		{"selected", "8.4", "AI system impact assessment"},
		{"focused", "9.1", "Monitoring and measurement"},
	})
	g.SortBy("clause", false)
	g.Select("selected")
	return part("Grid rows, 32 high, header 28, one hairline", kit.Fixed(450, 157, g))
}

func matrixCells() fyne.CanvasObject {
	verify := kit.NewMatrixCell(kit.CellMust, "must", nothing)
	verify.Set(kit.CellMust, "must", "02")
	focused := kit.NewMatrixCell(kit.CellSample, "sample", nothing)
	focused.FocusGained()
	row := func(cells ...*kit.MatrixCell) fyne.CanvasObject {
		line := kit.Cols(6)
		for _, c := range cells {
			line.Add(kit.Fixed(146, 0, c))
		}
		return line
	}
	return part("Matrix cells, 24 high",
		kit.Rows(6,
			row(kit.NewMatrixCell(kit.CellDone, "4 May", nil), kit.NewMatrixCell(kit.CellCarried, "carried over", nil), kit.NewMatrixCell(kit.CellMust, "must", nothing)),
			row(kit.NewMatrixCell(kit.CellSample, "sample", nothing), kit.NewMatrixCell(kit.CellMissing, "must, missing", nothing), verify),
			row(focused)))
}

func gates() fyne.CanvasObject {
	return part("Gate rows", kit.Rows(0,
		kit.GateRow(kit.Gate{State: kit.GatePassed, Number: "3", Name: "Responses received", Proof: "4 of 4", When: "2026-06-09"}),
		kit.GateRow(kit.Gate{State: kit.GateFailed, Number: "4", Name: "Responses reviewed", Proof: "Minor 03: plan not accepted yet", When: "1 open"}),
		kit.GateRow(kit.Gate{State: kit.GateOpen, Number: "7", Name: "Independent decision", Proof: "by a person who did not audit", When: "next"}),
		kit.GateRow(kit.Gate{State: kit.GateLocked, Number: "8", Name: "Certificate issued", Proof: "effective not before the decision", When: "after 7"})))
}

func toast() fyne.CanvasObject {
	host := kit.NewToastHost(nil)
	host.Say("check", "8.4 marked Major", "Undo", "Ctrl+Z", nothing)
	return part("Toasts, gone after 6 s, never for errors", kit.Fixed(0, 60, host))
}

// dialog is a dialog's paper as it lies over a page.
func dialog() fyne.CanvasObject {
	issue := kit.NewButton(kit.Primary, "Issue", nothing).WithIcon("file-text").WithKey("Enter")
	issue.FocusGained()
	point := func(icon string, t kit.Token, words, count string) fyne.CanvasObject {
		return kit.Cols(7, kit.NewIcon(icon, 16, t), kit.Grow(kit.NewText(words, kit.Body)), kit.NewText(count, kit.BodyFigures).In(kit.Ink2))
	}
	return part("Dialog", kit.Layers(kit.NewBox(kit.Surface).Rounded(kit.RadiusDialog).Edged(kit.Line2, 1).Raised(),
		kit.Pad(14, 18, 14, 18, kit.Rows(8,
			kit.NewText("Issue 7 findings?", kit.Section),
			kit.NewParagraph("They get their numbers and can no longer be changed in silence. The client’s workbook is written beside the case file.", kit.Body, kit.Ink2),
			point("circle-check", kit.Good, "Requirement, statement, evidence, grade", "7 of 7"),
			point("triangle-alert", kit.Minor, "Wording remarks left open", "1"),
			kit.Pad(4, 0, 0, 0, kit.Cols(8, kit.Spacer(), kit.NewButton(kit.Secondary, "Not yet", nothing).WithKey("Esc"), issue))))))
}
