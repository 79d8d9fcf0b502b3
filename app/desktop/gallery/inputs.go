package gallery

import (
	"cmp"
	"io/fs"
	"os"

	"fyne.io/fyne/v2"

	"fieldcase/app/desktop/kit"
)

func init() { Register("inputs", inputs) }

// inputs is every control that takes words, choices and rows, in its states.
func inputs() fyne.CanvasObject {
	return kit.Ground(kit.Surface, kit.Pad(16, 28, 16, 28, kit.Cols(36,
		kit.Fixed(396, 0, kit.Rows(14, fieldStates(), dayAndTime(), choices())),
		kit.Fixed(450, 0, kit.Rows(14, narratives(), clauseGrid())),
		kit.Grow(kit.Rows(14, findingGrid(), overlays())),
	)))
}

// sampleToday is the day that "t" puts into a date field of the gallery.
func sampleToday() string { return "2026-05-06" }

func entry(text string) *kit.Entry {
	e := kit.NewEntry("")
	e.SetTextQuiet(text)
	return e
}

// pairOf puts two fields side by side, as wide as each other.
func pairOf(a, b fyne.CanvasObject) fyne.CanvasObject {
	return kit.Cols(14, kit.Fixed(191, 0, a), kit.Fixed(191, 0, b))
}

func fieldStates() fyne.CanvasObject {
	settle := kit.NewField("To settle", entry("Tromsø, remote"))
	settle.SetMessage(kit.Settle, "Name the tool used")
	wrong := kit.NewField("Wrong", entry("2026-02-30"))
	wrong.SetMessage(kit.Wrong, "February has 28 days")
	locked := kit.NewField("Read only", entry("NC-2026-ST2-02"))
	locked.SetReadOnly(true)
	return part("Fields",
		pairOf(kit.NewField("Rest", entry("Ingrid Næss")), kit.NewField("Second", entry("Márta Kővári")).SetHint("Alt+S")),
		pairOf(settle, wrong),
		pairOf(locked, kit.NewField("Empty", kit.NewPicker("Choose a clause", sampleClauses()...))))
}

func dayAndTime() fyne.CanvasObject {
	due, start := kit.NewDateField(sampleToday), kit.NewTimeField()
	due.SetQuiet("2026-06-10")
	start.SetQuiet("09:30")
	return part("Day and time", pairOf(kit.NewField("Due", due).SetHint("t today"), kit.NewField("Start", start)))
}

func choices() fyne.CanvasObject {
	filter := kit.NewSegmented(kit.Segment{ID: "all", Word: "All", Count: "64"}, kit.Segment{ID: "mine", Word: "Mine", Count: "34"}, kit.Segment{ID: "open", Word: "Open", Count: "6"})
	filter.Choose("all")
	grade := kit.NewSegmented(
		kit.Segment{ID: "positive", Icon: "thumbs-up", Word: "Positive", Color: kit.Good},
		kit.Segment{ID: "ofi", Icon: "lightbulb", Word: "OFI", Key: "F6", Color: kit.OFI},
		kit.Segment{ID: "minor", Icon: "triangle-alert", Word: "Minor", Key: "F7", Color: kit.Minor},
		kit.Segment{ID: "major", Icon: "octagon-alert", Word: "Major", Key: "F8", Color: kit.Major})
	grade.Choose("minor")
	asked, open := kit.NewCheck("asked"), kit.NewCheck("open")
	asked.Set(true)
	decision := kit.NewRadio(false, kit.Option{ID: "grant", Title: "Grant"}, kit.Option{ID: "refuse", Title: "Refuse"})
	decision.Choose("grant")
	sites := kit.NewTokensField("Choose sites", sampleSites()...)
	sites.Choose("trondheim", "thorax")
	return part("Choices",
		kit.Cols(14, filter, asked, open),
		grade, kit.Cols(14, decision),
		kit.NewField("Site and AI system", sites),
		kit.NewField("Other clauses", clauseTokens()))
}

func clauseTokens() *kit.TokensField {
	f := kit.NewTokensField("Choose clauses", sampleClauses()...)
	f.Choose("A.6.2.6", "8.4", "9.1")
	return f
}

