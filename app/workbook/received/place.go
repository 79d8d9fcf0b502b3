package received

import (
	"strconv"
	"time"
)

// reference returns column and row of a reference such as AB12.
func reference(ref string) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		column = column*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	return column, row, i > 0 && err == nil && row > 0 && column <= lastColumn
}

// lastColumn is the last one a spreadsheet has, XFD.
const lastColumn = 16384

// Reference returns the reference of a cell: AB12.
func Reference(column, row int) string {
	var letters []byte
	for n := column; n > 0; n = (n - 1) / 26 {
		letters = append([]byte{byte('A' + (n-1)%26)}, letters...)
	}
	return string(letters) + strconv.Itoa(row)
}

// Day returns the day that a spreadsheet counts as n, as 2026-06-05; false outside of the years 1900 to 9999. A time of
// the day is left out. Before March 1900 programs count differently, so that those days are none.
func Day(n float64) (string, bool) {
	const first, last = 61, 2958465
	if n < first || n >= last+1 {
		return "", false
	}
	day := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n))
	return day.Format(time.DateOnly), true
}
