package wording_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"fieldcase/app/wording"
)

// sølvberg are the names of the sample case.
var sølvberg = wording.Known{
	Persons: []string{"Ingrid Næss", "Torbjørn Åsen", "Dr. Aoife Byrne", "山田太郎", "May Berg"},
	Client:  []string{"Sølvberg Bildediagnostikk AS", "Fjordcert AS", "Sølvberg"},
	Sites:   []string{"Oslo", "Tromsø"},
	Systems: []string{"ThoraxTriage 4", "ReportDraft"},
}

func TestScrub(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{
			"No AI system impact assessment was carried out for ReportDraft before clinical validation began.",
			"No AI system impact assessment was carried out for [AI system] before clinical validation began.",
		},
		{
			"VP-11 v1.0 signed 2026-03-30; register IAR v9 of 28 April 2026 lists IA-01; 1 of 4 systems without assessment (clause 8.4, A.5.2).",
			"[document] [version] signed [date]; register IAR [version] of [date] lists [document]; [number] of [number] systems without assessment (clause 8.4, A.5.2).",
		},
		{
			"Clauses 9 and 10 of ISO/IEC 42001:2023 were not audited in March 2026 at Sølvberg Bildediagnostikk AS, Oslo.",
			"Clauses 9 and 10 of ISO/IEC 42001:2023 were not audited in [date] at [client], [site].",
		},
		{
			"INGRID NÆSS, Åsen’s deputy, Mr. Smith and Dr Byrne (i.naess@example.no, https://example.no/a?b=1) confirmed it.",
			"[person], [person] deputy, [person] and [person] ([address], [address]) confirmed it.",
		},
		{"山田太郎さんの力量の証拠がなかった。", "[person]さんの力量の証拠がなかった。"},
		{"Changes may be released by the person who made them.", "Changes may be released by the person who made them."},
		{"In May 2026 May Berg had left.", "In [date] [person] had left."},
		{"Alerts of ThoraxTriage 4 were acknowledged after 31, 26 and 44 hours.", "Alerts of [AI system] were acknowledged after [number], [number] and [number] hours."},
	} {
		got := wording.Scrub(tt.in, sølvberg, nil)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Scrub(%q) (-want +got):\n%s", tt.in, diff)
		}
		if again := wording.Scrub(got, sølvberg, nil); again != got {
			t.Errorf("scrubbed twice: %q", again)
		}
	}
}

func TestScrub_goodFindingsLoseTheirNumbers(t *testing.T) {
	t.Parallel()
	for _, e := range corpus(t, "good.txt") {
		got := wording.Scrub(e.in.Statement, sølvberg, nil)
		if again := wording.Scrub(got, sølvberg, nil); again != got {
			t.Errorf("good.txt:%d: %q, again %q", e.line, got, again)
		}
	}
}

func TestSimilar(t *testing.T) {
	t.Parallel()
	const assessment = "No AI system impact assessment was carried out for ReportDraft before clinical validation began."
	for _, tt := range []struct {
		a, b  string
		alike bool
	}{
		{assessment, assessment, true},
		{assessment, "Impact assessments of AI systems were not carried out for 2 of 5 systems before validation.", true},
		{
			"Evidence of competence was not available for one of the persons who validate models.",
			"For three validators of models there was no evidence of their competence.", true,
		},
		{
			"The internal audit programme 2025/26 did not cover clauses 9 and 10.",
			"The programme of internal audits for 2027 left clause 10 uncovered.", true,
		},
		{assessment, "Evidence of competence was not available for one of the persons who validate models.", false},
		{
			"The internal audit programme did not cover clauses 9 and 10.",
			"Alerts on falling performance raised outside office hours were not handled within 4 hours.", false,
		},
		{"Documents of external origin were not identified.", "Event logs were overwritten after 7 days instead of 90.", false},
		{"", "", false},
		{"", assessment, false},
		{"2026-05-04", "2026-05-05", false},
		{"…", "…", true},
	} {
		got := wording.Similar(tt.a, tt.b)
		if (got >= wording.Alike) != tt.alike {
			t.Errorf("Similar(%q, %q) = %.2f, want alike %v", tt.a, tt.b, got, tt.alike)
		}
	}
}

func TestSimilar_isSymmetricAndWithinBounds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.SampledFrom([]string{"audit", "Audits", "not", "2026-05-04", "Næss", "logs", "kept", "🙂", "A.5.2", "validated"}))
		a, b := joinedWords(words.Draw(t, "a")), joinedWords(words.Draw(t, "b"))
		x, y := wording.Similar(a, b), wording.Similar(b, a)
		if x != y || x < 0 || x > 1 {
			t.Fatalf("Similar = %v and %v", x, y)
		}
	})
}
