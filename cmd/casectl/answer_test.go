package main

import (
	"errors"
	"slices"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// answer FILE NUMBER COLUMN TEXT fills in a cell of the sheet in which the client answers, found as a person finds it: by
// the number of the nonconformity, or what else is asked, and the title of the column.
func scriptAnswer(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	answers := f.GetSheetList()[0]
	if slices.Contains(f.GetSheetList(), "Your response") {
		answers = "Your response"
	}
	rows, err := f.GetRows(answers)
	ts.Check(err)
	column, row := -1, -1
	for i, cells := range rows {
		if slices.Contains(cells, args[1]) {
			row = i
		}
		if column < 0 {
			column = slices.Index(cells, args[2])
		}
	}
	if column < 0 || row < 0 {
		ts.Fatalf("%s has no %q of %q", args[0], args[2], args[1])
	}
	cell, err := excelize.CoordinatesToCellName(column+1, row+1)
	ts.Check(err)
	ts.Check(f.SetCellStr(answers, cell, args[3]))
	ts.Check(errors.Join(f.Save(), f.Close()))
}