func sampleSites() []kit.Option {
	return []kit.Option{
		{ID: "trondheim", Title: "Trondheim", Group: "Sites", Hidden: true},
		{ID: "oslo", Title: "Oslo", Group: "Sites", Hidden: true},
		{ID: "tromso", Title: "Tromsø", Group: "Sites", Hidden: true},
		{ID: "thorax", Title: "ThoraxTriage 4", Group: "AI systems", Hidden: true},
		{ID: "mamma", Title: "MammaSecond 2", Group: "AI systems", Hidden: true},
	}
}

func sampleClauses() []kit.Option {
	return []kit.Option{
		{ID: "8.1", Title: "Operational planning and control", Group: "8 Operation", Detail: "MK"},
		{ID: "8.2", Title: "AI risk assessment", Group: "8 Operation", Detail: "MK"},
		{ID: "8.3", Title: "AI risk treatment", Group: "8 Operation", Detail: "MK"},
		{ID: "8.4", Title: "AI system impact assessment", Group: "8 Operation", Detail: "MK"},
		{ID: "9.1", Title: "Monitoring and measurement", Group: "9 Performance evaluation", Detail: "JL"},
		{ID: "9.2.2", Title: "Internal audit programme", Group: "9 Performance evaluation", Detail: "JL"},
		{ID: "10.2", Title: "Nonconformity and action", Group: "10 Improvement", Detail: "JL"},
		{ID: "A.2.2", Title: "AI policy", Group: "Annex A", Detail: "JL"},
		{ID: "A.6.2.6", Title: "Operation and monitoring", Group: "Annex A", Detail: "MK"},
		{ID: "A.8.4", Title: "Communication of incidents", Group: "Annex A", Detail: "MK"},
	}
}

func narratives() fyne.CanvasObject {
	text := "Alerts on falling performance of ThoraxTriage 4 raised outside office hours were not handled within the time the organization has set itself because on-call staffing is missing."
	statement := kit.NewNarrative("What was not fulfilled", 2)
	statement.SetTextQuiet(text)
	empty := kit.NewNarrative("Why this grade", 2)
	return part("Narratives, 14/22", kit.NewField("Statement", statement).SetHint("Alt+S"), kit.NewField("Reason for the grade", empty))
}

func clauseGrid() fyne.CanvasObject {
	type row = kit.Option
	g := kit.NewGrid(func(o row) string { return o.ID },
		kit.Column[row]{ID: "state", Title: "State", Width: 72, Color: kit.Ink2, Text: func(row) string { return "open" }},
		kit.Column[row]{ID: "clause", Title: "Clause", Width: 76, Style: kit.BodyFigures, Text: func(o row) string { return o.ID }, Compare: func(a, b row) int { return cmp.Compare(a.ID, b.ID) }},
		kit.Column[row]{ID: "title", Title: "Title", Text: func(o row) string { return o.Title }, Compare: func(a, b row) int { return cmp.Compare(a.Title, b.Title) }},
		kit.Column[row]{ID: "date", Title: "Date", Width: 96, Align: fyne.TextAlignTrailing, Style: kit.BodyFigures, HideBelow: 360, Text: func(row) string { return "2026-05-04" }})
	g.GroupBy(func(o row) string { return o.Group }, func(_ string, n int) string { return kit.CountWords(n-1, n) })
	g.SetRows(sampleClauses())
	g.SortBy("clause", false)
	g.Select("8.4")
	return part("Grid rows, 32 high, header 28, one hairline", kit.Fixed(450, 330, g))
}

type sampleFinding struct{ grade, number, clause, statement string }

