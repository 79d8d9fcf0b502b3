package workbook

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"fieldcase/app/audit"
)

// guard makes the sheet hard to spoil by mistake and easy to print: locked but for the answers, without a password, for it
// guides and locks nobody out; days and choices checked as they are typed; the number on each printed page.
func (a *asking) guard(f *excelize.File) error {
	last := headerRow + max(a.n, 1)
	steps := []error{f.SetColVisible(a.sheet, "A", false), a.freezeHeader(f, last)}
	for k := range a.columns {
		c := &a.columns[k]
		if c.breaks {
			steps = append(steps, f.InsertPageBreak(a.sheet, ref(k+1, 1)))
		}
		if c.help != "" {
			steps = append(steps, f.AddDataValidation(a.sheet, validation(c, ref(k+1, headerRow+1)+":"+ref(k+1, last))))
		}
	}
	return errors.Join(append(steps, a.print(f), a.protect(f))...)
}

// freezeHeader keeps header and number in sight, filters the answers, and prints both on every page.
func (a *asking) freezeHeader(f *excelize.File, last int) error {
	return errors.Join(
		f.AutoFilter(a.sheet, ref(1, headerRow)+":"+ref(len(a.columns), last), nil),
		f.SetPanes(a.sheet, &excelize.Panes{
			Freeze: true, XSplit: 2, YSplit: headerRow, TopLeftCell: ref(3, headerRow+1), ActivePane: "bottomRight",
		}),
		f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$A:$B,'%s'!$%d:$%d", a.sheet, a.sheet, headerRow, headerRow), Scope: a.sheet,
		}),
	)
}

// print prints a sheet that is made for it on one page of width; each row of one that parts its columns over several pages
// at its full size, the pages of a row after one another.
func (a *asking) print(f *excelize.File) error {
	if !slices.ContainsFunc(a.columns, func(c answerColumn) bool { return c.breaks }) {
		return errors.Join(
			f.SetSheetProps(a.sheet, &excelize.SheetPropsOptions{FitToPage: new(true)}),
			f.SetPageLayout(a.sheet, &excelize.PageLayoutOptions{FitToWidth: new(1), FitToHeight: new(0)}),
		)
	}
	return errors.Join(
		f.SetSheetProps(a.sheet, &excelize.SheetPropsOptions{FitToPage: new(false)}),
		f.SetPageLayout(a.sheet, &excelize.PageLayoutOptions{AdjustTo: new(uint(88)), PageOrder: new("overThenDown")}),
	)
}

// protect locks what is not the client's. Sorting and filtering stay possible, and widths can be changed.
func (a *asking) protect(f *excelize.File) error {
	return f.ProtectSheet(a.sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true,
		FormatCells: true, FormatColumns: true, FormatRows: true,
	})
}

// The days that a client's answer can name.
const (
	earliestDay = 36526 // 2000-01-01
	latestDay   = 73050 // 2099-12-31
)

// validation says what belongs into the cells of a column, and checks days and choices while they are typed.
func validation(c *answerColumn, cells string) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.Sqref = cells
	v.SetInput(c.title, c.help)
	if c.choices != nil {
		v.SetError(excelize.DataValidationErrorStyleStop, c.title, "Choose one of: "+strings.Join(c.words(), ", ")+".")
		if err := v.SetDropList(c.words()); err != nil {
			panic(err) // the words are fixed, and few
		}
		return v
	}
	if c.look == lookAnswerDay {
		v.SetError(excelize.DataValidationErrorStyleWarning, c.title, "Type a day, such as 2026-06-30.")
		if err := v.SetRange(earliestDay, latestDay, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			panic(err) // the days are fixed
		}
		return v
	}
	v.SetError(excelize.DataValidationErrorStyleStop, c.title, fmt.Sprintf("At most %d characters fit. Send the rest as a file.", maxUnits))
	if err := v.SetRange(0, maxUnits, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween); err != nil {
		panic(err)
	}
	return v
}

// guide lays out the sheet that tells the client how to answer.
func (r *released) guide() *form {
	f := r.guideHead()
	f.section("In short")
	f.value("1", "Open the sheet "+responseSheet+". Each row is one nonconformity: what was found on the left, your answer on the right.")
	f.value("2", "Fill in the light cells. You may save and go on later, sort, filter, colour, and pass the file on within your organization.")
	f.value("3", "Put your evidence beside the file, and begin the name of each file with the number of its nonconformity: "+r.exampleFile()+".")
	f.value("4", "Send the workbook and the files back to "+r.receiver()+".")
	f.section("What goes where")
	f.columns(audit.ResponseDocument)
	f.section("When")
	f.value("Answer due", "The day in the column of that name. If you cannot keep it, tell the lead auditor before.")
	f.section("Good to know")
	f.value("Locked cells", lockedWords)
	f.value("Disagreement", "Say so in the column Remark. The nonconformity is still to be answered in time.")
	f.value("Who decides", "You find the cause and the remedy. The auditors look whether they fit what was found, and later whether they worked.")
	return f
}

// columns says what goes into the columns of a sheet.
func (f *form) columns(kind audit.DocumentKind) {
	for _, c := range askingColumns[kind] {
		if c.help != "" {
			f.value(c.title, c.help)
		}
	}
}

// exampleFile returns the name of a file as evidence may have it.
func (r *released) exampleFile() string {
	return label(r.nonconformities()[0]) + " training list.pdf"
}
