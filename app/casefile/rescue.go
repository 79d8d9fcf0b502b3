package casefile

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"fieldcase/store"
)

// Rescue is what can be done about a case file that is too damaged to be opened.
type Rescue struct {
	Backup KeptBackup   // the newest of its backups that is whole; Path is "" when there is none
	Broken int          // newer backups that are damaged too
	Later  []ActionInfo // what the damaged file can still tell that the backup lacks, the newest first
	Lost   []Fault      // what of the damaged file cannot be read
	Read   bool         // something of the damaged file can be read, so that Salvage is worth while
}

// LookForRescue looks what can be done about the damaged case file at path. It changes nothing.
func LookForRescue(ctx context.Context, env Env, path string) (r Rescue, err error) {
	if env.BackupDir != "" {
		if err := r.findBackup(ctx, env, path); err != nil {
			return r, err
		}
	}
	dir, err := os.MkdirTemp("", "fieldcase")
	if err != nil {
		return r, fmt.Errorf("look into the damaged case: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	salvaged := filepath.Join(dir, "salvaged.fieldcase")
	out, err := store.Salvage(ctx, path, salvaged, env.options(false))
	if err != nil {
		return r, ctx.Err() // nothing of it can be read
	}
	r.Lost, r.Read = faultsOf(out.Lost), out.Changes+out.Records > 0
	r.Later, err = actionsLacking(ctx, env, salvaged, r.Backup.Path)
	return r, err
}

// findBackup finds the newest backup that opens and is whole.
func (r *Rescue) findBackup(ctx context.Context, env Env, path string) error {
	all, err := BackupsOf(env.BackupDir, path)
	if err != nil {
		return err
	}
	for _, b := range all {
		whole, err := isWhole(ctx, env, b.Path)
		if err != nil {
			return err
		}
		if whole {
			r.Backup = b
			return nil
		}
		r.Broken++
	}
	return nil
}

// isWhole opens a case file and examines all of it but the rules of the field, which do not damage a file.
func isWhole(ctx context.Context, env Env, path string) (bool, error) {
	f, err := store.Open(ctx, path, env.options(true))
	if err != nil {
		return false, ctx.Err()
	}
	faults, err := f.Check(ctx, nil)
	if closing(err, f) != nil {
		return false, ctx.Err()
	}
	return len(faults) == 0, nil
}

// actionsLacking are the actions of one case file that another lacks, the newest first; all of them when there is no
// other.
func actionsLacking(ctx context.Context, env Env, of, in string) ([]ActionInfo, error) {
	all, err := readActions(ctx, env, of)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	if in != "" {
		there, err := readActions(ctx, env, in)
		if err != nil {
			return nil, err
		}
		for _, a := range there {
			known[a.ID] = true
		}
	}
	var out []ActionInfo
	for _, a := range all {
		if !known[a.ID] && a.Label != store.SalvageLabel {
			out = append(out, a)
		}
	}
	return out, nil
}

func readActions(ctx context.Context, env Env, path string) ([]ActionInfo, error) {
	f, err := store.Open(ctx, path, env.options(true))
	if err != nil {
		return nil, fmt.Errorf("read the history: %w", err)
	}
	out, err := f.Actions(ctx, 0)
	return out, closing(err, f)
}

// Salvaged is what could be taken out of a damaged case file.
type Salvaged struct {
	Changes int     // of the history
	Records int     // whose values had to be taken from their rows, since changes were lost
	Lost    []Fault // what could not be read, or is not as it was written
}

// Salvage takes what can be read of a damaged case file into a new one at path, and tells what could not. The damaged
// file is not touched; a file at path is not replaced (ErrExists).
func Salvage(ctx context.Context, env Env, damaged, path string) (Salvaged, error) {
	out, err := store.Salvage(ctx, damaged, path, env.options(false))
	return Salvaged{Changes: out.Changes, Records: out.Records, Lost: faultsOf(out.Lost)}, err
}
