package seal

// Quick is WithPassphrase with so little work that a test can do it often.
func Quick(passphrase string) (Lock, error) { return withPassphrase(passphrase, 4) }
