package finding_test

import (
	"testing"

	"fieldcase/app/casefile/sample"
	"fieldcase/app/desktop/pagetest"
)

// TestTrail_opensFromTheFinding: by one key, from the finding to who saw what, and back to where the keyboard was.
func TestTrail_opensFromTheFinding(t *testing.T) {
	d := &desk{Desk: pagetest.Sample(t, sample.TeamMeeting.Clock(), sample.TeamMeeting)}
	d.Choose("stage-2")
	d.show(d.Session)
	d.Enter(d.finding("JL-02").ID)
	d.Press("Ctrl+Shift+T")
	d.Sees("Trail of JL-02", "by Jonas Lindqvist", "P-06, Not fulfilled")
	d.Press("Esc")
	d.SeesNot("Trail of JL-02")
}

// TestExtent_flowsIntoTheText: what the items of a sample show stands in the evidence of the finding as k of n.
func TestExtent_flowsIntoTheText(t *testing.T) {
	d := &desk{Desk: pagetest.Sample(t, sample.TeamMeeting.Clock(), sample.TeamMeeting)}
	d.Choose("stage-2")
	d.show(d.Session)
	d.Enter(d.finding("JL-02").ID)
	d.Press("Ctrl+Shift+X")
	d.Press("Alt+S")
	const extent = "4 of 9 Competence files sampled; 1 of the 4 did not fulfil the requirement."
	d.Sees(extent)
	if text := d.finding("JL-02").EvidenceText; text[max(0, len(text)-len(extent)):] != extent {
		t.Errorf("the evidence ends %q", text)
	}
}
