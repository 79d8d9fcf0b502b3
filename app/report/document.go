package report

import (
	"time"

	"fieldcase/app/date"
)

// Document is a document before it is written as Word or PDF.
type Document struct {
	Kind     Kind
	Title    string // Audit report: Stage 2
	Client   string // whom it is about
	Line     string // what the head of a page says beside the client: Stage 2, ISO/IEC 42001:2023
	Body     string // the certification body
	Status   string // what the foot of a page says of its issue
	Draft    bool   // it lacks something, or it is not in force: every page says so
	Layout   Layout
	Meta     Meta
	Blocks   []Block
	Missing  []Missing
	Pictures map[string]Picture
}

// Layout is how the pages of a document look.
type Layout string

// The layouts.
const (
	Pages Layout = "pages" // running head and foot, text from the left
	Sheet Layout = "sheet" // framed, text in the middle: a certificate
)

// Meta is what a file manager shows of a document. It says nothing of who wrote it, when that day, or on what machine: the
// same case gives the same document all day.
type Meta struct {
	Subject    string
	Keywords   string
	Identifier string
	Day        date.Date // on which it is made
}

// made is the day as a point of time, as files have it.
func (m Meta) made() time.Time {
	return time.Date(m.Day.Year(), m.Day.Month(), m.Day.Day(), 0, 0, 0, 0, time.UTC)
}

// Missing is something that the case lacks for a document.
type Missing struct {
	Rule    string `json:"rule,omitempty"` // R-1-4
	Message string `json:"message"`        // what to do, as a sentence
	Blocks  bool   `json:"blocks"`         // the document may not be issued without it
}

// Picture is a picture of a document, such as the mark of the certification body.
type Picture struct {
	PNG           []byte // 8 bits a channel, not interlaced
	Width, Height int    // in pixels
}

// Tone is what a text says by its colour, beside its words.
type Tone string

// The tones.
const (
	ToneNone    Tone = ""
	ToneMajor   Tone = "major"
	ToneMinor   Tone = "minor"
	ToneOFI     Tone = "ofi"
	ToneGood    Tone = "good"
	ToneConcern Tone = "concern"
	TonePlain   Tone = "plain"   // of no weight: not audited, not applicable
	ToneMuted   Tone = "muted"   // beside the point
	ToneMissing Tone = "missing" // the case lacks it
)

// AllTones returns every tone.
func AllTones() []Tone {
	return []Tone{ToneNone, ToneMajor, ToneMinor, ToneOFI, ToneGood, ToneConcern, TonePlain, ToneMuted, ToneMissing}
}

// Block is a part of a document: one of the types below.
type Block interface{ block() }

// Heading begins a section. Level is 1 to 3. Tag is a word beside it, such as the grade of a finding. A heading that keeps
// its section has all of it on one page.
type Heading struct {
	Level int
	Text  string
	Tag   string
	Tone  Tone
	Keep  bool
}

// Paragraph is a text; line breaks in it are kept. One that leads stays on the page of what follows.
type Paragraph struct {
	Text  string
	Style Style
	Tone  Tone
	Leads bool
}

// List is a list with bullets.
type List struct{ Items []string }

// KeyValues is a list of short titles with what is said of each.
type KeyValues struct {
	Rows   []KeyValue
	Centre bool // both columns meet in the middle of the sheet
}

// KeyValue is one line of it.
type KeyValue struct {
	Key, Value string
	Tone       Tone
}

// Table is a table whose header is repeated on each page.
type Table struct {
	Columns []Column
	Rows    []Row
}

// Column is a column of a table.
type Column struct {
	Title string
	Share int // of the width, in per cent; those of a table add up to 100
	Right bool
}

// Row is a row of a table. A row with a band has no cells: it names the group of the rows that follow.
type Row struct {
	Band  string
	Cells []Cell
}

// Cell is a cell of a table.
type Cell struct {
	Text   string
	Tone   Tone
	Strong bool
}

// Notice is a text in a frame, to be seen first.
type Notice struct {
	Title, Text string
	Tone        Tone
}

// Signatures are lines to sign on, side by side.
type Signatures struct{ Lines []Signature }

// Signature is one of them: who signs, in what part, and the day if it is known.
type Signature struct{ Name, Part, Day string }

// Mark shows pictures of the document side by side, at most so many points high.
type Mark struct {
	Pictures []string // keys of Document.Pictures
	Height   float64
	Centre   bool
}

// PageBreak begins a new page.
type PageBreak struct{}

// Space is empty room, in points.
type Space float64

func (Heading) block()    {}
func (Paragraph) block()  {}
func (List) block()       {}
func (KeyValues) block()  {}
func (Table) block()      {}
func (Notice) block()     {}
func (Signatures) block() {}
func (Mark) block()       {}
func (PageBreak) block()  {}
func (Space) block()      {}
