package main

import (
	"errors"
	"fmt"

	"fieldcase/app/casefile"
	"fieldcase/app/platform"
)

// profileOf returns the profile of the certification body that a new case gets: the one in the file, the one kept on this
// machine, or nil where there is none or none is wanted.
func (c *console) profileOf(path string, none bool) (*casefile.Profile, error) {
	switch {
	case none && path != "":
		return nil, usageError{"--profile and --no-profile contradict one another", "leave one of them out"}
	case none:
		return nil, nil
	case path != "":
		return c.readProfile(path)
	}
	folder, err := platform.ConfigPath()
	if err != nil {
		return nil, &hintedError{err, "name a profile with --profile, or go without with --no-profile"}
	}
	kept := casefile.KeepProfile(c.Env, folder)
	if err := kept.Locked(); err != nil {
		return nil, &hintedError{err, "name another profile with --profile, or go without with --no-profile"}
	}
	return kept.Profile(), nil
}

// readProfile reads a profile from a file; everything that is wrong with it is told.
func (c *console) readProfile(path string) (*casefile.Profile, error) {
	data, err := c.read(path)
	if err != nil {
		return nil, err
	}
	p, err := casefile.DecodeProfile(c.Env, data)
	var wrong *casefile.ImportError
	if !errors.As(err, &wrong) {
		return p, err
	}
	out := page{}
	for _, problem := range wrong.Problems {
		out.line("%s: %s", problem.Path, problem.Message)
	}
	if _, err := out.WriteTo(c.err); err != nil {
		return nil, err
	}
	n := plural(len(wrong.Problems), "problem", "problems")
	return nil, &hintedError{
		fmt.Errorf("%s in %s: %w; no case was made", n, path, casefile.ErrInvalid),
		"export the profile again from Fieldcase, where it is edited",
	}
}
