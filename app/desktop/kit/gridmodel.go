package kit

import (
	"slices"
	"sort"
	"strings"
)

// gridLine is one line of a grid: a row, or the heading of a group.
type gridLine struct {
	row   int    // position in the rows; -1 for a heading
	group string // words of the heading
	count string // words at the heading's right
}

func (l gridLine) heading() bool { return l.row < 0 }

// gridModel is what a grid shows and in which order, without any drawing.
type gridModel[T any] struct {
	rows    []T
	lines   []gridLine
	key     func(T) string
	group   func(T) string                      // nil: no groups
	count   func(group string, rows int) string // nil: the number
	compare func(a, b T) int                    // nil: the order given
	desc    bool
	heights gridHeights
	tops    []float32 // top of each line, and the total height last
	rowTall func(T) float32
	chosen  string // key of the selected row, empty for none
	current int    // line the keyboard starts from
	typed   string // type-ahead so far
}

// gridHeights are the heights of rows and group headings.
type gridHeights struct{ row, group float32 }

// set takes new rows. The selection stays with its key; when that is gone, the
// keyboard goes on from the same place with nothing selected.
func (m *gridModel[T]) set(rows []T) {
	m.rows = rows
	m.arrange()
}

// arrange orders the rows into lines: groups in the order they first appear,
// the chosen order inside each.
func (m *gridModel[T]) arrange() {
	order := make([]int, len(m.rows))
	for i := range order {
		order[i] = i
	}
	ranks := m.groupRanks()
	if m.compare != nil || m.group != nil {
		sort.SliceStable(order, func(a, b int) bool { return m.less(ranks, order[a], order[b]) })
	}
	m.lines = m.lines[:0]
	for i, row := range order {
		if m.group != nil && (i == 0 || ranks[row] != ranks[order[i-1]]) {
			m.lines = append(m.lines, m.headingOf(row, order[i:], ranks))
		}
		m.lines = append(m.lines, gridLine{row: row})
	}
	m.measure()
	if at := m.lineOfKey(m.chosen); at >= 0 {
		m.current = at
		return
	}
	m.chosen = ""
	m.current = max(0, min(m.current, len(m.lines)-1))
}

func (m *gridModel[T]) groupRanks() []int {
	if m.group == nil {
		return nil
	}
	seen := map[string]int{}
	ranks := make([]int, len(m.rows))
	for i, row := range m.rows {
		name := m.group(row)
		rank, ok := seen[name]
		if !ok {
			rank = len(seen)
			seen[name] = rank
		}
		ranks[i] = rank
	}
	return ranks
}

func (m *gridModel[T]) less(ranks []int, a, b int) bool {
	if ranks != nil && ranks[a] != ranks[b] {
		return ranks[a] < ranks[b]
	}
	if m.compare == nil {
		return false
	}
	c := m.compare(m.rows[a], m.rows[b])
	if m.desc {
		c = -c
	}
	return c < 0
}

func (m *gridModel[T]) headingOf(row int, rest []int, ranks []int) gridLine {
	n := 0
	for n < len(rest) && ranks[rest[n]] == ranks[row] {
		n++
	}
	name := m.group(m.rows[row])
	words := ""
	if m.count != nil {
		words = m.count(name, n)
	}
	return gridLine{row: -1, group: name, count: words}
}

func (m *gridModel[T]) measure() {
	m.tops = slices.Grow(m.tops[:0], len(m.lines)+1)
	y := float32(0)
	for _, l := range m.lines {
		m.tops = append(m.tops, y)
		switch {
		case l.heading():
			y += m.heights.group
		case m.rowTall != nil:
			y += m.rowTall(m.rows[l.row])
		default:
			y += m.heights.row
		}
	}
	m.tops = append(m.tops, y)
}

// lineAt is the line at a height, the nearest one outside.
func (m *gridModel[T]) lineAt(y float32) int {
	i := sort.Search(len(m.lines), func(i int) bool { return m.tops[i+1] > y })
	return max(0, min(i, len(m.lines)-1))
}

// headingAt is the heading over a line, -1 when there is none.
func (m *gridModel[T]) headingAt(line int) int {
	if m.group == nil {
		return -1
	}
	for ; line >= 0; line-- {
		if m.lines[line].heading() {
			return line
		}
	}
	return -1
}

// nextHeading is the first heading below a line, -1 when there is none.
func (m *gridModel[T]) nextHeading(line int) int {
	for i := line + 1; i < len(m.lines); i++ {
		if m.lines[i].heading() {
			return i
		}
	}
	return -1
}

func (m *gridModel[T]) lineOfKey(key string) int {
	if key == "" {
		return -1
	}
	for i, l := range m.lines {
		if !l.heading() && m.key(m.rows[l.row]) == key {
			return i
		}
	}
	return -1
}

// step is the nearest row at or beyond line from+by, looking on in the same
// direction over headings and back when there is none; -1 without rows.
func (m *gridModel[T]) step(from, by int) int {
	if len(m.lines) == 0 {
		return -1
	}
	dir := 1
	if by < 0 {
		dir = -1
	}
	at := max(0, min(from+by, len(m.lines)-1))
	for i := at; i >= 0 && i < len(m.lines); i += dir {
		if !m.lines[i].heading() {
			return i
		}
	}
	for i := at; i >= 0 && i < len(m.lines); i -= dir {
		if !m.lines[i].heading() {
			return i
		}
	}
	return -1
}

// typeAhead adds a letter to what was typed and finds the next row whose words
// start with it; a letter that leads nowhere starts a new search.
func (m *gridModel[T]) typeAhead(r rune, words func(T) string) int {
	for _, typed := range []string{m.typed + foldText(string(r)), foldText(string(r))} {
		from := m.current
		if len([]rune(typed)) == 1 {
			from++ // the same letter again goes on to the next row
		}
		if at := m.findFrom(from, typed, words); at >= 0 {
			m.typed = typed
			return at
		}
	}
	m.typed = ""
	return -1
}

func (m *gridModel[T]) findFrom(from int, typed string, words func(T) string) int {
	n := len(m.lines)
	for i := range n {
		at := (from + i) % n
		l := m.lines[at]
		if !l.heading() && strings.HasPrefix(foldText(words(m.rows[l.row])), typed) {
			return at
		}
	}
	return -1
}
