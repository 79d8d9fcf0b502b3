package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/term"

	"fieldcase/app/platform"
	"fieldcase/app/signature"
)

// keyFile is the file of the key that signs what is exported: the one of the desktop. "" for a user without a home, such as
// a service, who has no key and gets none.
func keyFile() string {
	dir, err := platform.ConfigPath()
	if err != nil {
		return ""
	}
	home, err := os.UserHomeDir()
	if err == nil {
		_, err = os.Stat(home)
	}
	if err != nil {
		return ""
	}
	return filepath.Join(dir, signature.KeyName)
}

// askKeyPassphrase asks for the passphrase of that key.
func askKeyPassphrase() (string, error) {
	phrase, err := askSecret("Passphrase of your signing key: ")
	if errors.Is(err, errNoTerminal) {
		return "", signature.ErrLocked
	}
	return phrase, err
}

// askSecret asks a person at the terminal for what nobody is to see.
func askSecret(prompt string) (string, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return "", errNoTerminal
	}
	fmt.Fprint(os.Stderr, prompt)
	secret, err := term.ReadPassword(in)
	fmt.Fprintln(os.Stderr)
	if err != nil {
		return "", fmt.Errorf("read the passphrase: %w", err)
	}
	return string(secret), nil
}
