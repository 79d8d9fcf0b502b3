package assets_test

import (
	"encoding/json"
	"slices"
	"testing"

	"fieldcase/assets"
)

func TestStandardIDs(t *testing.T) {
	t.Parallel()
	want := []string{
		"eu-ai-act-2024-1689", "iso-9001-2015", "iso-iec-27001-2022",
		"iso-iec-42001-2023", "nist-ai-rmf-1.0",
	}
	if got := assets.StandardIDs(); !slices.Equal(got, want) {
		t.Errorf("StandardIDs() = %q, want %q", got, want)
	}
}

func TestStandard(t *testing.T) {
	t.Parallel()
	for _, id := range assets.StandardIDs() {
		b, err := assets.Standard(id)
		if err != nil {
			t.Fatal(err)
		}
		var head struct {
			ID string `json:"id"`
		}
		if err := json.Unmarshal(b, &head); err != nil || head.ID != id {
			t.Errorf("Standard(%q) holds id %q (%v)", id, head.ID, err)
		}
	}
	for _, id := range []string{"", "iso-9999", "crosswalk", "../standards/iso-9001-2015"} {
		if _, err := assets.Standard(id); err == nil {
			t.Errorf("Standard(%q) gave no error", id)
		}
	}
}

func TestCrosswalk(t *testing.T) {
	t.Parallel()
	if !json.Valid(assets.Crosswalk()) {
		t.Error("Crosswalk() is not JSON")
	}
}
