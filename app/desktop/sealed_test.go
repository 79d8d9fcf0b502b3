package desktop_test

import (
	"os"
	"path/filepath"
	"testing"

	"fieldcase/app/casefile"
	"fieldcase/app/desktop/page"
	"fieldcase/app/seal"
)

const passphraseOfTest = "rød grød med fløde"

// sealedCase makes a case, sealed with a passphrase, and the folder of what lies plain while sealed cases are open.
func (d *desk) sealedCase() (sealed, unsealed string) {
	d.t.Helper()
	path := d.newCase("Vltava s.r.o.")
	s, err := casefile.Open(d.t.Context(), d.someone("Ragnhild Moe"), path, true)
	if err != nil {
		d.t.Fatal(err)
	}
	lock, err := seal.WithPassphrase(passphraseOfTest)
	if err != nil {
		d.t.Fatal(err)
	}
	sealed = path + ".age"
	if err := s.Seal(d.t.Context(), sealed, lock, false, nil); err != nil {
		d.t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		d.t.Fatal(err)
	}
	return sealed, filepath.Join(d.home, "data", "unsealed")
}

func TestOpenSealed_closingSealsAgain(t *testing.T) {
	d := newDesk(t)
	sealed, unsealed := d.sealedCase()
	before, err := os.ReadFile(sealed)
	if err != nil {
		t.Fatal(err)
	}
	d.answers = append(d.answers, sealed)
	d.command("Open a sealed case…").Run()
	d.typed("another passphrase")
	d.press("Enter")
	d.sees("The passphrase does not open it")
	d.press("Esc")
	d.answers = append(d.answers, sealed)
	d.command("Open a sealed case…").Run()
	d.typed(passphraseOfTest)
	d.press("Enter")
	d.at(page.Overview)
	if left, err := os.ReadDir(unsealed); err != nil || len(left) != 1 {
		t.Errorf("plain copies: %v (%v)", left, err)
	}
	d.press("Ctrl+W")
	d.at(page.Start)
	d.seesNot("Ångström & Søn") // a plain copy that is gone is no recent case
	if left, err := os.ReadDir(unsealed); err != nil || len(left) > 0 {
		t.Errorf("left plain: %v (%v)", left, err)
	}
	if after, err := os.ReadFile(sealed); err != nil || string(after) != string(before) {
		t.Errorf("it was sealed anew though nothing was changed (%v)", err)
	}
}

func TestOpenSealed_offeredAfterACrash(t *testing.T) {
	d := newDesk(t)
	sealed, unsealed := d.sealedCase()
	key, err := seal.Passphrase(passphraseOfTest)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := casefile.OpenSealed(t.Context(), d.someone("Ragnhild Moe"), unsealed, sealed, key); err != nil {
		t.Fatal(err)
	}
	d.start()
	d.sees("was not sealed again")
	d.answer("Seal it")
	d.typed(passphraseOfTest)
	d.press("Enter")
	if left, err := os.ReadDir(unsealed); err != nil || len(left) > 0 {
		t.Errorf("left plain: %v (%v)", left, err)
	}
}

func TestSealCopy(t *testing.T) {
	d := newDesk(t)
	path := d.newCase("Vltava s.r.o.")
	d.w.Open(path)
	d.at(page.Overview)
	d.command("Seal a copy…").Run()
	d.typed(passphraseOfTest)
	d.press("Enter")
	d.sees("The two differ.")
	d.press("Tab")
	d.typed(passphraseOfTest)
	out := path + ".age"
	d.answers = append(d.answers, out)
	d.press("Enter")
	if _, err := os.Stat(out); err != nil {
		t.Error(err)
	}
}
