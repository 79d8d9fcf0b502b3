//go:build !linux

package atomicfile

import (
	"errors"
	"io/fs"
	"os"
)

func createUnseen(string, fs.FileMode) (*os.File, error) { return nil, errors.ErrUnsupported }

func appear(*os.File) error { return errors.ErrUnsupported }
