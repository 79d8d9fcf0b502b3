package seal_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"filippo.io/age"

	"fieldcase/app/seal"
)

const passphrase = "rød grød med fløde"

func sealed(t testing.TB, l seal.Lock, plain []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := l.Writer(&out)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(plain); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func opened(k seal.Key, content []byte) ([]byte, error) {
	o, err := k.Open(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(o)
}

func quick(t testing.TB) (seal.Lock, seal.Key) {
	t.Helper()
	l, err := seal.Quick(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	k, ok := l.Key()
	if !ok {
		t.Fatal("a passphrase does not open what it seals")
	}
	return l, k
}

// person returns the public key of somebody and what is in the file of private keys.
func person(t testing.TB) (public string, k seal.Key) {
	t.Helper()
	i, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	k, err = seal.Identities(strings.NewReader("# created: 2026-05-04\n" + i.String() + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return i.Recipient().String(), k
}

// sizes lie around the ends of the parts that are sealed one by one.
var sizes = []int{0, 1, 65535, 65536, 65537, 3 * 65536, 200_001}

func TestKey_Open_givesBackWhatWasSealed(t *testing.T) {
	t.Parallel()
	l, k := quick(t)
	for _, n := range sizes {
		plain := bytes.Repeat([]byte("Ångström 16"), n/11+1)[:n]
		content := sealed(t, l, plain)
		got, err := opened(k, content)
		if err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%d bytes came back as %d (%v)", n, len(got), err)
		}
		o, err := k.Open(bytes.NewReader(content), int64(len(content)))
		if err != nil || o.Size() != int64(n) {
			t.Errorf("%d bytes are told to be %d (%v)", n, o.Size(), err)
		}
	}
}

func TestWithPassphrase_asAgeWantsIt(t *testing.T) {
	t.Parallel()
	l, err := seal.WithPassphrase(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	content := sealed(t, l, []byte("plain"))
	i, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(bytes.NewReader(content), i)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(r); err != nil || string(got) != "plain" {
		t.Errorf("age reads %q (%v)", got, err)
	}
	if !bytes.Contains(content, []byte(" 18\n")) || !seal.IsSealed(content) {
		t.Errorf("the first lines are %q", content[:80])
	}
}

func TestForRecipients_eachOpensIt(t *testing.T) {
	t.Parallel()
	mira, miraKey := person(t)
	jan, janKey := person(t)
	_, stranger := person(t)
	l, err := seal.ForRecipients("# the team\n"+mira, jan)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := l.Key(); ok {
		t.Error("public keys open what they seal")
	}
	content := sealed(t, l, []byte("plain"))
	for name, k := range map[string]seal.Key{"Mira": miraKey, "Jan": janKey} {
		if got, err := opened(k, content); err != nil || string(got) != "plain" {
			t.Errorf("%s reads %q (%v)", name, got, err)
		}
	}
	if _, err := opened(stranger, content); !errors.Is(err, seal.ErrWrongKey) {
		t.Errorf("a stranger gets %v", err)
	}
	if got := miraKey.Recipients(); len(got) != 1 || got[0] != mira {
		t.Errorf("recipients of a key: %v, want %s", got, mira)
	}
}

func TestForRecipients_postQuantum(t *testing.T) {
	t.Parallel()
	i, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	k, err := seal.Identities(strings.NewReader(i.String()))
	if err != nil {
		t.Fatal(err)
	}
	l, err := seal.ForRecipients(i.Recipient().String())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := opened(k, sealed(t, l, []byte("plain"))); err != nil || string(got) != "plain" {
		t.Errorf("%q (%v)", got, err)
	}
	classic, _ := person(t)
	if _, err := seal.ForRecipients(i.Recipient().String(), classic); !errors.Is(err, seal.ErrRecipient) {
		t.Errorf("a mixture of kinds: %v", err)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	l, k := quick(t)
	public, keys := person(t)
	toMira, err := seal.ForRecipients(public)
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := seal.Passphrase("Rød grød med fløde")
	if err != nil {
		t.Fatal(err)
	}
	withPassphrase, forMira := sealed(t, l, []byte("plain")), sealed(t, toMira, []byte("plain"))
	for name, tt := range map[string]struct {
		key     seal.Key
		content []byte
		want    error
	}{
		"another passphrase":           {wrong, withPassphrase, seal.ErrWrongPassphrase},
		"a key in place of a phrase":   {keys, withPassphrase, seal.ErrWantsPassphrase},
		"a phrase in place of a key":   {k, forMira, seal.ErrWantsKey},
		"a case file":                  {k, []byte("SQLite format 3\x00 and so on"), seal.ErrNotSealed},
		"nothing":                      {k, nil, seal.ErrNotSealed},
		"a later version of age":       {k, []byte("age-encryption.org/v2\n"), seal.ErrNotSealed},
		"the work of hours":            {k, bytes.Replace(withPassphrase, []byte(" 4\n"), []byte(" 30\n"), 1), seal.ErrAltered},
		"more after its end":           {k, append(bytes.Clone(withPassphrase), "more"...), seal.ErrAltered},
		"its hash of the lines":        {k, flipped(withPassphrase, bytes.Index(withPassphrase, []byte("---"))+6), seal.ErrAltered},
		"the part of the passphrase":   {k, flipped(withPassphrase, bytes.Index(withPassphrase, []byte(" 4\n"))+5), seal.ErrWrongPassphrase},
		"a recipient beside a phrase":  {k, bytes.Replace(withPassphrase, []byte("\n---"), []byte("\n-> X25519 AAAA\nAAAA\n---"), 1), seal.ErrAltered},
		"without the line of the hash": {k, withPassphrase[:bytes.Index(withPassphrase, []byte("---"))], seal.ErrCutShort},
	} {
		if _, err := opened(tt.key, tt.content); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
	for _, bad := range []string{"", "# nobody", "age1nobody", "ssh-ed25519 AAAA", public[:len(public)-1] + "q"} {
		if _, err := seal.ForRecipients(bad); !errors.Is(err, seal.ErrRecipient) {
			t.Errorf("recipient %q: %v", bad, err)
		}
		if _, err := seal.Identities(strings.NewReader(bad)); !errors.Is(err, seal.ErrIdentity) {
			t.Errorf("identity %q: %v", bad, err)
		}
	}
	if _, err := seal.WithPassphrase(""); !errors.Is(err, seal.ErrNoPassphrase) {
		t.Errorf("an empty passphrase: %v", err)
	}
}

// flipped returns the bytes with one letter of base64 or one byte changed.
func flipped(b []byte, at int) []byte {
	out := bytes.Clone(b)
	if out[at] == 'A' {
		out[at] = 'B'
	} else {
		out[at] = 'A'
	}
	return out
}

// No part of a file can be left out at its end, and no byte of it be another, without it being told; a file that ends too
// early is never taken for a wrong passphrase.
func TestKey_Open_tellsWhatIsCutOrChanged(t *testing.T) {
	t.Parallel()
	l, k := quick(t)
	plain := bytes.Repeat([]byte("0123456789abcdef"), 3*65536/16)
	content := sealed(t, l, append(plain, "the last part"...))
	payload := bytes.Index(content, []byte("\n---")) + 1 + len("--- ") + 43 + 1 + 16
	cuts := []int{payload - 17, payload - 16, payload - 1, payload, payload + 1, len(content) - 1}
	for i := 1; i <= 3; i++ {
		end := payload + i*(65536+16)
		cuts = append(cuts, end-1, end, end+1, end+16, end+17)
	}
	for _, n := range cuts {
		if got, err := opened(k, content[:min(n, len(content)-1)]); !errors.Is(err, seal.ErrAltered) {
			t.Errorf("cut at %d of %d: %d bytes, error %v", n, len(content), len(got), err)
		}
	}
	for at := payload - 16; at < len(content); at += 4099 {
		bent := bytes.Clone(content)
		bent[at] ^= 1
		if _, err := opened(k, bent); !errors.Is(err, seal.ErrAltered) || errors.Is(err, seal.ErrCutShort) {
			t.Errorf("byte %d changed: %v", at, err)
		}
	}
	swapped := bytes.Clone(content)
	first, second := swapped[payload:payload+65552], bytes.Clone(swapped[payload+65552:payload+2*65552])
	copy(swapped[payload+65552:], first)
	copy(first, second)
	if _, err := opened(k, swapped); !errors.Is(err, seal.ErrAltered) {
		t.Errorf("two parts swapped: %v", err)
	}
}

type brokenDisk struct{ io.ReaderAt }

var errDisk = errors.New("input/output error")

func (b brokenDisk) ReadAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) > 70_000 {
		return 0, fmt.Errorf("sector: %w", errDisk)
	}
	return b.ReaderAt.ReadAt(p, at)
}

func TestKey_Open_tellsAFaultOfTheDiskFromDamage(t *testing.T) {
	t.Parallel()
	l, k := quick(t)
	content := sealed(t, l, make([]byte, 200_000))
	o, err := k.Open(brokenDisk{bytes.NewReader(content)}, int64(len(content)))
	if err == nil {
		_, err = io.ReadAll(o)
	}
	if !errors.Is(err, errDisk) || errors.Is(err, seal.ErrAltered) {
		t.Errorf("error %v", err)
	}
}

// FuzzKey_Open: what is no sealed file never opens, and never ends the program.
func FuzzKey_Open(f *testing.F) {
	l, k := quick(f)
	f.Add(sealed(f, l, []byte("plain")))
	f.Add([]byte("age-encryption.org/v1\n-> scrypt AAAA 18\n"))
	f.Add([]byte("age-encryption.org/v1\n-> X25519 AAAA\n--- "))
	f.Fuzz(func(t *testing.T, content []byte) {
		if got, err := opened(k, content); err == nil && string(got) != "plain" {
			t.Errorf("opened as %q", got)
		}
	})
}
