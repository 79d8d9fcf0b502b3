package filename

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSafe(t *testing.T) {
	tests := []struct{ name, want string }{
		{"Prüfplan Søren & Söhne 2026-11-25.xlsx", "Prüfplan Søren & Söhne 2026-11-25.xlsx"},
		{"監査報告書.docx", "監査報告書.docx"},
		{"می\u200cخواهم.pdf", "می\u200cخواهم.pdf"},
		{"../../etc/passwd", "passwd"},
		{`C:\Users\Ada\invoice.pdf`, "invoice.pdf"},
		{`\\server\share\x.txt`, "x.txt"},
		{"CON", "_CON"},
		{"con.txt", "_con.txt"},
		{"nul .tar.gz", "_nul .tar.gz"},
		{"COM¹.log", "_COM¹.log"},
		{"console.txt", "console.txt"},
		{"report.pdf. . ", "report.pdf"},
		{".bashrc", "bashrc"},
		{"-rf", "rf"},
		{"invoice\u202efdp.exe", "invoicefdp.exe"},
		{"a\x00b\nc.txt", "abc.txt"},
		{"what? <1:2>|*.txt", "what_ _1_2___.txt"},
		{"photo.jpg:stream", "photo.jpg_stream"},
		{"bad\xffbyte.txt", "bad_byte.txt"},
		{"", "file"},
		{"..", "file"},
		{"///", "file"},
		{strings.Repeat("é", 300) + ".docx", strings.Repeat("é", 97) + ".docx"},
	}
	for _, tt := range tests {
		if got := Safe(tt.name); got != tt.want {
			t.Errorf("Safe(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSafeOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringMatching(`[./\\ A-Za-z:é-]{0,300}`)).Draw(t, "name")
		got := Safe(name)
		switch {
		case got == "" || len(got) > maxName+1 || !utf8.ValidString(got):
			t.Fatalf("Safe = %q", got)
		case strings.ContainsAny(got, "/\\:\x00\n") || strings.HasPrefix(got, ".") || strings.HasSuffix(got, "."):
			t.Fatalf("Safe = %q", got)
		case Safe(got) != got:
			t.Fatalf("Safe(%q) = %q: a safe name must stay", got, Safe(got))
		}
	})
}
