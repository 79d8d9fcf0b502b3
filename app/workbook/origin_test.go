package workbook_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"fieldcase/app/audit"
	"fieldcase/app/workbook"
)

func origin(t *testing.T, data []byte) (workbook.Origin, error) {
	t.Helper()
	return workbook.ReadOrigin(bytes.NewReader(data), int64(len(data)))
}

func TestReadOrigin(t *testing.T) {
	t.Parallel()
	const heads = `[["01980000-0000-7000-8000-000000000001",2,"eea2"]]`
	for name, finding := range map[string]bool{"with answers": true, "nothing to answer": false} {
		f := findings(t)
		f.Heads, f.Export = heads, "01980000-0000-7000-8000-0000000e1001"
		if !finding {
			f.Case.Findings = nil
		}
		f.Signing = &workbook.Signing{Key: "ed25519:AAAA", Fingerprint: "1f0c 33ab 90d2 77e1", Sign: func(o workbook.Origin) string { return "over " + o.Content + o.Heads }}
		data, result := encode(t, f)
		want := workbook.Origin{
			Case: f.Case.ID, Export: f.Export, ExportedAt: audit.InstantOf(f.ExportedAt), Heads: heads, Content: result.SHA256,
			Key: "ed25519:AAAA", Signature: "over " + result.SHA256 + heads,
		}
		if got, err := origin(t, data); err != nil || got != want {
			t.Errorf("%s: %+v (%v), want %+v", name, got, err, want)
		}
		if got := text(t, data, "About"); !strings.Contains(got, f.Signing.Fingerprint) {
			t.Errorf("%s: About does not show the key:\n%s", name, got)
		}
		computed, stated, err := workbook.ContentHash(bytes.NewReader(data), int64(len(data)))
		if err != nil || computed != result.SHA256 || stated != computed {
			t.Errorf("%s: hash of the content %s, stated %s (%v)", name, computed, stated, err)
		}
	}
}

func TestReadOrigin_ofWhatDoesNotTell(t *testing.T) {
	t.Parallel()
	data, _ := encode(t, findings(t))
	if got, err := origin(t, data); !errors.Is(err, workbook.ErrNoOrigin) {
		t.Errorf("%+v, %v", got, err)
	}
}
