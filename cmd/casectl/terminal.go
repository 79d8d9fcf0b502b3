package main

import (
	"fmt"
	"os"

	"golang.org/x/term"
)

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
