package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
)

// FormatVersion is the newest format of the case file that this program writes; it is the file's user_version.
const FormatVersion = 1

// ApplicationID marks an SQLite file as a case file: the letters FCAS at offset 68.
const ApplicationID = 0x46434153

// Suffix is how the name of a case file ends.
const Suffix = ".fieldcase"

// Setup sets the switches of SQLite that hold for the whole process. Every program calls it before it opens a file.
//
// Locks belong to the open file (Linux): otherwise any other open and close of the case file in the process, such as
// hashing or copying it, would silently drop SQLite's locks. Commits sync with fdatasync where there is one. A
// connection string takes one statement for each pragma.
func Setup() error {
	sqlite.StrictPragmas(true)
	if _, err := sqlite.OFDLocking(true); err != nil && !errors.Is(err, sqlite.ErrOFDLockingUnavailable) {
		return fmt.Errorf("set up locks of sqlite: %w", err)
	}
	if _, err := sqlite.Fdatasync(true); err != nil && !errors.Is(err, sqlite.ErrFdatasyncUnavailable) {
		return fmt.Errorf("set up syncs of sqlite: %w", err)
	}
	return nil
}

// Versions returns the version of SQLite and the newest format of the case file.
func Versions() (sqliteVersion string, format int) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return "", FormatVersion
	}
	defer func() { _ = db.Close() }() // nothing was written
	_ = db.QueryRowContext(context.Background(), "SELECT sqlite_version()").Scan(&sqliteVersion)
	return sqliteVersion, FormatVersion
}
