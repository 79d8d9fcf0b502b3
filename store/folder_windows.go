package store

// syncFolder makes the names in a folder durable. Windows writes them with the rename.
func syncFolder(string) error { return nil }
