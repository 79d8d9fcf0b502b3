package sample_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/store"
)

func TestMain(m *testing.M) {
	store.Setup()
	m.Run()
}

// env is a world with a fixed clock and identities that count up.
func env() casefile.Env {
	n := 0
	return casefile.Env{
		Now: func() time.Time { return sample.Whole.Clock() },
		NewID: func() string {
			n++
			return fmt.Sprintf("01970000-0000-7000-8000-%012x", n)
		},
		User: casefile.User{Name: "Test", Initials: "TT"}, Program: "fieldcase test", Host: "test",
	}
}

func TestMake(t *testing.T) {
	t.Parallel()
	s, err := sample.Make(t.Context(), env(), filepath.Join(t.TempDir(), "client.fieldcase"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	faults, err := s.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Error(f)
	}
}