func findingGrid() fyne.CanvasObject {
	badge := func() kit.Cell[sampleFinding] {
		chip, number := kit.GradeBadge("major"), kit.NewText("", kit.SmallFigures).In(kit.Ink2)
		return kit.Cell[sampleFinding]{
			Object: kit.Rows(2, kit.Cols(0, chip), number),
			Update: func(f sampleFinding, _ bool) {
				m := kit.MarkOf(f.grade)
				chip.Set(m.Icon, m.Word, m.Token)
				number.SetText(f.number)
			},
		}
	}
	g := kit.NewGrid(func(f sampleFinding) string { return f.number },
		kit.Column[sampleFinding]{ID: "grade", Title: "Grade", Width: 92, Cell: badge},
		kit.Column[sampleFinding]{ID: "clause", Title: "Clause", Width: 64, Style: kit.BodyStrongFigures, Text: func(f sampleFinding) string { return f.clause }},
		kit.Column[sampleFinding]{ID: "statement", Title: "Statement", Lines: 2, Text: func(f sampleFinding) string { return f.statement }})
	g.Height = 58
	g.SetRows([]sampleFinding{
		{"major", "MK-01", "8.4", "No AI system impact assessment was carried out for ReportDraft before it was released to users."},
		{"minor", "JL-01", "A.6.2.6", "Alerts on falling performance of ThoraxTriage 4 raised outside office hours were not handled."},
		{"ofi", "JL-03", "A.8.2", "The user information for MammaSecond 2 states its limits."},
	})
	g.Select("JL-01")
	empty := kit.NewGrid(func(f sampleFinding) string { return f.number })
	empty.Empty = kit.Centered(kit.NewButton(kit.Primary, "Opening meeting", nothing).WithIcon("plus").WithKey("Ins"))
	return part("Rows of two lines, and none", kit.Fixed(0, 204, g), kit.Fixed(0, 72, empty))
}

// overlays are the buttons that open what lies over a page.
func overlays() fyne.CanvasObject {
	confirm := kit.NewButton(kit.Secondary, "Confirm…", func() {
		kit.Confirm(galleryWindow(), kit.Question{
			Title: "Issue 7 findings?", Yes: "Issue", Icon: "stamp", No: "Not yet",
			Text: "They get their numbers and can no longer be changed in silence. The client’s workbook is written beside the case file.",
		}, nothing)
	})
	ask := kit.NewButton(kit.Secondary, "Ask…", func() {
		kit.Ask(galleryWindow(), kit.Asking{Title: "New case", Label: "Client", Yes: "Create", Check: func(s string) string {
			if s == "" {
				return "The client needs a name"
			}
			return ""
		}}, func(string) {})
	})
	tell := kit.NewButton(kit.Secondary, "Tell…", func() {
		kit.Tell(galleryWindow(), kit.Telling{
			Title: "The workbook could not be written", Happened: "The disk is full: 0 bytes are free on D:.",
			Kept: "The case file and the last workbook are as they were.", Remedy: "Make room, or choose another folder with Ctrl+E.",
		})
	})
	file := kit.NewButton(kit.Secondary, "File…", func() {
		kit.ChooseFile(galleryWindow(), diskToLookAt{}, kit.FileRequest{Mode: kit.SaveFile, Title: "Export the findings workbook", Name: "findings.xlsx"}, func(string) {})
	})
	menu := kit.NewButton(kit.Secondary, "Menu", nil).WithIcon("menu").WithKey("F10")
	menu.SetPress(func() { kit.ShowMenuUnder(menu, sampleMenu()...) })
	return part("Over the page", kit.Cols(8, confirm, ask, tell, file, menu))
}

func sampleMenu() []kit.MenuGroup {
	return []kit.MenuGroup{
		{Title: "Case", Items: []kit.MenuItem{
			{Word: "New case…", Icon: "plus", Key: "Ctrl+N", Run: nothing},
			{Word: "Open…", Key: "Ctrl+O", Run: nothing},
			{Word: "Issue certificate", Icon: "award", Reason: "after 7", Run: nothing},
		}},
		{Title: "Page", Items: []kit.MenuItem{{Word: "Export…", Icon: "download", Key: "Ctrl+E", Run: nothing}, {Word: "Quit", Key: "Ctrl+Q", Run: nothing}}},
	}
}

// galleryWindow is the one window of the gallery.
func galleryWindow() fyne.Window { return fyne.CurrentApp().Driver().AllWindows()[0] }

// diskToLookAt lets the file panel of the gallery list real folders.
type diskToLookAt struct{}

func (diskToLookAt) ReadDir(folder string) ([]fs.DirEntry, error) { return os.ReadDir(folder) }
func (diskToLookAt) Stat(path string) (fs.FileInfo, error)        { return os.Stat(path) }
func (diskToLookAt) Home() (string, error)                        { return os.UserHomeDir() }
