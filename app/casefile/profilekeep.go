package casefile

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"fieldcase/app/audit"
	"fieldcase/app/platform/keptfile"
)

// KeptProfile is the profile that is kept on this machine, as one window sees it. It is edited as a case is: by changes
// of records, each written at once. Its methods may be called from any goroutine.
type KeptProfile struct {
	env  Env
	file keptfile.File

	mu      sync.Mutex
	current *Profile // nil while there is none
	locked  error    // why it can neither be read nor changed, nil while it can
	begun   *Profile // as it was before what is being typed
	undo    []undoneProfile
	watch   func()
}

// undoneProfile is the profile as it was before a change.
type undoneProfile struct {
	label  string
	before *Profile
	left   int64 // revision that the change left
}

// Errors of a kept profile.
var (
	ErrNoProfile      = errors.New("there is no profile of the certification body on this machine")
	ErrProfileChanged = errors.New("the profile was changed in another window since")
	ErrProfileDamaged = errors.New("the profile on this machine cannot be read")
)

// ProfileName is the name of the file in its folder.
const ProfileName = "certification-body.json"

// maxProfileUndo is how many changes of a profile can be taken back.
const maxProfileUndo = 200

// KeepProfile returns the profile that is kept in a folder. It is of use whatever is in the folder: see Locked.
func KeepProfile(env Env, folder string) *KeptProfile {
	k := &KeptProfile{env: env, file: keptfile.File(filepath.Join(folder, ProfileName))}
	k.Reload()
	return k
}

// Path returns the path of the file.
func (k *KeptProfile) Path() string { return string(k.file) }

// Reload reads what other windows wrote.
func (k *KeptProfile) Reload() {
	k.mu.Lock()
	defer k.mu.Unlock()
	data, err := k.file.Read()
	if err != nil {
		k.current, k.locked = nil, err
		return
	}
	k.current, k.locked = k.decode(data)
}

func (k *KeptProfile) decode(data []byte) (*Profile, error) {
	if data == nil {
		return nil, nil
	}
	p, err := DecodeProfile(k.env, data)
	if err != nil && !errors.Is(err, ErrNewerProfile) {
		return nil, fmt.Errorf("%w: %w", ErrProfileDamaged, err)
	}
	return p, err
}

// Watch calls fn after every change made through this window, on the goroutine that made it, in place of the one that was
// called before.
func (k *KeptProfile) Watch(fn func()) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.watch = fn
}

// doing does a change of the profile, then tells who watches.
func (k *KeptProfile) doing(change func() error) error {
	k.mu.Lock()
	err, watch := change(), k.watch
	k.mu.Unlock()
	if err == nil && watch != nil {
		watch()
	}
	return err
}

// NewID returns an identity for a new record.
func (k *KeptProfile) NewID() audit.ID { return k.env.ID() }

// Begin makes a new profile of which only the name is known that of this machine.
func (k *KeptProfile) Begin(name string) error { return k.Replace(NewProfile(k.env, name)) }

// Decode reads the JSON of a profile; see DecodeProfile.
func (k *KeptProfile) Decode(data []byte) (*Profile, error) { return DecodeProfile(k.env, data) }

// Profile returns the profile as it stands, nil while there is none or it is locked. It is shared and must not be
// changed.
func (k *KeptProfile) Profile() *Profile {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.current
}

// Locked returns why the profile can neither be read nor changed, nil while it can: ErrNewerProfile, or what is wrong
// with the file. The file is left as it is until another profile is put in its place.
func (k *KeptProfile) Locked() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.locked
}

// Replace makes p the profile of this machine. The file of the one before is kept beside it.
func (k *KeptProfile) Replace(p *Profile) error {
	return k.doing(func() error {
		data, err := p.Encode()
		if err != nil {
			return err
		}
		if err := k.file.Replace(data); err != nil {
			return err
		}
		k.current, k.locked, k.begun, k.undo = p, nil, nil, nil
		return nil
	})
}

