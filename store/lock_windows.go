package store

// isReadOnlyFolder reports whether err says that the file system is mounted read-only; Windows says "permission" then.
func isReadOnlyFolder(error) bool { return false }
