package audit

// Return is what a workbook says that came back from the client, as it stands in its cells: nothing of it counts before
// PlanImport compared it with the case and a person looked at it.
type Return struct {
	Kind       DocumentKind   `json:"kind"` // ResponseDocument, RequestDocument or PlanDocument: what the client was asked
	Case       ID             `json:"case"`
	Export     ID             `json:"export"`          // the export that it was made by
	ExportedAt Instant        `json:"exported_at"`     // when it went out
	Newer      bool           `json:"newer,omitempty"` // made by a later version of the program, in a form not known here
	Audit      ID             `json:"audit,omitempty"` // that it is about, "" for all of them
	Expected   []ID           `json:"expected"`        // records that went out: nonconformities, requests, lines of a plan
	Labels     map[string]ID  `json:"labels"`          // what those were called in the sheet
	Prints     map[ID]string  `json:"prints"`          // what their locked cells said, by a fingerprint
	Rows       []ReturnedRow  `json:"rows"`            // in the order of the sheet
	Stale      []ID           `json:"stale,omitempty"` // records of which the sheet would say something else if it went out now
	Problems   []ImportRemark `json:"problems"`        // met while the cells were read
}

// ReturnedRow is a row of the sheet in which the client answers.
type ReturnedRow struct {
	Record ID             `json:"record,omitempty"` // by the key of the row; "" when it has none that can be read
	Label  string         `json:"label"`            // number that the row shows
	Place  string         `json:"place"`            // cell that a message about the row names
	Cells  []ReturnedCell `json:"cells"`            // of the client, the empty ones too
	Locked []ReturnedCell `json:"locked"`           // of the certification body
	Intact bool           `json:"intact"`           // the locked cells are as they went out
	Files  string         `json:"files,omitempty"`  // what the client calls the files that belong to the row
}

// ReturnedCell is a cell of such a row.
type ReturnedCell struct {
	Field string `json:"field"`           // of the response, or of the finding for a locked cell
	Cell  string `json:"cell"`            // 'Your response'!H5
	Text  string `json:"text"`            // days as 2026-06-05
	Fault string `json:"fault,omitempty"` // why the text cannot be taken: no day, joined cells
}

// ImportRemarkKind is what a remark about a returned workbook is.
type ImportRemarkKind string

// The remarks.
const (
	RemarkWrongCase   ImportRemarkKind = "wrong-case"
	RemarkNewer       ImportRemarkKind = "newer-format"
	RemarkOlderExport ImportRemarkKind = "older-export"
	RemarkUnknownRow  ImportRemarkKind = "unknown-row"
	RemarkMissingRow  ImportRemarkKind = "missing-row"
	RemarkDoubleRow   ImportRemarkKind = "duplicate-row"
	RemarkMovedRow    ImportRemarkKind = "moved-row" // key and number of a row name different nonconformities
	RemarkLocked      ImportRemarkKind = "locked"
	RemarkEmptied     ImportRemarkKind = "emptied"
	RemarkUnreadable  ImportRemarkKind = "unreadable"
	RemarkFormula     ImportRemarkKind = "formula"
	RemarkMerged      ImportRemarkKind = "merged"
	RemarkColumn      ImportRemarkKind = "missing-column"
	RemarkSettled     ImportRemarkKind = "settled" // the nonconformity waits for no answer any more
	RemarkCut         ImportRemarkKind = "cut"     // of a text that was too long for its cell only the beginning went out
)

// AllImportRemarkKinds returns every kind of remark.
func AllImportRemarkKinds() []ImportRemarkKind {
	return []ImportRemarkKind{
		RemarkWrongCase, RemarkNewer, RemarkOlderExport, RemarkUnknownRow, RemarkMissingRow, RemarkDoubleRow, RemarkMovedRow,
		RemarkLocked, RemarkEmptied, RemarkUnreadable, RemarkFormula, RemarkMerged, RemarkColumn, RemarkSettled, RemarkCut,
	}
}

// ImportRemark is what a person has to know about a returned workbook: where, and what to do.
type ImportRemark struct {
	Cell    string           `json:"cell"` // "" for the whole workbook
	Kind    ImportRemarkKind `json:"kind"`
	Record  ID               `json:"record,omitempty"`
	Message string           `json:"message"`
}

// AnswerFields are the fields of a response that the client fills in, in the order of the sheet.
func AnswerFields() []string {
	return []string{"correction", "cause", "extent", "action", "responsible", "target_date", "done_on", "evidence_text", "remark"}
}

// AnswerableRequestStates are the states of a request that the client chooses from.
func AnswerableRequestStates() []RequestState {
	return []RequestState{RequestReceived, RequestOnScreen, RequestRefused, RequestQueried}
}
