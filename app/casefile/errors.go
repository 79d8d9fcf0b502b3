package casefile

import (
	"errors"

	"fieldcase/store"
)

// Errors of the store that callers tell apart. The rest of the sentinels lie beside what returns them.
var (
	ErrNotFound      = store.ErrNotFound
	ErrNothingToUndo = store.ErrNothingToUndo
	ErrNothingToRedo = store.ErrNothingToRedo
	ErrExists        = store.ErrExists
	ErrReadOnly      = store.ErrReadOnly
	ErrNotCase       = store.ErrNotCase
	ErrDamaged       = store.ErrDamaged
	ErrInUse         = store.ErrInUse
	ErrFull          = store.ErrFull
	ErrNewer         = store.ErrNewer
)

// IsCancelled reports whether work ended because a person asked for it.
func IsCancelled(err error) bool { return errors.Is(err, errCancelled) }
