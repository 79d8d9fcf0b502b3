package portfolio

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"fieldcase/store"
)

// Unreadable is a file or folder that could not be read, with the reason.
type Unreadable struct {
	File    string
	Trouble Trouble
	Reason  string // for a person, one line: what it is and what to do
}

// Trouble is why something could not be read.
type Trouble string

// The troubles.
const (
	TroubleNotCase    Trouble = "not-a-case"
	TroubleDamaged    Trouble = "damaged"
	TroubleNewer      Trouble = "newer"
	TroubleUnfinished Trouble = "unfinished" // a program ended in the middle of a save
	TroubleBusy       Trouble = "busy"       // somebody is saving, for longer than a reader waits
	TroublePermission Trouble = "permission"
	TroubleVanished   Trouble = "vanished" // there when the folder was listed, gone when it was read
	TroubleLink       Trouble = "link"     // a link that leads back to where it lies, or nowhere
	TroubleSlow       Trouble = "slow"
	TroubleOther      Trouble = "other"
)

// AllTroubles returns every trouble.
func AllTroubles() []Trouble {
	return []Trouble{
		TroubleNotCase, TroubleDamaged, TroubleNewer, TroubleUnfinished, TroubleBusy, TroublePermission, TroubleVanished, TroubleLink,
		TroubleSlow, TroubleOther,
	}
}

// errSlow is the cause of a context whose patience has ended.
var errSlow = errors.New("no answer in time")

// errLoop is a link that leads back to a folder it lies in.
type errLoop struct{ to string }

func (e errLoop) Error() string { return "the link leads back to " + e.to }

// errLink is a link that cannot be followed.
type errLink struct{ error }

func (e errLink) Unwrap() error { return e.error }

// unreadable tells an error of reading path.
func unreadable(path string, err error, patience time.Duration) Unreadable {
	u := Unreadable{File: path}
	u.Trouble, u.Reason = explain(err, patience)
	return u
}

func explain(err error, patience time.Duration) (Trouble, string) {
	var newer *store.NewerError
	var damaged *store.DamagedError
	var loop errLoop
	var link errLink
	switch {
	case errors.As(err, &loop):
		return TroubleLink, loop.Error()
	case errors.Is(err, errSlow):
		return TroubleSlow, fmt.Sprintf("it did not answer within %v; try again when the drive is faster", patience)
	case errors.As(err, &link) && !errors.Is(err, fs.ErrPermission):
		return TroubleLink, "the link leads nowhere"
	case errors.As(err, &newer):
		reason := fmt.Sprintf("made by a newer version of the program (format %d)", newer.Version)
		if newer.Summary.Client != "" {
			reason += ", client " + newer.Summary.Client
		}
		return TroubleNewer, reason + "; update this program"
	case errors.As(err, &damaged):
		return TroubleDamaged, "damaged: " + damaged.Where + ": " + damaged.Message
	case errors.Is(err, store.ErrDamaged):
		return TroubleDamaged, "damaged; run casectl check on it, and restore the last backup"
	case errors.Is(err, store.ErrNotCase):
		return TroubleNotCase, "no case file"
	case errors.Is(err, store.ErrUnfinished):
		return TroubleUnfinished, "left in the middle of a save; open it once, and it is put right"
	case errors.Is(err, store.ErrBusy):
		return TroubleBusy, "somebody is saving in it; try again"
	default:
		return explainSystem(err)
	}
}

// explainSystem tells an error of the system.
func explainSystem(err error) (Trouble, string) {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return TroubleVanished, "gone while it was being read"
	case errors.Is(err, fs.ErrPermission):
		return TroublePermission, "this user may not read it"
	default:
		return TroubleOther, err.Error()
	}
}

// patiently does work that a slow drive may hold up, and waits for it no longer than patience; then, or when ctx is
// cancelled, it leaves the work to end by itself: a system call that hangs cannot be called back.
func patiently[T any](ctx context.Context, patience time.Duration, work func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, patience, errSlow)
	defer cancel()
	type answer struct {
		value T
		err   error
	}
	done := make(chan answer, 1)
	go func() {
		value, err := work(ctx)
		done <- answer{value, err}
	}()
	select {
	case a := <-done:
		if a.err != nil && ctx.Err() != nil {
			a.err = context.Cause(ctx)
		}
		return a.value, a.err
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	}
}
