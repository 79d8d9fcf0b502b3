package kit

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

const isoLayout = "2006-01-02"

// readDay reads a day of the calendar as somebody types it: "2026-03-04",
// "20260304" or "t" for today, which is the caller's, ISO too. It returns the
// ISO day, or what is wrong in words for the line beneath the field. An empty
// text is neither: both results are empty.
func readDay(text, today string) (iso, problem string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", ""
	}
	if strings.EqualFold(text, "t") && today != "" {
		return today, ""
	}
	digits := text
	if len(text) == 8 && allDigits(text) {
		digits = text[:4] + "-" + text[4:6] + "-" + text[6:]
	}
	part := strings.Split(digits, "-")
	if len(part) != 3 || len(part[0]) != 4 || !shortNumber(part[1]) || !shortNumber(part[2]) || !allDigits(part[0]) {
		return "", "Year, month and day, as 2026-03-04"
	}
	year, _ := strconv.Atoi(part[0])
	month, _ := strconv.Atoi(part[1])
	day, _ := strconv.Atoi(part[2])
	if problem := dayProblem(year, month, day); problem != "" {
		return "", problem
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day), ""
}

func dayProblem(year, month, day int) string {
	switch {
	case year < 1900 || year > 2200:
		return "The year is between 1900 and 2200"
	case month < 1 || month > 12:
		return "The month is between 01 and 12"
	case day < 1:
		return "The first day is 01"
	case day > daysIn(year, month):
		return fmt.Sprintf("%s has %d days", time.Month(month), daysIn(year, month))
	}
	return ""
}

// shiftDay moves an ISO day by months, kept inside the month it comes to, and
// then by days. A text that is no ISO day comes back unchanged.
func shiftDay(iso string, months, days int) string {
	at, err := time.Parse(isoLayout, iso)
	if err != nil {
		return iso
	}
	first := time.Date(at.Year(), at.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	day := min(at.Day(), daysIn(first.Year(), int(first.Month())))
	return first.AddDate(0, 0, day-1+days).Format(isoLayout)
}

// readTime reads a time of day: "09:30", "930", "0930", "9" or "9.30". It
// returns "hh:mm", or what is wrong in words.
func readTime(text string) (clock, problem string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", ""
	}
	hour, minute, ok := strings.Cut(strings.Replace(text, ".", ":", 1), ":")
	if !ok && len(text) > 2 {
		hour, minute = text[:len(text)-2], text[len(text)-2:]
	} else if !ok {
		minute = "00"
	}
	if !shortNumber(hour) || len(minute) != 2 || !allDigits(minute) {
		return "", "Hours and minutes, as 09:30"
	}
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	switch {
	case h > 23:
		return "", "The last hour is 23"
	case m > 59:
		return "", "The last minute is 59"
	}
	return fmt.Sprintf("%02d:%02d", h, m), ""
}

// shiftTime moves "hh:mm" by minutes to the next full step in that direction,
// kept inside the day. A text that is no time comes back unchanged.
func shiftTime(clock string, minutes int) string {
	at, err := time.Parse("15:04", clock)
	if err != nil || minutes == 0 {
		return clock
	}
	step := max(minutes, -minutes)
	now := at.Hour()*60 + at.Minute()
	next := now - now%step
	if minutes > 0 {
		next += step
	} else if now%step == 0 {
		next -= step
	}
	if next < 0 || next > 23*60+59 {
		return clock
	}
	return fmt.Sprintf("%02d:%02d", next/60, next%60)
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func shortNumber(s string) bool { return len(s) <= 2 && allDigits(s) }
