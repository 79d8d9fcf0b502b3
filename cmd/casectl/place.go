package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"fieldcase/app/casefile"
	"fieldcase/store"
)

// absent refuses a file that exists already, unless force is set.
func absent(path string, force bool) error {
	if force {
		return nil
	}
	_, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	default:
		return fmt.Errorf("%w: %s", casefile.ErrExists, path)
	}
}

// placeCase makes a case file at path: fill makes a file aside, which takes its place when it is whole and sound. An
// existing file is replaced only with force, and not while somebody has it open.
func (c *console) placeCase(path string, force bool, fill func(temp string) (*casefile.Session, error)) (err error) {
	if err := absent(path, force); err != nil {
		return err
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil {
		return err
	} else if !info.IsDir() {
		return &fs.PathError{Op: "make case in", Path: filepath.Dir(path), Err: fs.ErrInvalid}
	}
	dir, err := os.MkdirTemp("", "casectl-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	temp := filepath.Join(dir, filepath.Base(path))
	s, err := fill(temp)
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	if err := casefile.Restore(c.ctx, temp, path, force); errors.Is(err, store.ErrReadOnly) {
		return &hintedError{fmt.Errorf("make case %s: nothing may be written to its folder", path), "choose a folder you can write to"}
	} else if err != nil {
		return err
	}
	return nil
}

// folder makes the folder unless it is there, and reports whether it was made.
func folder(path string) (made bool, err error) {
	if info, err := os.Stat(path); err == nil {
		if !info.IsDir() {
			return false, &hintedError{fmt.Errorf("%s is a file, not a folder", path), "choose another folder with -o"}
		}
		return false, nil
	}
	return true, os.MkdirAll(path, 0o750)
}
