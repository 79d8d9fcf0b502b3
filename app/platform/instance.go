package platform

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// ErrRunning is wrapped by Claim when this person has a window open on the
// file already. It has been asked to come to the front; if it did not answer
// the error wraps ErrNoAnswer too.
var ErrRunning = errors.New("the file is open in another window")

// ErrNoAnswer is wrapped beside ErrRunning when the other window holds the file
// but does not answer.
var ErrNoAnswer = errors.New("the other window does not answer")

// Instance is the claim of this program to be the only window of this person
// on a file. It says nothing about other people and other machines; that is
// for the lock of the case file.
type Instance struct {
	lock     *flock.Flock
	listener net.Listener
	raise    func()
	talks    sync.WaitGroup
}

const (
	claimTries  = 40
	claimRest   = 50 * time.Millisecond
	talkTimeout = 2 * time.Second
	maxSocket   = 100 // bytes of a socket's path; macOS allows 103, Linux 107
)

// Words of the talk between two windows. The one that holds the file sends its
// process id, is asked to raise itself, and says ok.
const (
	wordRaise = "raise"
	wordOK    = "ok"
)

// Claim makes this program the window on the file at path, which need not
// exist. If another window is, that one is asked to come to the front and the
// error wraps ErrRunning. Later claims of others call raise, on a goroutine of
// their own. Talk goes through a socket in a folder of this person, never
// through a network.
func Claim(path string, raise func()) (*Instance, error) {
	folder, err := runDir()
	if err != nil {
		return nil, fmt.Errorf("claim %s: %w", path, err)
	}
	i, err := claimIn(folder, path, raise, claimTries)
	if err != nil {
		return nil, fmt.Errorf("claim %s: %w", path, err)
	}
	return i, nil
}

func claimIn(folder, path string, raise func(), tries int) (*Instance, error) {
	name, err := claimName(path)
	if err != nil {
		return nil, err
	}
	socket := filepath.Join(folder, name+".sock")
	lock := flock.New(filepath.Join(folder, name+".lock"), flock.SetPermissions(0o600))
	for {
		got, err := lock.TryLock()
		switch {
		case err != nil:
			return nil, errors.Join(err, lock.Close())
		case got:
			return listen(lock, socket, raise)
		}
		if err = askToRaise(socket); err == nil {
			return nil, errors.Join(ErrRunning, lock.Close())
		}
		// The other window is about to open or to close.
		if tries--; tries <= 0 {
			return nil, errors.Join(fmt.Errorf("%w: %w: %w", ErrRunning, ErrNoAnswer, err), lock.Close())
		}
		time.Sleep(claimRest)
	}
}

// claimName is the same for all paths that lead to the same file through
// links and relative names.
func claimName(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(folder, filepath.Base(abs))
	}
	if file, err := filepath.EvalSymlinks(abs); err == nil {
		abs = file
	}
	sum := sha256.Sum256([]byte(abs))
	return hex.EncodeToString(sum[:8]), nil
}

// fitsSocket reports whether the path of a socket in folder is short enough.
func fitsSocket(folder string) bool {
	return len(filepath.Join(folder, "0123456789abcdef.sock")) <= maxSocket
}

// listen waits for other windows. The caller holds the lock, so a socket that
// is there is a leftover.
func listen(lock *flock.Flock, socket string, raise func()) (*Instance, error) {
	if err := os.Remove(socket); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, errors.Join(err, lock.Close())
	}
	l, err := new(net.ListenConfig).Listen(context.Background(), "unix", socket)
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	i := &Instance{lock: lock, listener: l, raise: raise}
	i.talks.Go(i.accept)
	return i, nil
}

func (i *Instance) accept() {
	for {
		c, err := i.listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil {
			time.Sleep(claimRest) // too many open files, for now
			continue
		}
		i.talks.Go(func() { i.answer(c) })
	}
}

// answer talks with one other window. What goes wrong is that window's to
// tell.
func (i *Instance) answer(c net.Conn) {
	defer hangUp(c)()
	if _, err := fmt.Fprintln(c, os.Getpid()); err != nil {
		return
	}
	if word, err := readWord(c); err == nil && word == wordRaise {
		i.raise()
		_, _ = fmt.Fprintln(c, wordOK)
	}
}

// hangUp gives the function that ends the talk, and ends it itself when it
// takes too long.
func hangUp(c net.Conn) func() {
	limit := time.AfterFunc(talkTimeout, func() { _ = c.Close() })
	return func() {
		limit.Stop()
		_ = c.Close()
	}
}

// askToRaise asks the window behind socket to come to the front.
func askToRaise(socket string) error {
	dialer := net.Dialer{Timeout: talkTimeout}
	c, err := dialer.DialContext(context.Background(), "unix", socket)
	if err != nil {
		return err
	}
	defer hangUp(c)()
	r := bufio.NewReader(io.LimitReader(c, 64))
	var pid int
	if _, err := fmt.Fscanln(r, &pid); err != nil {
		return err
	}
	allowRaise(pid)
	if _, err := fmt.Fprintln(c, wordRaise); err != nil {
		return err
	}
	var word string
	if _, err := fmt.Fscanln(r, &word); err != nil {
		return err
	}
	if word != wordOK {
		return fmt.Errorf("unknown answer %q", word)
	}
	return nil
}

func readWord(r io.Reader) (word string, err error) {
	_, err = fmt.Fscanln(bufio.NewReader(io.LimitReader(r, 64)), &word)
	return word, err
}

// Close gives the file up and waits for talks under way. The lock file stays:
// removing it could let two windows in.
func (i *Instance) Close() error {
	err := i.listener.Close()
	i.talks.Wait()
	return errors.Join(err, i.lock.Close())
}
