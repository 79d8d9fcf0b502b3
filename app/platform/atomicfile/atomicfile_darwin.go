package atomicfile

import "golang.org/x/sys/unix"

func renameExclusive(from, to string) error {
	return exclusiveError(from, to, unix.RenamexNp(from, to, unix.RENAME_EXCL))
}
