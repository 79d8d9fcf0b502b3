package workbook

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// guard makes the sheet Your response hard to spoil by mistake and easy to print: locked but for the answers, without a
// password, for it guides and locks nobody out; days checked as they are typed; the number on each printed page.
func guard(f *excelize.File, columns []answerColumn, lastRow int) error {
	steps := []error{hideKey(f), freezeHeader(f, len(columns), lastRow)}
	for k, c := range columns {
		if c.breaks {
			steps = append(steps, f.InsertPageBreak(responseSheet, ref(k+1, 1)))
		}
		if c.help != "" {
			steps = append(steps, f.AddDataValidation(responseSheet, validation(c, ref(k+1, headerRow+1)+":"+ref(k+1, max(lastRow, headerRow+1)))))
		}
	}
	return errors.Join(append(steps, printWide(f), protect(f))...)
}

func hideKey(f *excelize.File) error { return f.SetColVisible(responseSheet, "A", false) }

// freezeHeader keeps header and number in sight, filters the answers, and prints both on every page.
func freezeHeader(f *excelize.File, columns, lastRow int) error {
	return errors.Join(
		f.AutoFilter(responseSheet, ref(1, headerRow)+":"+ref(columns, max(lastRow, headerRow+1)), nil),
		f.SetPanes(responseSheet, &excelize.Panes{
			Freeze: true, XSplit: 2, YSplit: headerRow, TopLeftCell: ref(3, headerRow+1), ActivePane: "bottomRight",
		}),
		f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$A:$B,'%s'!$%d:$%d", responseSheet, responseSheet, headerRow, headerRow), Scope: responseSheet,
		}),
	)
}

// printWide prints each row over three pages at its full size, the pages of a row after one another.
func printWide(f *excelize.File) error {
	return errors.Join(
		f.SetSheetProps(responseSheet, &excelize.SheetPropsOptions{FitToPage: new(false)}),
		f.SetPageLayout(responseSheet, &excelize.PageLayoutOptions{AdjustTo: new(uint(88)), PageOrder: new("overThenDown")}),
	)
}

// protect locks what is not the client's. Sorting and filtering stay possible, and widths can be changed.
func protect(f *excelize.File) error {
	return f.ProtectSheet(responseSheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, AutoFilter: true, Sort: true,
		FormatCells: true, FormatColumns: true, FormatRows: true,
	})
}

// The days that a client's answer can name.
const (
	earliestDay = 36526 // 2000-01-01
	latestDay   = 73050 // 2099-12-31
)

// validation says what belongs into the cells of a column, and checks days while they are typed.
func validation(c answerColumn, cells string) *excelize.DataValidation {
	v := excelize.NewDataValidation(true)
	v.Sqref = cells
	v.SetInput(c.title, c.help)
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
	f := &form{name: guideSheet, widths: []float64{25, 74}}
	f.wide(lookTitle, guideSheet)
	f.wide(lookSubtitle, r.of.Case.Client.Name)
	f.wide(lookFacts, joinFilled(" · ", r.subject(), r.of.Case.Body.Name))
	f.section("In short")
	f.value("1", "Open the sheet "+responseSheet+". Each row is one nonconformity: what was found on the left, your answer on the right.")
	f.value("2", "Fill in the light cells. You may save and go on later, sort, filter, colour, and pass the file on within your organization.")
	f.value("3", "Put your evidence beside the file, and begin the name of each file with the number of its nonconformity: "+r.exampleFile()+".")
	f.value("4", "Send the workbook and the files back to "+joinFilled(", ", r.of.Case.Body.Name, "the certification body")+".")
	f.section("What goes where")
	for _, c := range answerColumns() {
		if c.help != "" {
			f.value(c.title, c.help)
		}
	}
	f.section("When")
	f.value("Answer due", "The day in the column of that name. If you cannot keep it, tell the lead auditor before.")
	f.section("Good to know")
	f.value("Locked cells", "They guide, they do not lock you out: there is no password. What is changed in them is seen and not taken over.")
	f.value("Disagreement", "Say so in the column Remark. The nonconformity is still to be answered in time.")
	f.value("Who decides", "You find the cause and the remedy. The auditors look whether they fit what was found, and later whether they worked.")
	return f
}

// exampleFile returns the name of a file as evidence may have it.
func (r *released) exampleFile() string {
	return label(r.nonconformities()[0]) + " training list.pdf"
}
