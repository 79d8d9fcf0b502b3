package casefile_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/casefile"
	"fieldcase/app/casefile/sample"
	"fieldcase/app/wording"
)

// sampleOf opens the whole sample case as somebody, with a library in a folder of its own.
func sampleOf(t *testing.T, initials string) (s *casefile.Session, library string) {
	t.Helper()
	env := testEnv(initials)
	env.LibraryFile = filepath.Join(t.TempDir(), "settings", casefile.LibraryName)
	s, err := sample.Make(t.Context(), env, filepath.Join(t.TempDir(), "sample.fieldcase"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s, env.LibraryFile
}

// numbered returns the finding that was issued under a number.
func numbered(t *testing.T, s *casefile.Session, number string) *audit.Finding {
	t.Helper()
	c, err := s.Case(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(c.Findings, func(f audit.Finding) bool { return f.Label() == number })
	if i < 0 {
		t.Fatalf("no finding %s", number)
	}
	return &c.Findings[i]
}

func TestSession_KeepWording(t *testing.T) {
	t.Parallel()
	s, file := sampleOf(t, "MK")
	f := numbered(t, s, "NC-2026-ST2-01")
	w, err := s.ToKeep(t.Context(), f.ID)
	if err != nil {
		t.Fatal(err)
	}
	if want := "No AI system impact assessment was carried out for [AI system] before clinical validation began."; w.Statement != want || w.Clause != "8.4" {
		t.Errorf("%s: %q", w.Clause, w.Statement)
	}
	for range 2 { // the same wording is kept once
		if err := s.KeepWording(t.Context(), w); err != nil {
			t.Fatal(err)
		}
	}
	kept := wordingsAt(t, s, "8.4")
	if len(kept) != 1 || kept[0].Statement != w.Statement || kept[0].ID == "" || kept[0].KeptOn.String() != "2026-05-04" {
		t.Fatalf("kept: %+v", kept)
	}
	if other := wordingsAt(t, s, "9.2"); len(other) != 0 {
		t.Errorf("at another clause: %+v", other)
	}
	assertTellsNobody(t, s, file)
	if err := s.ForgetWording(t.Context(), kept[0].ID); err != nil || len(wordingsAt(t, s, "8.4")) != 0 {
		t.Errorf("after it was taken out: %v", err)
	}
}

func wordingsAt(t *testing.T, s *casefile.Session, clause audit.Number) []casefile.GoodWording {
	t.Helper()
	kept, err := s.KeptWordings(t.Context(), clause)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// assertTellsNobody reads the file of the library as it lies on the disk.
func assertTellsNobody(t *testing.T, s *casefile.Session, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Case(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if left := wording.Leaks(string(data), wording.KnownOf(c), nil); len(left) > 0 {
		t.Errorf("the library holds %q:\n%s", left, data)
	}
}

// TestSession_KeepWording_nothingOfTheCasePasses keeps whatever of the sample case can be kept, as each of its auditors.
func TestSession_KeepWording_nothingOfTheCasePasses(t *testing.T) {
	t.Parallel()
	kept := 0
	for _, who := range []string{"MK", "JL"} {
		s, file := sampleOf(t, who)
		c, err := s.Case(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.Findings {
			w, err := s.ToKeep(t.Context(), c.Findings[i].ID)
			if errors.Is(err, casefile.ErrNotToKeep) {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := s.KeepWording(t.Context(), w); err != nil {
				t.Errorf("%s: %v", c.Findings[i].Label(), err)
			}
			kept++
		}
		if _, err := os.Stat(file); err == nil {
			assertTellsNobody(t, s, file)
		}
	}
	if kept < 2 {
		t.Errorf("%d wordings were kept", kept)
	}
}

func TestSession_KeepWording_refuses(t *testing.T) {
	t.Parallel()
	s, file := sampleOf(t, "MK")
	for number, why := range map[string]string{
		"NC-2026-ST2-02":  "somebody else",
		"OFI-2026-ST2-02": "not closed",
	} {
		if _, err := s.ToKeep(t.Context(), numbered(t, s, number).ID); !errors.Is(err, casefile.ErrNotToKeep) || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v, want that it %s", number, err, why)
		}
	}
	w, err := s.ToKeep(t.Context(), numbered(t, s, "NC-2026-ST2-01").ID)
	if err != nil {
		t.Fatal(err)
	}
	w.Evidence = "Told by Næss in the Tromso office."
	if err := s.KeepWording(t.Context(), w); !errors.Is(err, casefile.ErrTellsWhose) || !strings.Contains(err.Error(), "naess, tromso") {
		t.Errorf("with names a person put in: %v", err)
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("something was written")
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	for content, want := range map[string]error{
		"{": casefile.ErrLibraryDamaged, `{"kind":"case"}`: casefile.ErrLibraryDamaged, `{"kind":"good-wordings","format":9}`: casefile.ErrNewerLibrary,
	} {
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.KeptWordings(t.Context(), "8.4"); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", content, err, want)
		}
	}
	if _, err := newCase(t).KeptWordings(t.Context(), "8.4"); err != nil {
		t.Errorf("without a folder: %v", err)
	}
}
