package casefile

import (
	"context"
	"fmt"

	"fieldcase/store"
)

// Backup writes a copy of the case to path, complete and checked before it takes its name. An existing file is replaced
// only with force.
func (s *Session) Backup(ctx context.Context, path string, force bool) error {
	if err := store.Backup(ctx, s.file, path, force); err != nil {
		return fmt.Errorf("back up to %s: %w", path, err)
	}
	return nil
}

// Restore makes a case file at path of a backup, after checking it. An existing file is replaced only with force.
func Restore(ctx context.Context, backup, path string, force bool) error {
	return store.Restore(ctx, backup, path, force)
}
