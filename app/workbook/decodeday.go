package workbook

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"fieldcase/app/date"
	"fieldcase/app/workbook/received"
)

// dayOf reads a day that a client typed: a day of the spreadsheet, or a text in a form that can be read in one way only.
// The fault says what to do where it cannot.
func dayOf(cell received.Cell) (text, fault string) {
	if cell.Kind == received.Number {
		if d, ok := received.Day(cell.Number); ok {
			return d, ""
		}
		return cell.Text, fmt.Sprintf("%s is no day. Write it as 2026-06-30.", cell.Text)
	}
	text = strings.TrimSpace(strings.ReplaceAll(cell.Text, "\u00a0", " "))
	if d, ok := typedDay(text); ok {
		return d.String(), ""
	}
	return cell.Text, fmt.Sprintf("%q cannot be read as one day. Write it as 2026-06-30.", cell.Text)
}

var (
	yearFirst = regexp.MustCompile(`^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})\.?(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})([-./ ])\s*(\d{1,2})[-./ ]\s*(\d{4})$`)
)

// wordForms are days with the name of the month, which cannot be mistaken.
var wordForms = []string{
	"2 January 2006", "2 Jan 2006", "2. January 2006", "2. Jan 2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "Jan 2 2006",
	"2-Jan-2006", "2-January-2006", "Mon 2 January 2006", "Monday, January 2, 2006", "Monday, 2 January 2006",
}

// typedDay reads a day in a form that leaves no doubt. 04/05/2026 leaves one: it is April in one country and May in the
// next. With dots the day comes first everywhere that dots are written.
func typedDay(text string) (date.Date, bool) {
	if m := yearFirst.FindStringSubmatch(text); m != nil {
		return dayFrom(m[1], m[2], m[3])
	}
	if m := yearLast.FindStringSubmatch(text); m != nil {
		first, second := number(m[1]), number(m[3])
		switch {
		case m[2] == "." || first > 12 || first == second:
			return dayFrom(m[4], m[3], m[1])
		case second > 12:
			return dayFrom(m[4], m[1], m[3])
		default:
			return date.Date{}, false
		}
	}
	for _, form := range wordForms {
		if t, err := time.Parse(form, text); err == nil {
			return date.Of(t), true
		}
	}
	return date.Date{}, false
}

func dayFrom(year, month, day string) (date.Date, bool) {
	d, err := date.New(number(year), number(month), number(day))
	return d, err == nil
}

// number returns the number of a text of digits.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}
