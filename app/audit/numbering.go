package audit

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// numberSlots finds what a pattern of numbers leaves open: the year and the running number.
var (
	runningSlot = regexp.MustCompile(`0+`)
	yearSlot    = regexp.MustCompile(`YYYY|YY`)
)

// NumberInPattern returns the number n of a year in a certification body's pattern: zeros stand for the running number,
// YYYY or YY for the year. FC-AIMS-0000 gives FC-AIMS-0042; AI/YYYY/000 gives AI/2026/042. Only the last zeros are the
// running number, so that 100 may stand before them. A pattern without zeros gives an error: its numbers would be one.
func NumberInPattern(pattern string, year, n int) (string, error) {
	pattern = strings.TrimSpace(pattern)
	slots := runningSlot.FindAllStringIndex(pattern, -1)
	if len(slots) == 0 {
		return "", fmt.Errorf("has no zeros for the running number, as FC-AIMS-0000 has")
	}
	at := slots[len(slots)-1]
	running := strconv.Itoa(n)
	if missing := at[1] - at[0] - len(running); missing > 0 {
		running = strings.Repeat("0", missing) + running
	}
	return inYear(pattern[:at[0]], year) + running + inYear(pattern[at[1]:], year), nil
}

func inYear(text string, year int) string {
	return yearSlot.ReplaceAllStringFunc(text, func(slot string) string {
		digits := fmt.Sprintf("%04d", year)
		return digits[len(digits)-len(slot):]
	})
}
