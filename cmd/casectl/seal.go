package main

import (
	"errors"
	"fmt"
	"os"

	"fieldcase/app/casefile"
	"fieldcase/app/seal"
)

type sealCmd struct {
	Case           string   `arg:"" help:"Case file."`
	Out            string   `short:"o" required:"" placeholder:"FILE.age" help:"Sealed file to write."`
	Recipient      []string `short:"r" sep:"none" placeholder:"age1…" help:"Seal for this public key instead of with a passphrase; several times for several people, each of whom opens it alone."`
	RecipientsFile []string `short:"R" sep:"none" placeholder:"FILE" help:"Seal for every public key of this file, a line each."`
	Force          bool     `help:"Replace the file if it is there already."`
}

const aboutPassphrase = "The passphrase is asked for, or taken from $CASECTL_PASSPHRASE. "

// Help implements kong.HelpProvider.
func (sealCmd) Help() string {
	return helpText("Encrypts a copy of the case (age-encryption.org/v1), for a mail, a stick or the archive: age opens it without Fieldcase. The case "+
		"itself stays as it is and may be in use meanwhile. "+aboutPassphrase+"Without the passphrase or one of the private keys nobody opens it "+
		"again: seal for several recipients, so that one lost key is not a lost audit. A passphrase and recipients exclude each other.",
		"casectl seal client.fieldcase -o client.fieldcase.age\ncasectl seal client.fieldcase -r age1… -r age1… -o client.fieldcase.age", codesOfReading...)
}

// Run seals the case.
func (s *sealCmd) Run(c *console) error {
	if err := absent(s.Out, s.Force); err != nil {
		return err
	}
	return c.reading(s.Case, func(session *casefile.Session) error {
		lock, err := s.lock(c)
		if err != nil {
			return err
		}
		p := c.progress("Sealing")
		err = session.Seal(c.ctx, s.Out, lock, s.Force, p.step)
		p.done()
		if err != nil {
			return err
		}
		return c.answer(sealResult{s.Out}, func(p *page) { p.line("%s", s.Out) })
	})
}

// lock is what the case is sealed with.
func (s *sealCmd) lock(c *console) (seal.Lock, error) {
	texts := s.Recipient
	for _, path := range s.RecipientsFile {
		content, err := os.ReadFile(path)
		if err != nil {
			return seal.Lock{}, err
		}
		texts = append(texts, string(content))
	}
	if len(texts) > 0 {
		return seal.ForRecipients(texts...)
	}
	phrase, err := c.newPassphrase()
	if err != nil {
		return seal.Lock{}, err
	}
	return seal.WithPassphrase(phrase)
}

type unsealCmd struct {
	File     string   `arg:"" help:"Sealed file."`
	Out      string   `short:"o" required:"" placeholder:"CASE" help:"Case file to make."`
	Identity []string `short:"i" sep:"none" placeholder:"FILE" help:"File of private keys, as age-keygen makes it, instead of a passphrase."`
	Force    bool     `help:"Replace the file if it is there already."`
}

// Help implements kong.HelpProvider.
func (unsealCmd) Help() string {
	return helpText("Decrypts a sealed case. "+aboutPassphrase+"The case file appears when the whole of it was read and found genuine; the sealed file stays.",
		"casectl unseal client.fieldcase.age -o client.fieldcase\ncasectl unseal client.fieldcase.age -i key.txt -o client.fieldcase",
		codeError, codeUsage, codeNotCase, codeInUse, "13   the sealed file was altered, damaged or cut short", codeCancelled)
}

// Run unseals the case.
func (u *unsealCmd) Run(c *console) error {
	if err := absent(u.Out, u.Force); err != nil {
		return err
	}
	if _, err := os.Stat(u.File); err != nil {
		return err // before a passphrase is asked for
	}
	key, err := u.key(c)
	if err != nil {
		return err
	}
	p := c.progress("Unsealing")
	err = casefile.Unseal(c.ctx, u.File, u.Out, key, u.Force, p.step)
	p.done()
	if err != nil {
		return err
	}
	return c.answer(sealResult{u.Out}, func(p *page) { p.line("%s", u.Out) })
}

func (u *unsealCmd) key(c *console) (seal.Key, error) {
	if len(u.Identity) == 0 {
		phrase, err := c.passphrase("Passphrase: ")
		if err != nil {
			return seal.Key{}, err
		}
		return seal.Passphrase(phrase)
	}
	var all seal.Key
	for _, path := range u.Identity {
		f, err := os.Open(path)
		if err != nil {
			return seal.Key{}, err
		}
		k, err := seal.Identities(f)
		if err = errors.Join(err, f.Close()); err != nil {
			return seal.Key{}, fmt.Errorf("read %s: %w", path, err)
		}
		all = all.And(k)
	}
	return all, nil
}

type sealResult struct {
	File string `json:"file"`
}

// errNoTerminal is returned by a world that has nobody to ask.
var errNoTerminal = errors.New("no terminal to ask for the passphrase on")

// passphrase returns that of the environment, else asks for it.
func (c *console) passphrase(prompt string) (string, error) {
	if c.secret != "" {
		return c.secret, nil
	}
	if c.ask == nil {
		return "", &hintedError{errNoTerminal, "set CASECTL_PASSPHRASE"}
	}
	out, err := c.ask(prompt)
	if errors.Is(err, errNoTerminal) {
		return "", &hintedError{errNoTerminal, "set CASECTL_PASSPHRASE"}
	}
	return out, err
}

// newPassphrase is passphrase for one that is about to be used first: what is asked for is asked for twice.
func (c *console) newPassphrase() (string, error) {
	first, err := c.passphrase("Passphrase: ")
	if err != nil || c.secret != "" {
		return first, err
	}
	again, err := c.passphrase("Once more: ")
	if err == nil && again != first {
		err = &hintedError{errors.New("the two passphrases differ"), "type it again"}
	}
	return first, err
}
