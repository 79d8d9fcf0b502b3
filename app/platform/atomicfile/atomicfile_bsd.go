//go:build unix && !linux && !darwin

package atomicfile

import "errors"

func renameExclusive(_, _ string) error { return errors.ErrUnsupported }
