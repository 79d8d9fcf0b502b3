// Package registertest starts a PostgreSQL server for tests, from Debian's package postgresql (.ci/install-packages test).
package registertest

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync/atomic"
)

// Server is a PostgreSQL server with an empty cluster in a folder of its own, which listens on a socket in it and nowhere
// else.
type Server struct {
	folder, programs string
	made             atomic.Int64
}

// Start makes and starts a server; Stop ends it.
func Start() (*Server, error) {
	s := &Server{}
	if err := s.start(); err != nil {
		return nil, errors.Join(fmt.Errorf("start PostgreSQL (it comes with .ci/install-packages test): %w", err), s.Stop())
	}
	return s, nil
}

func (s *Server) start() (err error) {
	if s.programs, err = programs(); err != nil {
		return err
	}
	if s.folder, err = os.MkdirTemp("", "pg-"); err != nil { // short: the path of a socket has 107 bytes
		return err
	}
	if err := owned(s.folder); err != nil {
		return err
	}
	if err := s.run("initdb", "-D", s.cluster(), "-U", "office", "-A", "trust", "-N", "-E", "UTF8", "--locale=C.UTF-8"); err != nil {
		return err
	}
	options := "-k " + s.folder + " -c listen_addresses='' -c fsync=off"
	return s.run("pg_ctl", "-D", s.cluster(), "-l", filepath.Join(s.folder, "log"), "-w", "-t", "120", "-o", options, "start")
}

func (s *Server) cluster() string { return filepath.Join(s.folder, "data") }

// programs returns the folder of initdb and pg_ctl: Debian's, else that of the path.
func programs() (string, error) {
	if all, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb"); err == nil && len(all) > 0 {
		return filepath.Dir(all[len(all)-1]), nil
	}
	path, err := exec.LookPath("initdb")
	return filepath.Dir(path), err
}

// Stop ends the server and removes everything it had.
func (s *Server) Stop() error {
	if s.folder == "" {
		return nil
	}
	err := s.run("pg_ctl", "-D", s.cluster(), "-m", "immediate", "stop")
	return errors.Join(err, os.RemoveAll(s.folder))
}

// Database makes an empty database and returns its address.
func (s *Server) Database() (string, error) {
	name := "test" + strconv.FormatInt(s.made.Add(1), 10)
	if err := s.run("createdb", "-h", s.folder, "-U", "office", name); err != nil {
		return "", err
	}
	return s.Address(name), nil
}

// Address returns the address of a database, whether or not there is one.
func (s *Server) Address(name string) string {
	return "postgres:///" + name + "?" + url.Values{"host": {s.folder}, "user": {"office"}}.Encode()
}

// run runs one of PostgreSQL's programs. What it says goes to a file: the server would keep a pipe open.
func (s *Server) run(program string, args ...string) error {
	c := exec.Command(filepath.Join(s.programs, program), args...) //nolint:gosec,noctx // programs of PostgreSQL, which end by themselves, also while tests are being cancelled
	c.Dir = s.folder
	asNobody(c)
	said, err := os.CreateTemp(s.folder, "said-*")
	if err != nil {
		return err
	}
	defer func() { _ = said.Close() }() // read below
	c.Stdout, c.Stderr = said, said
	if err := c.Run(); err != nil {
		text, _ := os.ReadFile(said.Name()) // the error tells as well
		return fmt.Errorf("%s: %w: %s", program, err, text)
	}
	return nil
}