// Save writes the changes as one step that Undo takes back. A field that a change does not touch keeps what another
// window wrote. Invalid records are refused with an InvalidError.
func (k *KeptProfile) Save(_ context.Context, label string, changes ...Change) error {
	return k.doing(func() error {
		before := k.begun
		err := k.update(func(p *Profile) (*Profile, error) {
			if before == nil {
				before = p
			}
			return p.changed(k.env, changes)
		})
		if err != nil {
			return err
		}
		k.begun = nil
		k.remember(label, before)
		return nil
	})
}

func (k *KeptProfile) remember(label string, before *Profile) {
	if k.current.Revision == before.Revision {
		return
	}
	k.undo = append(k.undo, undoneProfile{label, before, k.current.Revision})
	k.undo = k.undo[max(0, len(k.undo)-maxProfileUndo):]
}

// SaveDraft writes a text while it is typed, so that a crash does not take it; Undo takes it back with the Save that
// follows. A text that would make its record wrong waits.
func (k *KeptProfile) SaveDraft(_ context.Context, d Draft) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	var before *Profile
	err := k.update(func(p *Profile) (*Profile, error) {
		before = p
		return p.typed(k.env, d)
	})
	if errors.Is(err, ErrInvalid) || errors.Is(err, ErrNotFound) {
		return nil
	}
	if err == nil && k.begun == nil {
		k.begun = before
	}
	return err
}

// DropDraft implements what an editor needs: a text that is typed is in the profile already.
func (k *KeptProfile) DropDraft(context.Context, string, audit.ID, string) error { return nil }

// Undo takes back the last step of this window and returns its label. It refuses with ErrProfileChanged when another
// window has changed the profile since.
func (k *KeptProfile) Undo() (label string, err error) {
	err = k.doing(func() error {
		label, err = k.undoLast()
		return err
	})
	return label, err
}

func (k *KeptProfile) undoLast() (label string, err error) {
	if len(k.undo) == 0 {
		return "", ErrNothingToUndo
	}
	last := k.undo[len(k.undo)-1]
	err = k.update(func(p *Profile) (*Profile, error) {
		if p.Revision != last.left {
			return nil, ErrProfileChanged
		}
		back := *last.before
		back.Revision = p.Revision
		return &back, nil
	})
	if err != nil {
		return "", err
	}
	k.undo, k.begun = k.undo[:len(k.undo)-1], nil
	if n := len(k.undo); n > 0 {
		k.undo[n-1].left = k.current.Revision
	}
	return last.label, nil
}

// CanUndo reports whether this window has changed something.
func (k *KeptProfile) CanUndo() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return len(k.undo) > 0
}

// update changes the profile in the file as it is now.
func (k *KeptProfile) update(change func(*Profile) (*Profile, error)) error {
	next := k.current
	err := k.file.Update(func(old []byte) ([]byte, error) {
		p, err := k.decode(old)
		switch {
		case err != nil:
			return nil, err
		case p == nil:
			return nil, ErrNoProfile
		}
		if next, err = change(p); err != nil {
			return nil, err
		}
		return nextRevision(p, &next)
	})
	if err != nil {
		return err
	}
	k.current, k.locked = next, nil
	return nil
}

// nextRevision counts a change and returns the bytes to be written: the same when nothing is otherwise than before.
func nextRevision(before *Profile, next **Profile) ([]byte, error) {
	old, err := before.Encode()
	if err != nil {
		return nil, err
	}
	same := **next
	same.Revision = before.Revision
	data, err := same.Encode()
	if err != nil || string(data) == string(old) {
		*next = before
		return old, err
	}
	same.Revision++
	same.dropMarks()
	same.stamp()
	*next = &same
	return same.Encode()
}

// SetMark makes a picture the one that a field of the body names; no content takes it away.
func (k *KeptProfile) SetMark(field, name string, content []byte) error {
	f, ok := audit.KindNamed("body").Field(field)
	if !ok || f.Ref != "attachment" {
		return fmt.Errorf("%w: %s is no mark", ErrNotFound, field)
	}
	return k.doing(func() error {
		var before *Profile
		err := k.update(func(p *Profile) (_ *Profile, err error) {
			before = p
			return p.withMark(k.env, f, name, content)
		})
		if err != nil {
			return err
		}
		k.remember("Mark", before)
		return nil
	})
}
