package material

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fieldcase/app/audit"
	"fieldcase/app/date"
	"fieldcase/app/desktop/form"
)

// MethodMark is how the way in which evidence was obtained is shown: icon and word.
func MethodMark(m audit.Method) (icon, word string) {
	switch m {
	case audit.Interview:
		return "users", "Interview"
	case audit.Observation:
		return "eye", "Observation"
	case audit.DocumentRead:
		return "file-text", "Document"
	case audit.SampleTaken:
		return "list-checks", "Record sample"
	default:
		return "paperclip", form.Words(string(m))
	}
}

// Source is where a piece of evidence comes from in a few words: document and version, or the function that was
// interviewed, else how it was obtained.
func Source(e *audit.Evidence) string {
	if s := strings.TrimSpace(e.Document + " " + e.Version); s != "" {
		return s
	}
	_, word := MethodMark(e.Method)
	if e.Function != "" {
		return word + ", " + e.Function
	}
	return word
}

// Day is a day with its time, as far as they are known: "4 May 14:06".
func Day(d date.Date, at date.Clock) string {
	if d.IsZero() {
		return ""
	}
	words := fmt.Sprintf("%d %s", d.Day(), d.Month().String()[:3])
	if !at.IsZero() {
		words += " " + at.String()
	}
	return words
}

// SizeWords are so many bytes as a person reads them: 412 KB, 1.3 MB.
func SizeWords(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d B", n)
	case n < 1000<<10:
		return fmt.Sprintf("%d KB", (n+1<<9)>>10)
	default:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
}

// FileMark is what kind of file an attachment is: icon and word.
func FileMark(a *audit.Attachment) (icon, word string) {
	kind, _, _ := strings.Cut(a.MediaType, "/")
	switch {
	case kind == "image" && !a.TakenOn.IsZero():
		return "image", "photo"
	case kind == "image":
		return "image", "picture"
	case kind == "video":
		return "file-text", "video"
	case kind == "audio":
		return "file-text", "recording"
	case strings.Contains(a.MediaType, "spreadsheet"), strings.HasPrefix(a.MediaType, "text/csv"):
		return "file-spreadsheet", "spreadsheet"
	case a.MediaType == "message/rfc822", a.MediaType == "application/vnd.ms-outlook":
		return "mail", "mail"
	case a.MediaType == "application/zip":
		return "archive", "archive"
	case a.MediaType == "application/pdf", kind == "text", strings.Contains(a.MediaType, "document"):
		return "file-text", "document"
	}
	if ext := strings.TrimPrefix(filepath.Ext(a.Name), "."); ext != "" && len(ext) <= 5 {
		return "paperclip", strings.ToUpper(ext) + " file"
	}
	return "paperclip", "file"
}

// Finger is the beginning of the hash of an attachment, by which two people see that they have the same: "9f3a 71c2".
func Finger(a *audit.Attachment) string {
	if len(a.SHA256) < 8 {
		return a.SHA256
	}
	return a.SHA256[:4] + " " + a.SHA256[4:8]
}

// counted is a number with its word: "1 file", "3 files".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// filled joins those of the parts that say something.
func filled(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// find returns the record that has the ID, nil when none has.
func find[T any, P interface {
	*T
	audit.Recorder
}](records []T, id audit.ID,
) P {
	for i := range records {
		if P(&records[i]).Base().ID == id {
			return &records[i]
		}
	}
	return nil
}
