package gallery

import (
	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

func init() { Register("components", components) }

// components is every recurring part in its states, in three columns.
func components() fyne.CanvasObject {
	return kit.Ground(kit.Surface, kit.Pad(16, 28, 0, 28, kit.Cols(36,
		kit.Fixed(396, 0, kit.Rows(14, buttons(), fields(), plainChoices(), railItems(), runningTask())),
		kit.Fixed(450, 0, kit.Rows(14, grades(), states(), gridRows(), matrixCells(), gates())),
		kit.Grow(kit.Rows(14, emptyPage(), notices(), toast(), dialog())),
	)))
}

// part is a heading with what it is about beneath.
func part(heading string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.Rows(8, append([]fyne.CanvasObject{kit.NewText(heading, kit.Group)}, objects...)...)
}

func nothing() {}

func buttons() fyne.CanvasObject {
	locked := kit.NewButton(kit.Secondary, "Close…", nothing).WithIcon("lock")
	locked.Lock("")
	focused := kit.NewButton(kit.Primary, "Focused", nothing)
	focused.FocusGained()
	return part("Buttons, 30 high",
		kit.Cols(10, kit.NewButton(kit.Primary, "Accept plan", nothing).WithIcon("check").WithKey("Ctrl+Enter"), focused),
		kit.Pad(4, 0, 0, 0, kit.Cols(10,
			kit.NewButton(kit.Secondary, "Export…", nothing).WithIcon("download").WithKey("Ctrl+E"),
			kit.NewButton(kit.Quiet, "Keep…", nothing), locked)),
		kit.Pad(4, 0, 0, 0, kit.Cols(10,
			kit.NewButton(kit.Danger, "Withdraw…", nothing),
			kit.NewButton(kit.Secondary, "Name the tool", nothing).Small().WithKey("Ctrl+."))),
	)
}

func runningTask() fyne.CanvasObject {
	bar := kit.NewProgressBar().Sized(96, 4)
	bar.Set(46.0 / 71)
	return part("Running task", kit.Cols(8,
		kit.NewText("Merging Jonas’s copy", kit.Small).In(kit.Ink2), bar,
		kit.NewText("46 of 71", kit.SmallFigures).In(kit.Ink2),
		kit.NewButton(kit.Link, "Cancel", nothing).Small().WithKey("Esc")))
}

func grades() fyne.CanvasObject {
	first, second := kit.Cols(8), kit.Cols(8)
	for i, g := range kit.GradeNames() {
		row := first
		if i >= 6 {
			row = second
		}
		row.Add(kit.GradeBadge(g))
	}
	return part("Grades and conclusions: icon, word, colour", first, second)
}

func states() fyne.CanvasObject {
	row := func(a, b, c *kit.Status) fyne.CanvasObject {
		return kit.Cols(0, kit.Fixed(128, 0, a), kit.Fixed(159, 0, b), c)
	}
	return part("States",
		row(kit.NewStatus("pencil-line", "Draft", kit.Ink2), kit.NewStatus("inbox", "Response to review", kit.Accent),
			kit.NewStatus("file-search", "Evidence to verify", kit.Accent)),
		row(kit.NewStatus("mail", "With the client", kit.Ink2), kit.NewStatus("corner-up-left", "Returned", kit.Minor),
			kit.NewStatus("calendar-clock", "Verify at next audit", kit.Ink2)),
		row(kit.NewStatus("circle-check", "Closed", kit.Good), kit.NewStatus("triangle-alert", "15 days late", kit.Major),
			kit.NewStatus("ban", "Withdrawn", kit.Ink2)))
}

func emptyPage() fyne.CanvasObject {
	return part("Empty page", kit.Paper(kit.EmptyPage("users", "No meeting yet",
		"The opening and closing meeting of this audit: agenda, who was there, what was agreed and what was disputed.",
		kit.NewButton(kit.Primary, "Opening meeting", nothing).WithIcon("plus").WithKey("Ins"),
		kit.NewButton(kit.Secondary, "Attendance list…", nothing))))
}

func notices() fyne.CanvasObject {
	return part("Notices inside a page",
		kit.NewNotice("eye", "Open at Henrik Dahl’s: you can read.", kit.Minor, kit.NewButton(kit.Quiet, "Try again", nothing)),
		kit.NewNotice("history", "2 texts from before the crash were kept.", kit.Accent, kit.NewButton(kit.Link, "Compare…", nothing)))
}
