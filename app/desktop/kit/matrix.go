package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// MatrixColumn is a column of a Matrix: its name and a quiet line beneath.
type MatrixColumn struct {
	Title, Note string
	Done        bool // lies on the ground of what is over
}

// MatrixMark is what a cell of a Matrix says.
type MatrixMark struct {
	Kind   CellKind
	Words  string
	Verify string // in a chip at the right, "" for none
}

// MatrixRow is a row of a Matrix. It has a mark for each column.
type MatrixRow struct {
	Key      string // what it stays the same row by
	Sign     string // short, before the name
	Name     string
	RuleOver bool // a stronger rule parts it from the row before
	Marks    []MatrixMark
}

// Matrix is a table whose single cells are walked through by the keyboard: arrows, Home, End, PageUp and PageDown move,
// letters and figures find a row, Space turns the cell, Enter opens it; every other key goes on to the window. The
// header and the first two columns stay while it scrolls; it draws only the rows in view.
type Matrix struct {
	widget.BaseWidget
	// SignTitle and NameTitle head the two columns that stay.
	SignTitle, NameTitle string
	// SignWidth is the width of the first column; 0 leaves it out.
	SignWidth float32
	// NameWidth is the least width of the second, ColumnWidth that of the others.
	NameWidth, ColumnWidth float32
	// OnMove is called after the user moved to another cell.
	OnMove func()
	// OnTurn is called by Space.
	OnTurn func()
	// OnOpen is called by Enter.
	OnOpen func()
	// OnKey sees each other key first and reports whether it used it.
	OnKey func(key fyne.KeyName) bool
	// OnMenu is called by a right click, with the place on the canvas where a menu should open.
	OnMenu func(at fyne.Position)

	columns  []MatrixColumn
	rows     []MatrixRow
	row, col int // of the current cell
	typed    string
	focused  bool
	unseen   bool         // the current cell is to be brought into view once there is one
	spans    []columnSpan // of sign, name and the columns; those of the columns begin at 0
	scroll   *container.Scroll
	body     *matrixBody
	names    *matrixNames
	heads    *matrixHeads
	corner   [2]*Text
	clips    [2]*container.Clip // of heads and names
	lines    [3]*Box            // under the header, and beside and under the rows
}

// matrixRow and matrixHead are the heights of a row and the header.
const (
	matrixRow  float32 = HeightSmall
	matrixHead float32 = 44
)

// NewMatrix makes an empty matrix.
func NewMatrix() *Matrix {
	m := &Matrix{SignWidth: 96, NameWidth: 138, ColumnWidth: 111}
	m.body, m.names, m.heads = newMatrixBody(m), newMatrixNames(m), newMatrixHeads(m)
	m.scroll = container.NewScroll(m.body)
	m.scroll.OnScrolled = func(fyne.Position) { m.scrolled() }
	m.clips = [2]*container.Clip{container.NewClip(m.heads), container.NewClip(m.names)}
	m.corner = [2]*Text{NewText("", Small).In(Ink3), NewText("", Small).In(Ink3)}
	m.lines = [3]*Box{NewBox(Line2), NewBox(Line), NewBox(Line2)}
	m.ExtendBaseWidget(m)
	return m
}

// SetData shows other columns and rows. The current cell stays in its row by the row's key, and in its column by place.
func (m *Matrix) SetData(columns []MatrixColumn, rows []MatrixRow) {
	key := m.key()
	m.columns, m.rows = columns, rows
	at := m.indexOf(key)
	if at < 0 {
		at = m.row
	}
	m.row, m.col = within(at, len(rows)), within(m.col, len(columns))
	m.heads.forget()
	m.body.forget()
	m.Refresh()
}

func within(i, n int) int { return max(0, min(i, n-1)) }

// key is that of the current row, "" without one.
func (m *Matrix) key() string {
	if m.row < len(m.rows) {
		return m.rows[m.row].Key
	}
	return ""
}

func (m *Matrix) indexOf(key string) int {
	for i := range m.rows {
		if m.rows[i].Key == key {
			return i
		}
	}
	return -1
}

// Current is the place of the current cell: the key of its row and its column; ok is false while there is none.
func (m *Matrix) Current() (row string, column int, ok bool) {
	return m.key(), m.col, m.row < len(m.rows) && m.col < len(m.columns)
}

// Select makes a cell the current one and scrolls to it, without a callback. It reports whether there is one.
func (m *Matrix) Select(row string, column int) bool {
	at := m.indexOf(row)
	if at < 0 || column < 0 || column >= len(m.columns) {
		return false
	}
	m.move(at, column)
	return true
}

// Mark is what a cell says; the zero mark where there is none.
func (m *Matrix) Mark(row string, column int) MatrixMark {
	at := m.indexOf(row)
	if at < 0 || column < 0 || column >= len(m.rows[at].Marks) {
		return MatrixMark{}
	}
	return m.rows[at].Marks[column]
}

// HeightWithin is the height at which every row is in view, or as many as fit into a height without one being cut.
func (m *Matrix) HeightWithin(most float32) float32 {
	const edges = matrixHead + 2
	rows := max(1, min(len(m.rows), int((most-edges)/matrixRow)))
	return edges + float32(rows)*matrixRow
}

// move makes a cell the current one and brings it into view.
func (m *Matrix) move(row, col int) {
	m.row, m.col = within(row, len(m.rows)), within(col, len(m.columns))
	m.reveal()
	m.body.bind()
	m.names.bind()
}

func (m *Matrix) goTo(row, col int) {
	before, beside := m.row, m.col
	m.move(row, col)
	if (m.row != before || m.col != beside) && m.OnMove != nil {
		m.OnMove()
	}
}

// reveal scrolls until the current cell is in view.
func (m *Matrix) reveal() {
	if m.row >= len(m.rows) || m.col >= len(m.columns) || len(m.spans) == 0 {
		return
	}
	view, at := m.scroll.Size(), m.scroll.Offset
	if m.unseen = view.Height <= 0 || view.Width <= 0; m.unseen {
		return
	}
	span := m.spans[2+m.col]
	at.X = shifted(at.X, span.x, span.width, view.Width)
	at.Y = shifted(at.Y, float32(m.row)*matrixRow, matrixRow+1, view.Height)
	if at != m.scroll.Offset {
		m.scroll.ScrollToOffset(at)
		m.scrolled()
	}
}

// shifted is the offset of a view at which a part of the content is in it.
func shifted(offset, from, length, view float32) float32 {
	switch {
	case from < offset:
		return from
	case from+length > offset+view:
		return from + length - view
	default:
		return offset
	}
}

// scrolled lets header and names follow.
func (m *Matrix) scrolled() {
	m.body.update()
	m.names.update()
	m.heads.Move(fyne.NewPos(-m.scroll.Offset.X, 0))
	m.names.Move(fyne.NewPos(0, -m.scroll.Offset.Y))
}

// rowsInView is the range of rows to be drawn, last before first when there is none.
func (m *Matrix) rowsInView() (first, last int) {
	view := m.scroll.Size().Height
	if view <= 0 || len(m.rows) == 0 {
		return 0, -1
	}
	y := max(0, m.scroll.Offset.Y)
	return within(int(y/matrixRow), len(m.rows)), within(int((y+view-1)/matrixRow), len(m.rows))
}
