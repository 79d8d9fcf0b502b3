package casefile

import (
	"io"
	"time"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/store"
)

// Env is what a session takes from outside: the clock, new identities, who is working and with which program.
type Env struct {
	Now       func() time.Time // the clock
	NewID     func() string    // a new UUIDv7
	User      User             // who is working
	Program   string           // name and version of the program
	Host      string           // name of the machine
	BackupDir string           // folder for daily backups and those before larger changes; "" makes none
	// BackupFailed is told, on any goroutine, why a backup before a larger change could not be made; nil hears nothing.
	BackupFailed func(error)
	CacheDir     string // folder for what can be made again, such as small pictures of photographs; "" keeps none

	// LibraryFile is the file of the user's good wordings, outside every case; see KeptWordings. "" keeps none.
	LibraryFile string

	// KeyFile is the file of the auditor's key, which signs what is issued and is made at its first use of Chance; see
	// package signature. "" signs nothing. KeyPassphrase gives the passphrase of a key that has one; nil: nobody knows it.
	KeyFile       string
	KeyPassphrase func() (string, error)
	Chance        io.Reader
}

// User is the person at the keyboard, as named on this machine.
type User struct {
	Name     string
	Initials string
	Role     string // such as lead auditor; a word, no right
}

// Today returns the day of the clock, in the clock's zone.
func (e Env) Today() date.Date { return date.Of(e.Now()) }

// ID returns a new record ID.
func (e Env) ID() audit.ID { return audit.ID(e.NewID()) }

func (e Env) options(readOnly bool) store.Options {
	return store.Options{
		Identity: store.Identity{
			Name: e.User.Name, Initials: e.User.Initials, Role: e.User.Role, Program: e.Program, Host: e.Host,
		},
		Env:      store.Env{Now: e.Now, NewID: e.NewID},
		ReadOnly: readOnly,
	}
}

// NewID returns a new record ID.
func (s *Session) NewID() audit.ID { return s.env.ID() }
