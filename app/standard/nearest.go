package standard

import (
	"math"
	"strconv"
	"strings"
)

// edits counts the single-character changes that lead from a to b (Levenshtein's distance, over bytes).
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// likeness counts the leading dotted parts that two ids share and gives the distance of the first that differs.
func likeness(a, b string) (agreeing, distance int) {
	p, q := strings.Split(a, "."), strings.Split(b, ".")
	for agreeing < min(len(p), len(q)) && p[agreeing] == q[agreeing] {
		agreeing++
	}
	if agreeing == min(len(p), len(q)) {
		return agreeing, 0
	}
	x, errX := strconv.Atoi(p[agreeing])
	y, errY := strconv.Atoi(q[agreeing])
	if errX != nil || errY != nil {
		return agreeing, math.MaxInt
	}
	return agreeing, max(x-y, y-x)
}
