package store

// FaultKind is what sort of fault the check of a file found.
type FaultKind string

// The sorts of faults.
const (
	FaultFile     FaultKind = "file"     // SQLite finds the file damaged
	FaultSchema   FaultKind = "schema"   // a table, index or view is missing or changed
	FaultForeign  FaultKind = "foreign"  // a table, index, view or trigger that Fieldcase did not make
	FaultChain    FaultKind = "chain"    // a session, action or change was altered, added or taken out
	FaultRecord   FaultKind = "record"   // a row is not what its changes say
	FaultBlob     FaultKind = "blob"     // the bytes of an attachment are not those of its hash
	FaultCaseInfo FaultKind = "identity" // the identity of the case
)

// AllFaultKinds returns every sort of fault.
func AllFaultKinds() []FaultKind {
	return []FaultKind{FaultFile, FaultSchema, FaultForeign, FaultChain, FaultRecord, FaultBlob, FaultCaseInfo}
}

// Fault is one thing that is wrong with a file, found by Check.
type Fault struct {
	Kind    FaultKind
	Where   string // session, change, record and field, table, or attachment
	Message string
}
